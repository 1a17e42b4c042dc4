package ais.geofence.spark;

import java.util.BitSet;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * What the tasks of one Spark stage gather from their rows, each partition once: Spark merges the accumulators of repeated
 * tasks (after a lost executor) as well, and this one drops what it has had already. It asks that a partition has the same
 * rows whenever it is computed.
 *
 * <p>Spark serialises the accumulators of a running task, or asks for their value, time and again while the task works on
 * them. So what they hold are arrays and numbers, which can be copied at any moment, and no collections, which object to
 * that; and {@link #value} is quickly told.
 */
public abstract class IdempotentAccumulator<I, O> extends AccumulatorV2<I, O> {
    private final BitSet partitions = new BitSet();

    /** Tells that the rows of this task's partition are coming. */
    public final void start() {
        TaskContext task = TaskContext.get();
        startPartition(task == null ? 0 : task.partitionId());
    }

    /** Tells that the rows of the partition of that number are coming. */
    public void startPartition(int partition) {
        partitions.set(partition);
    }

    /** An empty one of the same kind. */
    protected abstract IdempotentAccumulator<I, O> empty();

    /** Adds what other partitions have. */
    protected abstract void addAll(AccumulatorV2<I, O> more);

    /** Forgets what was gathered. */
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
