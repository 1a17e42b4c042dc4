package ais.geofence.zone.read;

import ais.geofence.zone.Problem;
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
     */
    record Accepted(
            Feature feature,
            Geometry geometry,
            @Nullable Repair repair,
            @Nullable String cut) implements Checked {}

    /**
     * What had to be repaired.
     *
     * @param reason what was wrong
     * @param line what was wrong and what changed
     * @param at where it was, degrees
     */
    record Repair(String reason, String line, Coordinate at) {}

    /**
     * A feature without a geometry. It is skipped and gets no number.
     *
     * @param place the file and the feature
     */
    record Skipped(String place) implements Checked {}

    /** A feature or file that can't be used. */
    record Rejected(Problem problem) implements Checked {}
}
