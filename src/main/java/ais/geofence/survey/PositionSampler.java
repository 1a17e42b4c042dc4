package ais.geofence.survey;

import ais.geofence.spark.IdempotentAccumulator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/**
 * Draws positions at random within the tasks of one Spark stage, each partition once. Each position has a random key from 0 to 1;
 * the positions with the smallest keys are drawn. So the smallest keys of two samples are a sample of both. Once the sample is full,
 * the number of positions to skip is drawn instead (it is geometrically distributed), and most rows only decrement a counter.
 */
final class PositionSampler extends IdempotentAccumulator<PositionSample, Long> {
    private static final Comparator<SampledPosition> BY_KEY = Comparator.comparingDouble(SampledPosition::key);

    private final int size;
    private final long seed;

    /** The candidates: positions with keys below the bound, in no order; at most twice the size. */
    private SampledPosition[] candidates;

    private int count;
    private double bound = 1;
    private long eligible;
    /** How many of the next positions to skip, as their keys are beyond the bound. */
    private long passedOver;

    private transient @Nullable SplittableRandom random;

    /**
     * @param size how many positions to draw
     * @param seed different for each draw whose sample is merged with this one
     */
    PositionSampler(int size, long seed) {
        this.size = size;
        this.seed = seed;
        this.candidates = new SampledPosition[size];
    }

    /** Begins the partition with this number; its draw is the same every time. */
    @Override
    public void startPartition(int partition) {
        super.startPartition(partition);
        random = new SplittableRandom((seed << Integer.SIZE) + partition);
    }

    /** Offers a position with its zone in a single layer; for the thread of the task alone, after its partition has started. */
    void draw(double lon, double lat, int zone) {
        if (isDrawn()) {
            draw(lon, lat, List.of(zone));
        }
    }

    /** Offers a position with its zones in several layers, in the same way. */
    void draw(double lon, double lat, ArrayData zones) {
        if (isDrawn()) {
            draw(lon, lat, IntStream.of(zones.toIntArray()).boxed().toList());
        }
    }

    private boolean isDrawn() {
        eligible++;
        if (passedOver > 0) {
            passedOver--;
            return false;
        }
        return true;
    }

    private void draw(double lon, double lat, List<Integer> zones) {
        SplittableRandom keys = random;
        if (keys == null) {
            throw new IllegalStateException("no partition was started");
        }
        keep(new SampledPosition(bound * keys.nextDouble(), lon, lat, zones));
        if (bound < 1) {
            passedOver = (long) (Math.log1p(-keys.nextDouble()) / Math.log1p(-bound));
        }
    }

    private void keep(SampledPosition position) {
        if (count == candidates.length) {
            candidates = Arrays.copyOf(candidates, 2 * size);
        }
        candidates[count++] = position;
        if (count == 2 * size) {
            Arrays.sort(candidates, BY_KEY);
            count = size;
            bound = candidates[size - 1].key();
        }
    }

    @Override
    public void add(PositionSample sample) {
        eligible += sample.eligible();
        sample.drawn().stream().filter(position -> position.key() < bound).forEach(this::keep);
    }

    @Override
    protected void addAll(AccumulatorV2<PositionSample, Long> more) {
        add(((PositionSampler) more).sample());
    }

    @Override
    protected IdempotentAccumulator<PositionSample, Long> empty() {
        return new PositionSampler(size, seed);
    }

    @Override
    protected void clear() {
        count = 0;
        bound = 1;
        eligible = 0;
        passedOver = 0;
    }

    /** How many positions were offered. */
    @Override
    public Long value() {
        return eligible;
    }

    /** What was drawn. */
    PositionSample sample() {
        SampledPosition[] drawn = Arrays.copyOf(candidates, count);
        Arrays.sort(drawn, BY_KEY);
        return new PositionSample(List.of(drawn).subList(0, Math.min(count, size)), eligible);
    }
}
