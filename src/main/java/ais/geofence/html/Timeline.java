package ais.geofence.html;

import ais.geofence.fault.OneLine;
import java.util.List;

/**
 * Counts over time, a line each.
 *
 * @param up what is counted
 * @param first the first moment, in seconds since 1970, UTC
 * @param step from each moment to the next, in seconds
 */
public record Timeline(String up, long first, long step, List<Series> series) implements Chart {
    /**
     * A line.
     *
     * @param name no two lines of a chart have the same
     * @param values the count at each moment
     */
    public record Series(String name, int[] values) {
        /** Keeps the ends of a name that is too long for a page, such as a zone's. */
        public Series {
            name = OneLine.of(name);
        }
    }
}
