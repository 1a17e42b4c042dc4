package ais.geofence.tag;

import ais.geofence.spark.Invocation;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** Counts the station and the time of each row in its zones, and returns these; called from generated code by {@link Invocation#nonDeterministic}. */
public final class CountPresence implements Serializable {
    private final PresenceCounter counter;
    private transient boolean started;

    CountPresence(PresenceCounter counter) {
        this.counter = counter;
    }

    /** Counts a row in its zone. */
    public int invoke(int zone, int station, long second) {
        start();
        counter.count(zone, station, second);
        return zone;
    }

    /** Counts a row in each of its zones. */
    public ArrayData invoke(ArrayData zones, int station, long second) {
        start();
        int length = zones.numElements();
        for (int i = 0; i < length; i++) {
            counter.count(zones.getInt(i), station, second);
        }
        return zones;
    }

    private void start() {
        if (!started) {
            started = true;
            counter.start();
        }
    }

    @Override
    public String toString() {
        return "count_presence";
    }
}
