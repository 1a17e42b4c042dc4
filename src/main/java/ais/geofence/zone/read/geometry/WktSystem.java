package ais.geofence.zone.read.geometry;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A coordinate system in well-known text, first or second edition, as a {@code .prj} beside a shapefile has it. Longitude and latitude in
 * degrees from Greenwich are accepted if their datum is WGS 84 or ETRS89, whatever the system itself is called.
 */
public final class WktSystem {
    private static final String NAME = "\\s*[\\[(]\\s*\"([^\"]*)\"";
    private static final String NUMBER = "\\s*,\\s*([-+.0-9eE]+)";

    /** The systems of numbers in degrees; a compound system begins with its horizontal one. */
    private static final Pattern GEOGRAPHIC = Pattern.compile(
            "\\s*((COMPD_CS|COMPOUNDCRS)" + NAME + "\\s*,\\s*)?(GEOGCS|GEOGCRS|GEOGRAPHICCRS|GEODCRS|GEODETICCRS)"
                    + NAME,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FIRST_NAME = Pattern.compile(NAME);
    private static final Pattern DATUM =
            Pattern.compile("\\b(DATUM|GEODETICDATUM|TRF|ENSEMBLE)" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern MERIDIAN =
            Pattern.compile("\\b(PRIMEM|PRIMEMERIDIAN)" + NAME + NUMBER, Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT =
            Pattern.compile("\\b(UNIT|ANGLEUNIT)" + NAME + NUMBER, Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]+");

    /** In lower case, without Esri's prefix {@code D_} and what is neither letter nor digit. */
    private static final Set<String> WGS_84 =
            Set.of("wgs1984", "wgs84", "worldgeodeticsystem1984", "worldgeodeticsystem1984ensemble");

    /** In the same form. */
    private static final Set<String> ETRS89 = Set.of(
            "etrs1989",
            "etrs89",
            "europeanterrestrialreferencesystem1989",
            "europeanterrestrialreferencesystem1989ensemble");

    private static final double DEGREE = Math.PI / 180;
    private static final double TOLERANCE = 1e-10;

    private WktSystem() {}

    /** Why a system is refused, or null if it is accepted. */
    public static @Nullable String validate(String wkt) {
        return isLongitudeLatitude(wkt) ? null : CoordinateSystem.foreign(name(wkt));
    }

    /** Whether the datum of a system is ETRS89. */
    public static boolean isEtrs89(String wkt) {
        return ETRS89.contains(datum(wkt));
    }

    /** The name of the datum, simplified; empty if there is none. */
    private static String datum(String wkt) {
        Matcher datum = DATUM.matcher(wkt);
        return datum.find() ? simplified(datum.group(2)) : "";
    }

    private static boolean isLongitudeLatitude(String wkt) {
        String datum = datum(wkt);
        return GEOGRAPHIC.matcher(wkt).lookingAt()
                && (WGS_84.contains(datum) || ETRS89.contains(datum))
                && is(MERIDIAN.matcher(wkt), 0, 0)
                && is(UNIT.matcher(wkt), DEGREE, TOLERANCE);
    }

    private static String simplified(String datum) {
        String lower = datum.toLowerCase(Locale.ROOT);
        return NOT_IN_NAMES
                .matcher(lower.startsWith("d_") ? lower.substring(2) : lower)
                .replaceAll("");
    }

    /** Whether the first number of its kind, if there is one, is as it should be. */
    private static boolean is(Matcher number, double expected, double tolerance) {
        if (!number.find()) {
            return true;
        }
        try {
            return Math.abs(Double.parseDouble(number.group(3)) - expected) <= tolerance;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The name of the whole; the text itself if it has none. */
    private static String name(String wkt) {
        Matcher name = FIRST_NAME.matcher(wkt);
        return name.find() ? name.group(1) : wkt.strip();
    }
}
