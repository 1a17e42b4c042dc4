package ais.geofence.compare;

import ais.geofence.config.Setting;
import ais.geofence.report.Stages;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Estimates how long the trials of a comparison take: before they start from a short try of each engine, while they run in
 * proportion to the time that finished trials took.
 */
public final class Forecast {
    private static final double NANOS = 1e9;

    private final List<Double> expected;
    private final LongSupplier nanoTime;
    private final List<Long> starts = new ArrayList<>();

    /**
     * @param expected the seconds of each trial, in order
     */
    Forecast(List<Double> expected, LongSupplier nanoTime) {
        this.expected = List.copyOf(expected);
        this.nanoTime = nanoTime;
    }

    /**
     * Tries every engine with every variant of the zones, in one JVM and on the fewest cores. More cores are assumed
     * to be no faster, so the estimate is rather too long.
     *
     * @param plans the trials, in order
     */
    public static Forecast of(List<TrialPlan> plans, Stages stages) {
        int fewest = plans.stream().mapToInt(TrialPlan::cores).min().orElseThrow();
        List<TrialPlan> tried =
                plans.stream().filter(plan -> plan.cores() == fewest).toList();
        AtomicInteger current = new AtomicInteger();
        List<Double> seconds = stages.call(
                "try each engine to estimate the time",
                () -> Optional.of("%s, %s of %s"
                        .formatted(Setting.nameOf(tried.get(current.get()).engine()), current.get() + 1, tried.size())),
                () -> TrialProcess.expectedSeconds(tried, current::set));
        return new Forecast(
                plans.stream()
                        .map(plan -> seconds.get(tried.indexOf(
                                new TrialPlan(plan.options(), plan.copies(), plan.engine(), fewest, plan.variant()))))
                        .toList(),
                System::nanoTime);
    }

    /** All trials, in seconds. */
    public double seconds() {
        return expected.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Begins the next trial. */
    void begin() {
        starts.add(nanoTime.getAsLong());
    }

    /** A phrase for the time that is left, such as "about 2:10 min left", or that this trial takes longer than estimated. */
    Optional<String> left() {
        int done = starts.size() - 1;
        long now = nanoTime.getAsLong();
        double expectedSoFar = sum(0, done);
        double pace = done == 0 ? 1 : (starts.get(done) - starts.get(0)) / NANOS / expectedSoFar;
        double soFar = (now - starts.get(done)) / NANOS;
        double ofThisOne = pace * expected.get(done) - soFar;
        return Optional.of(
                ofThisOne < 0
                        ? "longer than estimated (trial %s of %s, %s so far)"
                                .formatted(done + 1, expected.size(), Figures.elapsed(soFar))
                        : "about " + Figures.elapsed(ofThisOne + pace * sum(done + 1, expected.size())) + " left");
    }

    private double sum(int from, int to) {
        return expected.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
