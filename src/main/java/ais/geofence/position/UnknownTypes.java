package ais.geofence.position;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/** Tells a Parquet file with types newer than its reader, on which the reader stumbles, from a damaged one. */
final class UnknownTypes {
    private static final int TRAILER = Integer.BYTES + "PAR1".length();

    private UnknownTypes() {}

    /** The first column whose type the reader does not know; empty too where the file is damaged. */
    static Optional<String> in(Path file, long bytes, Configuration configuration) {
        try (FSDataInputStream in = file.getFileSystem(configuration).open(file)) {
            in.seek(bytes - TRAILER);
            int length = Integer.reverseBytes(in.readInt());
            byte[] magic = in.readNBytes(TRAILER - Integer.BYTES);
            if (!new String(magic, StandardCharsets.ISO_8859_1).equals("PAR1")) {
                return Optional.empty();
            }
            in.seek(bytes - TRAILER - length);
            FileMetaData metadata = Util.readFileMetaData(in, true);
            return metadata.getSchema().stream()
                    .filter(element -> element.isSetLogicalType()
                            && element.getLogicalType().getSetField() == null)
                    .map(SchemaElement::getName)
                    .findFirst();
        } catch (IOException | RuntimeException e) { // what is damaged throws both
            return Optional.empty();
        }
    }
}
