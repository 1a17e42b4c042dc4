package ais.geofence.survey;

import java.io.Serializable;
import java.util.List;

/**
 * A position of the sample.
 *
 * @param key a random number from 0 to 1; the positions with the smallest are the sample
 * @param lon degrees
 * @param lat degrees
 * @param zones of each layer the number of the first zone that it lies in, -1 where there is none
 */
public record SampledPosition(double key, double lon, double lat, List<Integer> zones) implements Serializable {}
