package ais.geofence.zone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Something about zones that a map can show.
 *
 * @param zones the numbers of the zones
 * @param at where it is, degrees; null where the zones themselves tell
 * @param text what it is, in one line
 */
public record ZoneMark(
        Kind kind, List<Integer> zones, @Nullable Coordinate at, String text) {
    /** What is repaired, cut or likely unmeant in a set of zones, with the first thousand cases of each kind that is likely unmeant. */
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
        /** The zone ran past the antimeridian and has been cut there. */
        CUT
    }
}
