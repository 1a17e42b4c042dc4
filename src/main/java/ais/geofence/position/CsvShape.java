package ais.geofence.position;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Checks whether a CSV line fits its header, after RFC 4180: a field that begins with a quote ends with one, a quote
 * within it is doubled. A quote in the middle of an unquoted field is text like any other. Called from generated code.
 */
public final class CsvShape implements Serializable {
    private final byte separator;
    private final int columns;

    CsvShape(char separator, int columns) {
        this.separator = (byte) separator;
        this.columns = columns;
    }

    /**
     * Looks at one line.
     *
     * @return the ordinal of the {@link RejectReason}
     */
    public int invoke(UTF8String line) {
        byte[] bytes = line.getBytes();
        int length = bytes.length;
        int fields = 1;
        int i = 0;
        while (true) {
            if (i < length && bytes[i] == '"') {
                i = endOfQuoted(bytes, i + 1);
                if (i < 0 || (i < length && bytes[i] != separator)) {
                    return RejectReason.BROKEN_QUOTES.ordinal();
                }
            } else {
                while (i < length && bytes[i] != separator) {
                    i++;
                }
            }
            if (i >= length) {
                break;
            }
            fields++;
            i++;
        }
        RejectReason reason = fields < columns
                ? RejectReason.COLUMNS_MISSING
                : fields > columns ? RejectReason.TOO_MANY_COLUMNS : RejectReason.NONE;
        return reason.ordinal();
    }

    /** The index behind the quote that closes a field whose text starts at {@code from}, or -1. */
    private static int endOfQuoted(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '"') {
                if (i + 1 < bytes.length && bytes[i + 1] == '"') {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "csv_shape";
    }
}
