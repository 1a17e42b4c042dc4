package ais.geofence.compare;

import ais.geofence.config.Setting;
import ais.geofence.report.Stages;
import ais.geofence.tag.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trials of a comparison, each engine on each number of cores, for each variant of the zones.
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
                        .allMatch(entry -> entry.getValue() * other.factor()
                                == other.counts().getOrDefault(entry.getKey(), -1L) * one.factor());
    }

    /** The first of the runs that took the most copies. */
    public TrialResult most() {
        return runs.stream()
                .reduce((first, second) -> second.factor() > first.factor() ? second : first)
                .orElseThrow();
    }

    /** The runs over the zones as they were given. */
    List<TrialResult> asGiven() {
        TrialResult first = runs.get(0);
        return runs.stream()
                .filter(run -> run.zones() == first.zones() && run.vertices() == first.vertices())
                .toList();
    }

    /** The runs over zones that differ in their number, those as given among them. */
    List<TrialResult> withMoreZones() {
        TrialResult first = runs.get(0);
        return runs.stream()
                .filter(run -> run.vertices() * first.zones() == first.vertices() * run.zones())
                .toList();
    }

    /** The runs over the given zones with more vertices, those as given among them. */
    List<TrialResult> withMoreVertices() {
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

    /** How many times as fast the whole job is as on the fewest cores. */
    public double speedUp(TrialResult run) {
        return baseline(run).totalNanosPerPosition() / run.totalNanosPerPosition();
    }

    /**
     * The share of the work that more cores don't speed up, by Amdahl's law: with speed-up S on n times the cores,
     * (n/S - 1) / (n - 1), from 0 to 1. Empty on the fewest cores.
     */
    public Optional<Double> serialShare(TrialResult run) {
        double n = (double) run.cores() / baseline(run).cores();
        return n == 1 ? Optional.empty() : Optional.of(Math.min(1, Math.max(0, (n / speedUp(run) - 1) / (n - 1))));
    }

    /**
     * Runs all trials, one after the other. Those of an engine take as many copies as that on the fewest cores could, so
     * that they can be compared.
     *
     * @param plan what they have in common
     * @param deadlineSeconds when the last one is to be done, or 0 for no limit; each engine has an equal part of what is
     *     left
     * @param stages takes the trials
     */
    public static Comparison run(
            TrialPlan plan,
            List<Engine> engines,
            List<Integer> cores,
            List<ZoneVariant> variants,
            double deadlineSeconds,
            Stages stages) {
        long start = System.nanoTime();
        List<Integer> fewestFirst = cores.stream().sorted().toList();
        int trials = variants.size() * engines.size() * cores.size();
        List<TrialResult> results = new ArrayList<>();
        for (ZoneVariant variant : variants) {
            for (Engine engine : engines) {
                TrialPlan next = plan.with(engine, fewestFirst.get(0), variant);
                if (deadlineSeconds > 0) {
                    double left = deadlineSeconds - (System.nanoTime() - start) / 1e9;
                    next = next.within(Math.max(1, left / (trials - results.size())));
                }
                TrialResult first = run(next, stages);
                results.add(first);
                for (int more : fewestFirst.subList(1, cores.size())) {
                    results.add(run(next.with(engine, more, variant).exactly(first.factor()), stages));
                }
            }
        }
        return new Comparison(results);
    }

    private static TrialResult run(TrialPlan plan, Stages stages) {
        String name =
                "%s on %s core%s".formatted(Setting.nameOf(plan.engine()), plan.cores(), plan.cores() == 1 ? "" : "s");
        return stages.call(name, () -> TrialProcess.run(plan));
    }
}
