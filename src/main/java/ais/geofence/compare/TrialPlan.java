package ais.geofence.compare;

import ais.geofence.tag.Engine;
import java.util.List;
import java.util.Map;

/**
 * What to measure: an engine on a number of cores. Passed to a JVM of its own as JSON.
 *
 * @param options what is read and how: the settings of {@code compare}, by key
 * @param copies how many copies of the positions
 * @param variant how the zones are changed before use
 */
public record TrialPlan(
        Map<String, List<String>> options, long copies, Engine engine, int cores, ZoneVariant variant) {}
