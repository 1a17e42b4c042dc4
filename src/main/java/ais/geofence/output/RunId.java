package ais.geofence.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What tells one run from every other.
 *
 * @param text its beginning, UTC, and something random, fit for the name of a file
 * @param start when it began
 */
public record RunId(String text, Instant start) {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM_DIGITS = 8;
    private static final Pattern TEXT = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{%s}".formatted(RANDOM_DIGITS));

    /** A new one, that begins now. */
    public static RunId now() {
        Instant start = Instant.now();
        return new RunId(
                SECONDS.format(start) + "-" + UUID.randomUUID().toString().substring(0, RANDOM_DIGITS), start);
    }

    /** Whether a text is that of a run. */
    static boolean isOne(String text) {
        return TEXT.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
