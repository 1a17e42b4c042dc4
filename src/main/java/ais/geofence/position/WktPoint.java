package ais.geofence.position;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point in well-known text, and with PostGIS's {@code SRID=4326;} in front, such as {@code POINT Z (4.5 51.5 0)}. */
final class WktPoint {
    private static final String POINT = "POINT";
    private static final String EMPTY = "EMPTY";
    private static final String SRID = "SRID";
    /** None, WGS 84 and ETRS89. */
    private static final List<String> LONGITUDE_LATITUDE = List.of("0", "4326", "4258");

    private static final String SIGNS = "(),;=";
    private static final int MOST_ORDINATES = 4;

    private final byte[] text;
    private int at;

    private WktPoint(byte[] text) {
        this.text = text;
    }

    /**
     * Reads a point.
     *
     * @param text without blanks around it
     * @return longitude and latitude first, both NaN if the point is empty; null if the text is not exactly one point, or one in another coordinate
     *     system
     */
    static double @Nullable [] read(byte[] text) {
        WktPoint wkt = new WktPoint(text);
        try {
            return wkt.isLongitudeLatitude() ? wkt.point() : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether the system that is named has longitude and latitude, or none is named. */
    private boolean isLongitudeLatitude() {
        if (!skip(SRID)) {
            return true;
        }
        if (!skip("=")) {
            return false;
        }
        int from = afterBlanks();
        at = endOfWord(from);
        return LONGITUDE_LATITUDE.contains(new String(text, from, at - from, StandardCharsets.UTF_8)) && skip(";");
    }

    private double @Nullable [] point() {
        if (!skip(POINT)) {
            return null;
        }
        boolean altitude = skip("Z");
        boolean measure = skip("M");
        double[] point = skip(EMPTY) ? new double[] {Double.NaN, Double.NaN} : position(altitude, measure);
        return at == text.length ? point : null;
    }

    private double @Nullable [] position(boolean altitude, boolean measure) {
        if (!skip("(")) {
            return null;
        }
        double[] numbers = new double[MOST_ORDINATES];
        int count = 0;
        while (!skip(")")) {
            if (count == MOST_ORDINATES) {
                return null;
            }
            int from = afterBlanks();
            at = endOfWord(from);
            numbers[count] = PositionParser.number(text, from, at);
            count++;
        }
        int named = 2 + (altitude ? 1 : 0) + (measure ? 1 : 0);
        // An altitude and a measure are often not named.
        return count == named || (named == 2 && count > 2) ? numbers : null;
    }

    /** Skips blanks and then a word or sign, ignoring case, if it is there. */
    private boolean skip(String expected) {
        int from = afterBlanks();
        if (text.length - from < expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (Character.toUpperCase((char) text[from + i]) != expected.charAt(i)) {
                return false;
            }
        }
        at = from + expected.length();
        return true;
    }

    /** The index of the first blank or sign. */
    private int endOfWord(int from) {
        int end = from;
        while (end < text.length && !Blanks.isBlank(text[end]) && SIGNS.indexOf(text[end]) < 0) {
            end++;
        }
        return end;
    }

    private int afterBlanks() {
        int from = at;
        while (from < text.length && Blanks.isBlank(text[from])) {
            from++;
        }
        return from;
    }
}
