package ais.geofence.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit.
 *
 * @param text the same for the same amount, such as {@code 1h30m}, {@code 1.5km} or {@code 60kn}
 * @param value in the unit of the setting
 */
public record Amount(String text, double value) {
    private static final Pattern TIME = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z/]*)");
    private static final int[] SECONDS = {86_400, 3_600, 60, 1};
    private static final String UNITS = "dhms";
    private static final long MOST_SECONDS = 36_525L * 86_400;
    private static final Map<String, Double> METRES = Map.of("m", 1.0, "km", 1_000.0, "nmi", 1_852.0);
    private static final Map<String, Double> KNOTS = Map.of("kn", 1.0, "kt", 1.0);

    /**
     * A time in seconds.
     *
     * @param text such as {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d} or {@code 0}
     * @throws IllegalArgumentException that says what was expected
     */
    public static Amount time(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("0")) {
            return ofSeconds(0);
        }
        Matcher parts = TIME.matcher(plain);
        if (plain.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("expected a time such as 90s, 30m, 4h, 1h30m or 2d");
        }
        long seconds = 0;
        for (int part = 0; part < SECONDS.length; part++) {
            String digits = parts.group(part + 1);
            seconds += digits == null ? 0 : number(digits) * SECONDS[part];
        }
        if (seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("expected a time of 100 years at most");
        }
        return ofSeconds(seconds);
    }

    /** A whole number of few digits. */
    private static long number(String digits) {
        return digits.length() > 10 ? MOST_SECONDS + 1 : Long.parseLong(digits);
    }

    private static Amount ofSeconds(long seconds) {
        StringBuilder text = new StringBuilder();
        long left = seconds;
        for (int part = 0; part < SECONDS.length; part++) {
            if (left >= SECONDS[part]) {
                text.append(left / SECONDS[part]).append(UNITS.charAt(part));
                left %= SECONDS[part];
            }
        }
        return new Amount(text.isEmpty() ? "0" : text.toString(), seconds);
    }

    /**
     * A distance in metres.
     *
     * @param text such as {@code 500m}, {@code 1km}, {@code 0.5nmi} or {@code 0}
     * @throws IllegalArgumentException that says what was expected
     */
    public static Amount distance(String text) {
        double metres = number(text, METRES, "expected a distance such as 500m, 1km or 0.5nmi");
        return new Amount(
                metres < 1_000 ? plain(metres) + (metres == 0 ? "" : "m") : plain(metres / 1_000) + "km", metres);
    }

    /**
     * A speed in knots.
     *
     * @param text such as {@code 60kn}
     * @throws IllegalArgumentException that says what was expected
     */
    public static Amount speed(String text) {
        double knots = number(text, KNOTS, "expected a speed in knots, such as 60kn");
        return new Amount(plain(knots) + "kn", knots);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static double number(String text, Map<String, Double> units, String expected) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(plain);
        if (!number.matches()) {
            throw new IllegalArgumentException(expected);
        }
        double value = Double.parseDouble(number.group(1));
        Double unit = units.get(number.group(2));
        if (unit == null && (value != 0 || !number.group(2).isEmpty())) {
            throw new IllegalArgumentException(expected);
        }
        return unit == null ? 0 : value * unit;
    }

    @Override
    public String toString() {
        return text;
    }
}
