package ais.geofence.tag;

import ais.geofence.spark.IdempotentAccumulator;
import org.apache.spark.util.AccumulatorV2;

/** Gathers {@link ZonePresence} within the tasks of one Spark stage, each partition once. */
final class PresenceCounter extends IdempotentAccumulator<ZonePresence, Long> {
    private final ZonePresence presence;
    private long positions;

    PresenceCounter(int zones) {
        this.presence = new ZonePresence(zones);
    }

    /** Counts one position; for the thread of the task alone. */
    void count(int zone, int station, long second) {
        positions++;
        presence.add(zone, station, second);
    }

    @Override
    public void add(ZonePresence more) {
        presence.addAll(more);
    }

    @Override
    protected void addAll(AccumulatorV2<ZonePresence, Long> more) {
        PresenceCounter theirs = (PresenceCounter) more;
        positions += theirs.positions;
        presence.addAll(theirs.presence);
    }

    @Override
    protected IdempotentAccumulator<ZonePresence, Long> empty() {
        return new PresenceCounter(presence.zones());
    }

    @Override
    protected void clear() {
        positions = 0;
        presence.clear();
    }

    /** How many positions were counted; one in several zones in each of them. */
    @Override
    public Long value() {
        return positions;
    }

    ZonePresence presence() {
        return presence.copy();
    }
}
