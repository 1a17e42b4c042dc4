package ais.geofence.survey;

import java.io.Serializable;

/**
 * A position of a sample.
 *
 * @param key a random number from 0 to 1; every position has one, and those with the smallest are drawn
 * @param lon degrees
 * @param lat degrees
 * @param zoneIndex of the first zone that it lies in, -1 where there is none
 */
public record SampledPosition(double key, double lon, double lat, int zoneIndex) implements Serializable {}
