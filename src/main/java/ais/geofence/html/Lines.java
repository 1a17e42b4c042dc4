package ais.geofence.html;

import java.util.List;

/**
 * Lines through points.
 *
 * @param across what the horizontal axis means, with its unit
 * @param up what the vertical axis means, with its unit
 * @param logarithmic whether both axes are
 */
public record Lines(String across, String up, boolean logarithmic, List<Series> series) implements Chart {
    /**
     * A line.
     *
     * @param points pairs of values, across and up
     * @param computed whether the points were computed and not measured: drawn dashed, without marks
     * @param colour the number of its colour; lines that belong together share one
     */
    public record Series(String name, List<List<Double>> points, boolean computed, int colour) {}
}
