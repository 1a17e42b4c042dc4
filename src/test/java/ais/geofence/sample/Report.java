package ais.geofence.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One row as text, its columns still apart. */
record Report(String timestamp, String mmsi, String lat, String lon) {
    private static final LocalDateTime START = LocalDateTime.of(2024, 3, 14, 6, 30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /** AIS sends coordinates as whole numbers of this many to a degree. */
    private static final int UNITS_PER_DEGREE = 600_000;

    private static final int DECIMALS = 15;

    static Report of(int second, String mmsi, Place place) {
        double lon = place.lon() > 180 ? place.lon() - 360 : place.lon();
        return new Report(TIME.format(START.plusSeconds(second)), mmsi, degrees(place.lat()), degrees(lon));
    }

    Report withTimestamp(String text) {
        return new Report(text, mmsi, lat, lon);
    }

    Report withPosition(String latText, String lonText) {
        return new Report(timestamp, mmsi, latText, lonText);
    }

    String line() {
        return '"' + String.join("\",\"", timestamp, mmsi, lat, lon) + '"';
    }

    private static String degrees(double degrees) {
        return BigDecimal.valueOf(StrictMath.round(degrees * UNITS_PER_DEGREE))
                .divide(BigDecimal.valueOf(UNITS_PER_DEGREE), DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
