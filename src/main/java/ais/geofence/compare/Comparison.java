package ais.geofence.compare;

import ais.geofence.config.Setting;
import ais.geofence.report.Stages;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a comparison: each engine on each number of cores, for each variant of the zones.
 *
 * @param runs in the order in which they were run
 */
public record Comparison(List<TrialResult> runs) {
    /**
     * Puts the results together.
     *
     * @throws IllegalStateException if two engines counted differently over the same zones
     */
    public Comparison {
        Map<String, TrialResult> first = new LinkedHashMap<>();
        for (TrialResult run : runs) {
            TrialResult other = first.putIfAbsent(run.zones() + "/" + run.vertices(), run);
            if (other != null && !sameAnswer(run, other)) {
                throw new IllegalStateException("%s on %s cores counted %s, but %s on %s cores %s"
                        .formatted(
                                run.engine(),
                                run.cores(),
                                run.counts(),
                                other.engine(),
                                other.cores(),
                                other.counts()));
            }
        }
        runs = List.copyOf(runs);
    }

    /** The counts of one copy are the same, so those of any number of copies are in proportion. */
    private static boolean sameAnswer(TrialResult one, TrialResult other) {
        return one.counts().keySet().equals(other.counts().keySet())
                && one.counts().entrySet().stream()
                        .allMatch(entry -> entry.getValue() * other.copies()
                                == other.counts().getOrDefault(entry.getKey(), -1L) * one.copies());
    }

    /** The first of the runs that took the most copies. */
    public TrialResult most() {
        return runs.stream()
                .reduce((first, second) -> second.copies() > first.copies() ? second : first)
                .orElseThrow();
    }

    /** The runs over the zones as given. */
    public List<TrialResult> asGiven() {
        TrialResult first = runs.get(0);
        return runs.stream()
                .filter(run -> run.zones() == first.zones() && run.vertices() == first.vertices())
                .toList();
    }

    /** The runs over different numbers of zones, including the zones as given. */
    public List<TrialResult> withMoreZones() {
        TrialResult first = runs.get(0);
        return runs.stream()
                .filter(run -> run.vertices() * first.zones() == first.vertices() * run.zones())
                .toList();
    }

    /** The runs over the given zones with more vertices, including the zones as given. */
    public List<TrialResult> withMoreVertices() {
        return runs.stream().filter(run -> run.zones() == runs.get(0).zones()).toList();
    }

    /** The same engine and zones on the fewest cores that were tried. */
    public TrialResult baseline(TrialResult run) {
        TrialResult baseline = run;
        for (TrialResult other : runs) {
            boolean same = other.engine().equals(run.engine())
                    && other.zones() == run.zones()
                    && other.vertices() == run.vertices();
            baseline = same && other.cores() < baseline.cores() ? other : baseline;
        }
        return baseline;
    }

    /**
     * How many times as fast the whole job is as on the fewest cores; 1 there. Empty if repetitions differ by as much as the
     * two: then it is too short to tell.
     */
    public Optional<Double> speedUp(TrialResult run) {
        TrialResult baseline = baseline(run);
        boolean differ = run.isFasterThan(baseline) || baseline.isFasterThan(run);
        return run == baseline || differ
                ? Optional.of(baseline.totalNanosPerPosition() / run.totalNanosPerPosition())
                : Optional.empty();
    }

    /** Whether this is on more cores than the fewest, so that a speed-up and a serial share can be asked for. */
    public boolean isOnMoreCores(TrialResult run) {
        return run.cores() > baseline(run).cores();
    }

    /**
     * The share of the work that more cores don't speed up, by Amdahl's law: with speed-up S on n times the cores,
     * (n/S - 1) / (n - 1), from 0 to 1. Empty on the fewest cores, and if tagging or the speed-up is too short to tell.
     */
    public Optional<Double> serialShare(TrialResult run) {
        TrialResult baseline = baseline(run);
        if (!isOnMoreCores(run) || run.tag().isEmpty() || baseline.tag().isEmpty()) {
            return Optional.empty();
        }
        double n = (double) run.cores() / baseline.cores();
        return speedUp(run).map(speedUp -> Math.min(1, Math.max(0, (n / speedUp - 1) / (n - 1))));
    }

    /** The fastest run over the zones as given, by the whole job for a position; for certain only if {@link #isFastest}. */
    public TrialResult fastest() {
        return asGiven().stream()
                .min(Comparator.comparingDouble(TrialResult::totalNanosPerPosition))
                .orElseThrow();
    }

    /** Whether a run is certainly faster than every other engine on any number of cores. */
    public boolean isFastest(TrialResult run) {
        return asGiven().stream()
                .filter(other -> !other.engine().equals(run.engine()))
                .allMatch(other -> isFaster(run, other));
    }

    /**
     * Whether a run is certainly faster than that of another engine. Engines differ in tagging alone, so the slower one has to
     * tag longer than repetitions differ; else the difference is noise.
     */
    public boolean isFaster(TrialResult run, TrialResult other) {
        return run.isFasterThan(other) && other.tag().isPresent();
    }

    /**
     * Runs all trials, one after the other.
     *
     * @param forecast estimates how long each takes
     * @param stages takes the trials
     */
    public static Comparison run(List<TrialPlan> plans, Forecast forecast, Stages stages) {
        List<TrialResult> results = new ArrayList<>();
        for (TrialPlan plan : plans) {
            String name = "trial %s of %s, %s on %s"
                    .formatted(
                            results.size() + 1,
                            plans.size(),
                            Setting.nameOf(plan.engine()),
                            Figures.count(plan.cores(), "core"));
            forecast.begin();
            results.add(stages.call(name, forecast::left, () -> TrialProcess.run(plan)));
        }
        return new Comparison(results);
    }
}
