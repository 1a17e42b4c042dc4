package ais.geofence.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file in a form that the library can read. On logical types that are newer than itself (GEOMETRY, GEOGRAPHY, VARIANT) the
 * library fails with a {@link NullPointerException}. Without these types the columns have their stored types.
 *
 * @param file the same rows without such types
 * @param unknown the names of the columns that have such a type, or contain one
 */
public record KnownTypes(InputFile file, Set<String> unknown) {
    private static final int LENGTH_AND_MAGIC_BYTES = Integer.BYTES + ParquetFileWriter.MAGIC.length;

    /**
     * Reads the footer of a file. A file without a footer, or with an encrypted one, is returned unchanged.
     *
     * @throws IOException if the file can't be read, or its footer is damaged
     */
    public static KnownTypes of(InputFile file) throws IOException {
        try (SeekableInputStream in = file.newStream()) {
            long end = file.getLength() - LENGTH_AND_MAGIC_BYTES;
            if (end < 0) {
                return new KnownTypes(file, Set.of());
            }
            in.seek(end);
            ByteBuffer last = ByteBuffer.allocate(LENGTH_AND_MAGIC_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            in.readFully(last);
            last.flip();
            long start = end - last.getInt();
            if (start < 0 || start > end || !last.equals(ByteBuffer.wrap(ParquetFileWriter.MAGIC))) {
                return new KnownTypes(file, Set.of());
            }
            in.seek(start);
            byte[] footer = new byte[(int) (end - start)];
            in.readFully(footer);
            FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
            Set<String> unknown = forgetUnknown(metadata.getSchema());
            return unknown.isEmpty()
                    ? new KnownTypes(file, unknown)
                    : new KnownTypes(new OtherFooter(file, start, written(metadata)), unknown);
        }
    }

    /** Removes the types that the library does not know from a schema. The schema lists the root first and each group before its fields. */
    private static Set<String> forgetUnknown(List<SchemaElement> schema) {
        Set<String> columns = new LinkedHashSet<>();
        String column = "";
        int within = 0;
        for (SchemaElement element : schema.subList(Math.min(1, schema.size()), schema.size())) {
            if (within == 0) {
                column = element.getName();
                within = 1;
            }
            within += element.getNum_children() - 1;
            if (element.isSetLogicalType() && !element.getLogicalType().isSet()) {
                element.unsetLogicalType();
                columns.add(column);
            }
        }
        return columns;
    }

    private static byte[] written(FileMetaData metadata) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, out);
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(length.putInt(out.size()).array());
        out.writeBytes(ParquetFileWriter.MAGIC);
        return out.toByteArray();
    }
}
