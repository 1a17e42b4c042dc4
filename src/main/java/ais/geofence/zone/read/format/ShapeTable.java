package ais.geofence.zone.read.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dBASE table beside a shapefile, which has a row for each shape. Reads one row after another. */
final class ShapeTable {
    private static final int HEADER_BYTES = 32;
    private static final int COLUMN_BYTES = 32;
    private static final int NAME_BYTES = 11;
    private static final byte END_OF_COLUMNS = 0x0d;

    private static final String DAMAGED = "has a .dbf that is damaged: ";

    private final InputStream in;
    private final TableEncoding encoding;
    private final List<TableColumn> columns;
    private final long rows;
    private final int rowBytes;
    private long read;

    private ShapeTable(InputStream in, TableEncoding encoding, List<TableColumn> columns, long rows, int rowBytes) {
        this.in = in;
        this.encoding = encoding;
        this.columns = columns;
        this.rows = rows;
        this.rowBytes = rowBytes;
    }

    /**
     * Reads what comes before the rows.
     *
     * @param cpg the text of the {@code .cpg} beside the table, if there is one
     * @throws UnreadableFile if no rows can be read by it
     */
    static ShapeTable of(InputStream in, @Nullable String cpg) throws IOException {
        ByteBuffer header = littleEndian(in, HEADER_BYTES);
        if (!isKnown(header.get(0))) {
            throw new UnreadableFile("has a .dbf of an unknown version (" + (header.get(0) & 0xff)
                    + "): only tables of dBASE III and IV can be read");
        }
        long rows = header.getInt(4) & 0xffffffffL;
        int headerBytes = header.getShort(8) & 0xffff;
        int rowBytes = header.getShort(10) & 0xffff;
        int languageDriver = header.get(29) & 0xff;
        TableEncoding encoding = cpg == null || cpg.isBlank()
                ? TableEncoding.ofLanguageDriver(languageDriver)
                : TableEncoding.named(cpg);
        ByteBuffer descriptions = littleEndian(in, Math.max(0, headerBytes - HEADER_BYTES));
        List<TableColumn> columns = columns(descriptions, encoding);
        if (columns.stream().anyMatch(column -> column.offset() + column.length() > rowBytes)) {
            throw new UnreadableFile(DAMAGED + "its columns do not fit into its rows of " + rowBytes + " bytes");
        }
        return new ShapeTable(in, encoding, columns, rows, rowBytes);
    }

    /** Tables of dBASE III and IV, and of FoxPro, which begin in the same way. */
    private static boolean isKnown(byte version) {
        return (version & 7) == 3 || (version & 0xf0) == 0x30;
    }

    private static ByteBuffer littleEndian(InputStream in, int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new UnreadableFile("has a .dbf that is cut off in its header");
        }
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<TableColumn> columns(ByteBuffer descriptions, TableEncoding encoding) throws UnreadableFile {
        List<TableColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int offset = 1; // after the mark of a deleted row
        for (int at = 0; at + COLUMN_BYTES <= descriptions.capacity(); at += COLUMN_BYTES) {
            if (descriptions.get(at) == END_OF_COLUMNS) {
                break;
            }
            String name = name(descriptions.array(), at, encoding);
            char type = (char) (descriptions.get(at + NAME_BYTES) & 0xff);
            int length = descriptions.get(at + 16) & 0xff;
            TableColumn column = new TableColumn(name, type, offset, length, descriptions.get(at + 17) & 0xff);
            if (!column.isReadable()) {
                throw new UnreadableFile("has a .dbf with a column \"" + name + "\" of type " + type
                        + ", which can't be read: leave it out");
            }
            if (!names.add(name)) {
                throw new UnreadableFile("has a .dbf with two columns by the name of \"" + name + "\"");
            }
            columns.add(column);
            offset += length;
        }
        return columns;
    }

    private static String name(byte[] descriptions, int at, TableEncoding encoding) throws UnreadableFile {
        int length = 0;
        while (length < NAME_BYTES && descriptions[at + length] != 0) {
            length++;
        }
        try {
            return encoding.decode(descriptions, at, length).strip();
        } catch (CharacterCodingException e) {
            throw new UnreadableFile("has a .dbf with a column whose name is not in " + encoding + correction());
        }
    }

    private static String correction() {
        return ": correct the encoding in its .cpg";
    }

    /** The names of its columns. */
    List<String> names() {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** How many there are, by the header. */
    long rows() {
        return rows;
    }

    /**
     * Reads the next row. There must be one.
     *
     * @return its values as text, in order, without those that are empty; null if the row is marked as deleted
     */
    @Nullable Map<String, String> next() throws IOException {
        read++;
        byte[] row = in.readNBytes(rowBytes);
        if (row.length < rowBytes || rowBytes == 0) {
            throw new UnreadableFile("has a .dbf that is cut off in row " + read + " of " + rows);
        }
        return switch (row[0]) {
            case ' ' -> values(row);
            case '*' -> null;
            default -> throw new UnreadableFile(DAMAGED + "row " + read + " does not begin as one");
        };
    }

    private Map<String, String> values(byte[] row) throws UnreadableFile {
        Map<String, String> values = new LinkedHashMap<>();
        for (TableColumn column : columns) {
            try {
                String value = column.value(row, encoding);
                if (value != null) {
                    values.put(column.name(), value);
                }
            } catch (CharacterCodingException e) {
                throw new UnreadableFile("has a .dbf that is not in " + encoding + ", as column \"" + column.name()
                        + "\" of row " + read + correction());
            }
        }
        return Collections.unmodifiableMap(values);
    }
}
