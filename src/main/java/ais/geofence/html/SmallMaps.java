package ais.geofence.html;

import ais.geofence.fault.OneLine;
import java.util.List;

/** Pictures of single zones, side by side. */
public record SmallMaps(List<SmallMap> maps) implements Block {
    /**
     * One zone in its surroundings, drawn in pixels from the upper left. What is drawn is given as paths of SVG.
     *
     * @param id tells it from all others of the page
     * @param name the zone's
     * @param caption what is known of the zone
     * @param alternative what a reader who can't see it has to know
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
        /** Takes the ends of a text that is too long for a page, as a zone's name may be. */
        public SmallMap {
            name = OneLine.of(name);
            caption = OneLine.of(caption);
            alternative = OneLine.of(alternative);
        }
    }
}
