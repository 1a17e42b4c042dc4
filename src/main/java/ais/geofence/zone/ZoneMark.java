package ais.geofence.zone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Something about zones that a map can show.
 *
 * @param zones the numbers of the zones
 * @param at where it is, degrees; null where the outlines of the zones show it
 * @param text what it is, in one line
 */
public record ZoneMark(
        Kind kind, List<Integer> zones, @Nullable Coordinate at, String text) {
    /** The repairs, cuts and likely mistakes of a zone set; of each kind of likely mistake the first thousand. */
    public static List<ZoneMark> of(ZoneSet zones) {
        return zones.marks();
    }

    /** What a mark is about. */
    public enum Kind {
        /** The first zone overlaps the second. */
        OVERLAP,
        /** The zone is wider than half the world. */
        WIDE,
        /** The zone was invalid and has been repaired. */
        REPAIR,
        /** The zone crossed the antimeridian and was cut there. */
        CUT
    }
}
