package ais.geofence.position.read;

import ais.geofence.position.RejectReason;
import ais.geofence.spark.Columns;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Splits a CSV line into its fields by RFC 4180 and checks that it fits the header. A field that begins with a quote ends
 * with one, and a quote within it is doubled. A quote in the middle of an unquoted field is ordinary text. An empty field is
 * null; a quoted empty field is an empty text. The parser reads each byte once. Spark's own parser accepts broken quotes and
 * takes ten times as long. Called from generated code.
 */
public final class CsvLineParser implements Serializable {
    /** The field after those of the line: the ordinal of the {@link RejectReason}. */
    static final String MALFORMED = Columns.OWN + "malformed";

    private static final byte QUOTE = '"';

    private final byte separator;
    private final int columns;
    private final boolean[] needed;

    /**
     * @param names of the columns
     * @param needed those of them whose values are returned; those of the others are null
     */
    CsvLineParser(char separator, List<String> names, Set<String> needed) {
        this.separator = (byte) separator;
        this.columns = names.size();
        this.needed = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            this.needed[column] = needed.contains(names.get(column));
        }
    }

    /** The type that {@link #invoke} returns: the fields as text, then {@link #MALFORMED}. */
    static StructType type(List<String> names) {
        StructType type = new StructType();
        for (String name : names) {
            type = type.add(name, DataTypes.StringType);
        }
        return type.add(MALFORMED, DataTypes.IntegerType, false);
    }

    /**
     * Splits a line.
     *
     * @return the fields, all null where the line is malformed, and the ordinal of the {@link RejectReason}
     */
    public InternalRow invoke(UTF8String line) {
        byte[] bytes = line.getBytes();
        @Nullable Object[] row = new @Nullable Object[columns + 1];
        RejectReason reason = split(bytes, row);
        if (reason != RejectReason.NONE) {
            Arrays.fill(row, null);
        }
        row[columns] = reason.ordinal();
        return new GenericInternalRow(row);
    }

    private RejectReason split(byte[] bytes, @Nullable Object[] fields) {
        int field = 0;
        int at = 0;
        while (true) {
            int start = at;
            boolean quoted = at < bytes.length && bytes[at] == QUOTE;
            if (quoted) {
                at = endOfQuoted(bytes, at + 1);
                if (at < 0 || (at < bytes.length && bytes[at] != separator)) {
                    return RejectReason.BROKEN_QUOTES;
                }
            } else {
                while (at < bytes.length && bytes[at] != separator) {
                    at++;
                }
            }
            if (field < columns && needed[field]) {
                fields[field] = quoted ? unquoted(bytes, start + 1, at - 1) : text(bytes, start, at);
            }
            field++;
            if (at >= bytes.length) {
                break;
            }
            at++;
        }
        if (field < columns) {
            return RejectReason.COLUMNS_MISSING;
        }
        return field > columns ? RejectReason.TOO_MANY_COLUMNS : RejectReason.NONE;
    }

    /** The index after the quote that closes a field whose text starts at {@code from}; -1 if there is no such quote. */
    private static int endOfQuoted(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == QUOTE) {
                if (at + 1 < bytes.length && bytes[at + 1] == QUOTE) {
                    at++;
                } else {
                    return at + 1;
                }
            }
        }
        return -1;
    }

    private static @Nullable UTF8String text(byte[] bytes, int from, int to) {
        return from == to ? null : UTF8String.fromBytes(bytes, from, to - from);
    }

    private static UTF8String unquoted(byte[] bytes, int from, int to) {
        byte[] text = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            text[length] = bytes[at];
            length++;
            if (bytes[at] == QUOTE) {
                at++; // the other half of a doubled quote
            }
        }
        return UTF8String.fromBytes(text, 0, length);
    }

    @Override
    public String toString() {
        return "csv_line";
    }
}
