package ais.geofence.zone;

import ais.geofence.fault.OneLine;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Why a file, or one feature of it, can't be used.
 *
 * @param place the file and, where it is known, the feature
 * @param reason what is wrong, where, and what to do
 * @param repairable whether {@code --fix-zones} can repair it
 * @param at where in the geometry it is, degrees; null if unknown
 * @param geometry the feature's geometry; null if it could not be read
 */
public record Problem(
        String place,
        String reason,
        boolean repairable,
        @Nullable Coordinate at,
        @Nullable Geometry geometry) {
    private static final String FOREIGN_SYSTEM = "is in coordinate system ";
    private static final String IN_METRES =
            "leaves the world: its numbers look like metres (EPSG:3857?); convert them to degrees, CRS84 (EPSG:4326)";
    private static final String FEATURE = ", feature ";

    /** A problem without a place on the map. */
    public Problem(String place, String reason) {
        this(place, reason, false, null, null);
    }

    /** A feature whose numbers are far too large for degrees. */
    public static Problem inMetres(String place, Coordinate at, Geometry geometry) {
        return new Problem(place, IN_METRES, false, at, geometry);
    }

    /** Why a file or feature in another coordinate system can't be used. */
    public static String foreignSystem(String name) {
        return "%s\"%s\": convert it to CRS84 (EPSG:4326)".formatted(FOREIGN_SYSTEM, name);
    }

    /** Whether it is the coordinate system's, which a file has one of. */
    boolean isOfCoordinateSystem() {
        return reason.startsWith(FOREIGN_SYSTEM) || reason.equals(IN_METRES);
    }

    /** The file of the place. */
    String file() {
        int feature = place.indexOf(FEATURE);
        return feature < 0 ? place : place.substring(0, feature);
    }

    /** The problem in one line, whatever the file put into its names. */
    public String line() {
        boolean isConvertible = reason.startsWith(FOREIGN_SYSTEM);
        return OneLine.of(
                place + ": " + reason + (isConvertible ? ", for instance with " + Conversion.command(file()) : ""));
    }
}
