package ais.geofence.survey;

import ais.geofence.spark.IdempotentAccumulator;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.util.AccumulatorV2;

/** Finds the first and the last time within the tasks of one Spark stage. */
final class TimeSpanCounter extends IdempotentAccumulator<Long, Long> {
    private static final long NONE = -1;

    private long first = Long.MAX_VALUE;
    private long last = NONE;

    /** Takes one time in seconds since 1970; for the thread of the task alone. */
    void count(long second) {
        first = Math.min(first, second);
        last = Math.max(last, second);
    }

    /** The span of all times; empty without any. */
    Optional<TimeSpan> span() {
        return last == NONE
                ? Optional.empty()
                : Optional.of(new TimeSpan(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last)));
    }

    @Override
    public void add(Long second) {
        count(second);
    }

    /** The last time. */
    @Override
    public Long value() {
        return last;
    }

    @Override
    protected IdempotentAccumulator<Long, Long> empty() {
        return new TimeSpanCounter();
    }

    @Override
    protected void addAll(AccumulatorV2<Long, Long> more) {
        TimeSpanCounter other = (TimeSpanCounter) more;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    @Override
    protected void clear() {
        first = Long.MAX_VALUE;
        last = NONE;
    }
}
