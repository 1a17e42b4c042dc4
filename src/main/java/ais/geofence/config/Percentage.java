package ais.geofence.config;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a whole.
 *
 * @param percent from 0 to 100
 */
public record Percentage(BigDecimal percent) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** Without an exponent, as writing out a number with one can fill the memory. */
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,15})?) *%");

    /**
     * Parses a number with a percent sign.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Percentage parse(String text) {
        String expected = "expected a percentage from 0% to 100%, such as 5%";
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            BigDecimal percent = new BigDecimal(number.group(1));
            if (percent.compareTo(WHOLE) <= 0) {
                return new Percentage(percent);
            }
        }
        throw new IllegalArgumentException(expected);
    }

    /** Whether {@code part} of {@code whole} is more than this. */
    public boolean isExceededBy(long part, long whole) {
        return BigDecimal.valueOf(part).multiply(WHOLE).compareTo(percent.multiply(BigDecimal.valueOf(whole))) > 0;
    }

    @Override
    public String toString() {
        return percent.toPlainString() + "%";
    }
}
