package ais.geofence.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Points in time as users write them. */
final class Instants {
    private static final int DATE = "2026-01-02".length();
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Instants() {}

    /**
     * Parses an instant, or a date, which stands for its midnight, UTC.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    static Instant parse(String text) {
        String expected = "expected a date such as 2026-01-02 or an instant such as 2026-01-02T06:00:00Z";
        try {
            Instant instant = text.length() == DATE
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }
}
