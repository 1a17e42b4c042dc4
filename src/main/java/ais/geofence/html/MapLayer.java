package ais.geofence.html;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies on a map and is shown or left out as a whole. */
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

    /** What the reader switches it on and off by. */
    String name();

    /** Whether it is shown at first. */
    boolean shown();

    /** Polygons; one that would be too small to be seen is shown as a mark. */
    record Areas(String name, boolean shown, Look look, List<Area> areas) implements MapLayer {}

    /**
     * A polygon.
     *
     * @param lines what is told of it
     * @param value what colours it
     */
    record Area(List<String> lines, @Nullable Long value, Shape shape) {}

    /**
     * Single places.
     *
     * @param step the width of the raster that they stand on, degrees
     * @param places of each in turn x and y on the raster, from the place before; of the first from longitude 0 and latitude 0
     * @param texts what is told of places
     * @param text of each place the number of its text
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
