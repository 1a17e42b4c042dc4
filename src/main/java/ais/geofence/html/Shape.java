package ais.geofence.html;

import java.util.List;

/**
 * Rings on a raster of their own, which takes few digits.
 *
 * @param lon the raster's origin, degrees
 * @param lat the raster's origin, degrees
 * @param step the raster's width, degrees
 * @param rings of each in turn x and y, from the origin to the first position and then from each to the next, without the closing one;
 *     shells and holes have opposite windings
 */
public record Shape(double lon, double lat, double step, List<int[]> rings) {}
