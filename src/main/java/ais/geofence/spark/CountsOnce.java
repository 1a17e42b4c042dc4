package ais.geofence.spark;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts rows in bins within the tasks of one Spark stage, each partition once: Spark adds up the accumulators of repeated
 * tasks (after a lost executor) as well, and this one drops what it has had already. It asks that a partition has the same
 * rows whenever it is computed.
 */
public final class CountsOnce extends AccumulatorV2<Integer, long[]> {
    private final int bins;
    /** In a task: the counts of its partition. On the driver: of every partition merged so far. */
    private final long[] counts;

    private final BitSet partitions = new BitSet();

    private CountsOnce(int bins) {
        this.bins = bins;
        this.counts = new long[bins];
    }

    /** A counter of {@code bins} bins, registered with Spark. */
    public static CountsOnce register(SparkContext context, int bins) {
        CountsOnce counter = new CountsOnce(bins);
        context.register(counter);
        return counter;
    }

    @Override
    public void add(Integer bin) {
        count(bin);
    }

    /** Counts one row; for the thread of the task alone. */
    void count(int bin) {
        counts[bin]++;
    }

    /** Tells which partition is being counted, before its first row. */
    void start() {
        TaskContext task = TaskContext.get();
        partitions.set(task == null ? 0 : task.partitionId());
    }

    @Override
    public boolean isZero() {
        return partitions.isEmpty();
    }

    @Override
    public AccumulatorV2<Integer, long[]> copy() {
        CountsOnce copy = new CountsOnce(bins);
        copy.merge(this);
        return copy;
    }

    @Override
    public void reset() {
        partitions.clear();
        Arrays.fill(counts, 0);
    }

    @Override
    public void merge(AccumulatorV2<Integer, long[]> other) {
        CountsOnce more = (CountsOnce) other;
        if (more.partitions.intersects(partitions)) {
            return;
        }
        partitions.or(more.partitions);
        for (int bin = 0; bin < bins; bin++) {
            counts[bin] += more.counts[bin];
        }
    }

    @Override
    public long[] value() {
        return counts.clone();
    }

    /** How many rows were counted in all. */
    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
