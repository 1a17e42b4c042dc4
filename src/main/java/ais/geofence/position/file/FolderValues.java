package ais.geofence.position.file;

import java.io.Serializable;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Returns the values of the {@link FolderColumns} for a row's file. Called from generated code. */
public final class FolderValues implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<Map<String, @Nullable String[]>> byFile;
    private final LastFile lastFile = new LastFile();
    private transient @Nullable InternalRow lastValues;

    /**
     * @param byFile the values by the path of each file of the input
     */
    FolderValues(Broadcast<Map<String, @Nullable String[]>> byFile) {
        this.byFile = byFile;
    }

    /** The values as text, for the path of a file as a URI. */
    public InternalRow invoke(UTF8String file) {
        InternalRow values = lastValues;
        if (lastFile.changesTo(file) || values == null) {
            String path = new Path(URI.create(file.toString())).toString();
            @Nullable String[] texts = Objects.requireNonNull(byFile.value().get(path), path);
            values = new GenericInternalRow(
                    Arrays.stream(texts).map(UTF8String::fromString).toArray());
            lastValues = values;
        }
        return values;
    }

    @Override
    public String toString() {
        return "folder_values";
    }
}
