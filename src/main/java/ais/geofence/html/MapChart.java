package ais.geofence.html;

import java.util.List;

/**
 * A map of the world, straight in longitude and latitude, to move and zoom.
 *
 * @param west the western side of the first view, degrees, as the other sides. East is above 180 if the view crosses the antimeridian
 * @param unit what the areas' values count, such as "positions"; empty where they have none
 * @param layers from bottom to top; the reader can hide each of them
 */
public record MapChart(
        double west, double south, double east, double north, Shape land, String unit, List<MapLayer> layers)
        implements Chart {}
