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
    /** A problem without a place on the map. */
    public Problem(String place, String reason) {
        this(place, reason, false, null, null);
    }

    /** The problem in one line, whatever the file put into its names. */
    public String line() {
        return OneLine.of(place + ": " + reason);
    }
}
