package ais.geofence.zone.read;

import ais.geofence.zone.Problem;
import ais.geofence.zone.Remark;
import ais.geofence.zone.read.format.Feature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The result of checking a feature or file. */
sealed interface Checked {
    /**
     * A zone without its name and number.
     *
     * @param repair what had to be repaired, if anything
     * @param cut how it was cut at the antimeridian, if it was
     * @param remark what else a user should know of it, if anything
     */
    record Accepted(
            Feature feature,
            Geometry geometry,
            @Nullable Repair repair,
            @Nullable String cut,
            @Nullable Remark remark) implements Checked {
        Accepted(Feature feature, Geometry geometry, @Nullable Repair repair, @Nullable String cut) {
            this(feature, geometry, repair, cut, null);
        }

        Accepted with(Remark told) {
            return new Accepted(feature, geometry, repair, cut, told);
        }
    }

    /**
     * What had to be repaired.
     *
     * @param reason what was wrong
     * @param line what was wrong and what changed
     * @param at where it was, degrees
     */
    record Repair(String reason, String line, Coordinate at) {}

    /** What a user should know of a file, or of a feature that is passed over. */
    record Remarked(Remark remark) implements Checked {}

    /** A feature or file that can't be used. */
    record Rejected(Problem problem) implements Checked {}
}
