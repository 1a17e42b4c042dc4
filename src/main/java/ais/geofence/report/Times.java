package ais.geofence.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as screens and pages show them, UTC. */
public final class Times {
    private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd");
    private static final DateTimeFormatter SECOND = formatter("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter OF_DAY = formatter("HH:mm");

    private Times() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** Such as 2026-01-02. */
    public static String day(Instant time) {
        return DAY.format(time);
    }

    /** Such as 2026-01-02 13:45:01. */
    public static String second(Instant time) {
        return SECOND.format(time);
    }

    /** Hour and minute alone, such as 13:45. */
    public static String ofDay(Instant time) {
        return OF_DAY.format(time);
    }
}
