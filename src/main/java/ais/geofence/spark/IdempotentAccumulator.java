package ais.geofence.spark;

import java.util.BitSet;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * Gathers values from the rows of one Spark stage, each partition once. Spark also merges the accumulators of repeated tasks
 * (after a lost executor); this one ignores a partition that it already has. A partition must have the same rows whenever it is
 * computed.
 *
 * <p>Spark serialises the accumulators of a running task, and reads their value, while the task changes them. Subclasses therefore
 * hold arrays and numbers, which can be copied at any moment, instead of collections. {@link #value} must be cheap.
 */
public abstract class IdempotentAccumulator<I, O> extends AccumulatorV2<I, O> {
    private final BitSet partitions = new BitSet();

    /** Begins the partition of this task. */
    public final void start() {
        TaskContext task = TaskContext.get();
        startPartition(task == null ? 0 : task.partitionId());
    }

    /** Begins the partition with this number. */
    public void startPartition(int partition) {
        partitions.set(partition);
    }

    /** An empty one of the same kind. */
    protected abstract IdempotentAccumulator<I, O> empty();

    /** Adds the values of other partitions. */
    protected abstract void addAll(AccumulatorV2<I, O> more);

    /** Drops all values. */
    protected abstract void clear();

    @Override
    public final boolean isZero() {
        return partitions.isEmpty();
    }

    @Override
    public final AccumulatorV2<I, O> copy() {
        IdempotentAccumulator<I, O> copy = empty();
        copy.merge(this);
        return copy;
    }

    @Override
    public final void reset() {
        partitions.clear();
        clear();
    }

    @Override
    public final void merge(AccumulatorV2<I, O> other) {
        IdempotentAccumulator<I, O> more = (IdempotentAccumulator<I, O>) other;
        if (!more.partitions.intersects(partitions)) {
            partitions.or(more.partitions);
            addAll(more);
        }
    }
}
