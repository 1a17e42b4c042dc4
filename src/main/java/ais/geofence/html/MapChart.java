package ais.geofence.html;

import java.util.List;

/**
 * A map of the world, straight in longitude and latitude, to move and zoom.
 *
 * @param west of what it opens on, degrees; so are the other sides. East is past 180 where that is across the antimeridian
 * @param unit what the areas' values count, such as "positions"; empty where they have none
 * @param layers from the lowest to the highest; a reader can leave each of them out
 */
public record MapChart(
        double west, double south, double east, double north, Shape land, String unit, List<MapLayer> layers)
        implements Chart {}
