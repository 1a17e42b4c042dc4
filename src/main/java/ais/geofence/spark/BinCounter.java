package ais.geofence.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.util.AccumulatorV2;

/** Counts rows in bins within the tasks of one Spark stage, each partition once. */
public final class BinCounter extends IdempotentAccumulator<Integer, String> {
    private final int bins;
    /** The names of the bins in the web UI; empty if it shows only the sum. */
    private final List<String> labels;
    /** In a task: the counts of its partition. On the driver: of every partition merged so far. */
    private final long[] counts;

    private BinCounter(int bins, List<String> labels) {
        this.bins = bins;
        this.labels = labels;
        this.counts = new long[bins];
    }

    /** A counter of {@code bins} bins, registered with Spark. */
    public static BinCounter register(SparkContext context, int bins) {
        BinCounter counter = new BinCounter(bins, List.of());
        context.register(counter);
        return counter;
    }

    /** A counter that Spark's web UI shows: its sum. */
    public static BinCounter register(SparkContext context, String name, int bins) {
        BinCounter counter = new BinCounter(bins, List.of());
        context.register(counter, name);
        return counter;
    }

    /** A counter that Spark's web UI shows: its sum, and the bins that aren't empty by their labels. */
    public static BinCounter register(SparkContext context, String name, List<String> labels) {
        BinCounter counter = new BinCounter(labels.size(), labels);
        context.register(counter, name);
        return counter;
    }

    @Override
    public void add(Integer bin) {
        count(bin);
    }

    /** Counts one row; for the thread of the task alone. */
    public void count(int bin) {
        counts[bin]++;
    }

    @Override
    protected IdempotentAccumulator<Integer, String> empty() {
        return new BinCounter(bins, labels);
    }

    @Override
    protected void addAll(AccumulatorV2<Integer, String> more) {
        long[] theirs = ((BinCounter) more).counts;
        for (int bin = 0; bin < bins; bin++) {
            counts[bin] += theirs[bin];
        }
    }

    @Override
    protected void clear() {
        Arrays.fill(counts, 0);
    }

    /** The counts as Spark's web UI shows them. */
    @Override
    public String value() {
        StringBuilder text = new StringBuilder().append(total());
        for (int bin = 0; bin < labels.size(); bin++) {
            if (counts[bin] > 0) {
                text.append(text.indexOf(":") < 0 ? ": " : ", ");
                text.append(labels.get(bin)).append(' ').append(counts[bin]);
            }
        }
        return text.toString();
    }

    /** How many rows were counted in each bin. */
    public long[] bins() {
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
