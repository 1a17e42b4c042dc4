package ais.geofence.zone.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time as the properties of zones have them. */
final class ZoneInstants {
    /** What a text has to be, for a message. */
    static final String EXPECTED = "a date such as 2024-11-01 or an instant such as 2024-11-01T06:00:00Z";

    /** A date, or a date and a time of ISO 8601, with a blank or T between, a fraction down to nanoseconds, and UTC, an offset or nothing. */
    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)(?: ?(Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?))?)?");

    /** How GDAL begins a date and time in a shapefile, which has no type for it. */
    private static final Pattern WITH_SLASHES = Pattern.compile("^(\\d{4})/(\\d\\d)/(\\d\\d) ");

    private static final int FIRST_YEAR = 1;

    private ZoneInstants() {}

    /** The instant that a text stands for: a date for its midnight, UTC, and a time without an offset for that time, UTC; null if none. */
    static @Nullable Instant parse(String text) {
        String iso = WITH_SLASHES.matcher(text.strip()).replaceFirst("$1-$2-$3 ");
        Matcher parts = TEXT.matcher(iso.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(parts.group(1));
            LocalTime time = parts.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(parts.group(2));
            return date.getYear() < FIRST_YEAR ? null : date.atTime(time).toInstant(offset(parts.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneOffset offset(@Nullable String text) {
        return text == null || text.equals("UTC") || text.equals("GMT") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
}
