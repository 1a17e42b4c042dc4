package ais.geofence.zone.read.format;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a dBASE table.
 *
 * @param type text, number, date or logical value, by its letter
 * @param offset where it begins in a row, bytes
 * @param length bytes
 * @param decimals digits after the point; 0 for whole numbers
 */
record TableColumn(String name, char type, int offset, int length, int decimals) {
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final String NO_DATE = "00000000";

    /** Numbers as large as a double may be; an exponent beyond would make an endless text. */
    private static final int MOST_DIGITS = 400;

    /** Whether its values can be read. */
    boolean isReadable() {
        return "CNFDL".indexOf(type) >= 0;
    }

    /**
     * A value as GeoJSON would have it: text as it is, numbers and logical values as JSON, dates by ISO 8601.
     *
     * @return null for an empty value
     * @throws CharacterCodingException if a text is not in the encoding
     */
    @Nullable String value(byte[] row, TableEncoding encoding) throws CharacterCodingException {
        int end = offset + length;
        while (end > offset && (row[end - 1] == ' ' || row[end - 1] == 0)) {
            end--;
        }
        if (end == offset) {
            return null;
        }
        if (type == 'C') {
            return encoding.decode(row, offset, end - offset);
        }
        String text = new String(row, offset, end - offset, StandardCharsets.ISO_8859_1).strip();
        return switch (type) {
            case 'D' -> date(text);
            case 'L' -> logical(text);
            default -> number(text);
        };
    }

    private static @Nullable String date(String text) {
        return text.equals(NO_DATE) ? null : DATE.matcher(text).replaceFirst("$1-$2-$3");
    }

    private static @Nullable String logical(String text) {
        return switch (text) {
            case "T", "t", "Y", "y" -> "true";
            case "F", "f", "N", "n" -> "false";
            default -> null;
        };
    }

    /** Without the zeros that fill the column; stars stand for a number that does not fit into it. */
    private @Nullable String number(String text) {
        if (text.isEmpty() || text.startsWith("*")) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text).stripTrailingZeros();
            if (value.precision() + Math.abs((long) value.scale()) > MOST_DIGITS) {
                return text;
            }
            int digits = decimals == 0 ? 0 : 1;
            return (value.scale() < digits ? value.setScale(digits) : value).toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
