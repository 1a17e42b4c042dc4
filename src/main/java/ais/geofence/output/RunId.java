package ais.geofence.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The unique id of a run.
 *
 * @param text the start, UTC, and random characters, fit for a file name
 * @param start when it began
 */
public record RunId(String text, Instant start) {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM_DIGITS = 8;
    private static final Pattern TEXT = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{%s}".formatted(RANDOM_DIGITS));

    /** The id of a run that begins now. */
    public static RunId now() {
        Instant start = Instant.now();
        return new RunId(
                SECONDS.format(start) + "-" + UUID.randomUUID().toString().substring(0, RANDOM_DIGITS), start);
    }

    /** Whether a text is the id of a run. */
    static boolean isOne(String text) {
        return TEXT.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
