package ais.geofence.compare;

import ais.geofence.tag.Engine;
import java.util.List;
import java.util.Map;

/**
 * What one JVM is to measure: an engine on a number of cores. Handed over as JSON.
 *
 * @param options what is read and how: the settings of {@code compare}, by key
 * @param factor how many copies of the positions
 * @param variant how the zones are changed before use
 * @param budgetSeconds how long the JVM may take in all; where it needs more, it takes fewer copies. 0 for no limit
 */
public record TrialPlan(
        Map<String, List<String>> options,
        long factor,
        Engine engine,
        int cores,
        ZoneVariant variant,
        double budgetSeconds) {
    TrialPlan with(Engine otherEngine, int otherCores, ZoneVariant otherVariant) {
        return new TrialPlan(options, factor, otherEngine, otherCores, otherVariant, budgetSeconds);
    }

    TrialPlan exactly(long copies) {
        return new TrialPlan(options, copies, engine, cores, variant, 0);
    }

    TrialPlan within(double seconds) {
        return new TrialPlan(options, factor, engine, cores, variant, seconds);
    }
}
