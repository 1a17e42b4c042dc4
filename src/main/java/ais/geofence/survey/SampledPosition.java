package ais.geofence.survey;

import java.io.Serializable;

/**
 * A position that was drawn.
 *
 * @param key what it was drawn by: a random number from 0 to 1, of which every position has one
 * @param lon degrees
 * @param lat degrees
 * @param zoneIndex of the first zone that it lies in, -1 where there is none
 */
public record SampledPosition(double key, double lon, double lat, int zoneIndex) implements Serializable {}
