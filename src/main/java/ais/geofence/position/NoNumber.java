package ais.geofence.position;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Tells text that is no number. Spark reads every number literal of Java's, of which 12.5d and 0x1p3 are no numbers to
 * anybody else. Called from generated code.
 */
public final class NoNumber implements Serializable {
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    /**
     * Looks at one text.
     *
     * @return whether it is neither blank, nor a decimal number with or without an exponent, nor NaN or infinity
     */
    public boolean invoke(UTF8String text) {
        byte[] bytes = text.getBytes();
        int end = bytes.length;
        int from = 0;
        while (from < end && isBlank(bytes[from])) {
            from++;
        }
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        return from < end && !isDecimal(bytes, from, end) && !isNotFinite(text);
    }

    private static boolean isDecimal(byte[] bytes, int from, int end) {
        int i = skipSign(bytes, from, end);
        int point = skipDigits(bytes, i, end);
        int digits = point - i;
        i = point;
        if (i < end && bytes[i] == '.') {
            i = skipDigits(bytes, i + 1, end);
            digits += i - point - 1;
        }
        if (digits > 0 && i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
            int exponent = skipSign(bytes, i + 1, end);
            i = skipDigits(bytes, exponent, end);
            digits = i - exponent;
        }
        return digits > 0 && i == end;
    }

    private static int skipSign(byte[] bytes, int from, int end) {
        return from < end && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    }

    private static int skipDigits(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    private static boolean isNotFinite(UTF8String text) {
        return NOT_FINITE.contains(text.toString().trim().toLowerCase(Locale.ROOT));
    }

    /** What Java's and Spark's parsers pass over at both ends. */
    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    @Override
    public String toString() {
        return "no_number";
    }
}
