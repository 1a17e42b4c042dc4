package ais.geofence.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.UUIDType;
import org.apache.parquet.format.Util;

/** Parquet with logical types that are newer than the library that reads it. */
public final class NewerParquet {
    /** The number of VARIANT. */
    public static final byte VARIANT = 16;

    /** The number of GEOMETRY. */
    public static final byte GEOMETRY = 17;

    /** How the type of UUIDs is written. */
    private static final String UUID = "\u00ec\0\0";

    private NewerParquet() {}

    /** The file with another logical type: that of UUIDs is written, and its number is replaced. */
    public static Path of(Path file, String column, byte type) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = bytes.length - 8 - all.getInt(bytes.length - 8);
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(bytes, start, bytes.length - 8 - start));
        for (SchemaElement element : metadata.getSchema()) {
            if (element.getName().equals(column)) {
                element.setLogicalType(LogicalType.UUID(new UUIDType()));
            }
        }
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, footer);
        String text = footer.toString(StandardCharsets.ISO_8859_1);
        if (text.indexOf(UUID) < 0 || text.indexOf(UUID) != text.lastIndexOf(UUID)) {
            throw new IllegalStateException("no type, or several, to replace");
        }
        byte[] patched = text.replace(UUID, "\f" + (char) (2 * type) + "\0\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer whole = ByteBuffer.allocate(start + patched.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(bytes, 0, start).put(patched).putInt(patched.length).put(bytes, bytes.length - 4, 4);
        return Files.write(file, whole.array());
    }
}
