package ais.geofence.html;

import ais.geofence.fault.OneLine;
import java.util.List;

/** Pictures of single zones, side by side. */
public record SmallMaps(List<SmallMap> maps) implements Block {
    /**
     * One zone in its surroundings, drawn in pixels from the upper left. What is drawn is given as paths of SVG.
     *
     * @param id unique on the page
     * @param name the zone's
     * @param caption figures of the zone
     * @param alternative what it shows, for a reader who can't see it
     * @param water the part of the world that it shows
     * @param inside positions in the zone, as lines of no length
     * @param outside other positions, as triangles
     * @param bar the length of the scale's bar
     * @param scale what the bar stands for
     */
    public record SmallMap(
            String id,
            String name,
            String caption,
            String alternative,
            int width,
            int height,
            String water,
            String land,
            String zone,
            String inside,
            String outside,
            int bar,
            String scale) {
        /** Keeps the ends of a text that is too long for a page, such as a zone's name. */
        public SmallMap {
            name = OneLine.of(name);
            caption = OneLine.of(caption);
            alternative = OneLine.of(alternative);
        }
    }
}
