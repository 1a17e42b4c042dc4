package ais.geofence.tag;

import ais.geofence.spark.IdempotentAccumulator;
import org.apache.spark.util.AccumulatorV2;

/** Gathers {@link ZoneVisits} within the tasks of one Spark stage, each partition once. */
final class VisitCounter extends IdempotentAccumulator<ZoneVisits, Long> {
    private final ZoneVisits visits;
    private long positions;

    VisitCounter(int zones) {
        this.visits = new ZoneVisits(zones);
    }

    /** Counts one position; for the thread of the task alone. */
    void count(int zone, int ship, long second) {
        positions++;
        visits.add(zone, ship, second);
    }

    @Override
    public void add(ZoneVisits more) {
        visits.addAll(more);
    }

    @Override
    protected void addAll(AccumulatorV2<ZoneVisits, Long> more) {
        VisitCounter theirs = (VisitCounter) more;
        positions += theirs.positions;
        visits.addAll(theirs.visits);
    }

    @Override
    protected IdempotentAccumulator<ZoneVisits, Long> empty() {
        return new VisitCounter(visits.zones());
    }

    @Override
    protected void clear() {
        positions = 0;
        visits.clear();
    }

    /** How many positions were counted; one in several zones in each of them. */
    @Override
    public Long value() {
        return positions;
    }

    ZoneVisits visits() {
        return visits.copy();
    }
}
