package ais.geofence.html;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layer of a map, which the reader can hide. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface MapLayer {
    /** How a layer looks. */
    enum Look {
        ZONE,
        INSIDE,
        OUTSIDE,
        WARNING,
        FAULT
    }

    /** The name in the legend. */
    String name();

    /** Whether it is shown at first. */
    boolean shown();

    /** Polygons; one too small to see is shown as a mark. */
    record Areas(String name, boolean shown, Look look, List<Area> areas) implements MapLayer {}

    /**
     * A polygon.
     *
     * @param lines its tooltip
     * @param value what colours it
     */
    record Area(List<String> lines, @Nullable Long value, Shape shape) {}

    /**
     * Single places.
     *
     * @param step the width of the raster that they stand on, degrees
     * @param places of each in turn x and y on the raster, from the place before; of the first from longitude 0 and latitude 0
     * @param texts tooltips of places
     * @param text the number of each place's tooltip
     */
    record Points(String name, boolean shown, Look look, double step, int[] places, List<String> texts, int[] text)
            implements MapLayer {}

    /**
     * Squares on one raster, with two numbers each.
     *
     * @param step the raster's width, degrees; it begins at longitude -180 and latitude -90
     * @param boxes of each in turn x, y, width, and the numbers
     * @param first what the first number counts
     * @param second what the second number counts; it colours the square
     */
    record Boxes(String name, boolean shown, double step, List<int[]> boxes, String first, String second)
            implements MapLayer {}
}
