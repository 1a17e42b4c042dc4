package ais.geofence.config;

import java.math.BigDecimal;

/**
 * A part of a whole.
 *
 * @param percent from 0 to 100
 */
public record Percentage(BigDecimal percent) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /**
     * Reads a number with a percent sign behind it.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    static Percentage parse(String text) {
        String expected = "expected a percentage from 0% to 100%, such as 5%";
        if (!text.endsWith("%") || text.length() > 20) {
            throw new IllegalArgumentException(expected);
        }
        try {
            BigDecimal percent =
                    new BigDecimal(text.substring(0, text.length() - 1).strip());
            if (percent.signum() >= 0 && percent.compareTo(WHOLE) <= 0) {
                return new Percentage(percent);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
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
