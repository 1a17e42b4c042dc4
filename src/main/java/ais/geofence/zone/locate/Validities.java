package ais.geofence.zone.locate;

import ais.geofence.zone.Validity;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When each of the zones of a set is valid, in a flat array. Immutable. */
public final class Validities implements Serializable {
    private static final long serialVersionUID = 1;

    /** The first and the last microsecond of each zone in turn. */
    private final long[] bounds;

    private Validities(long[] bounds) {
        this.bounds = bounds;
    }

    /**
     * The times of zones in their order.
     *
     * @return null if all are always valid, so that a look-up need not ask
     */
    public static @Nullable Validities of(List<Validity> zones) {
        if (zones.stream().allMatch(Validity::isAlways)) {
            return null;
        }
        long[] bounds = new long[2 * zones.size()];
        for (int zone = 0; zone < zones.size(); zone++) {
            bounds[2 * zone] = zones.get(zone).firstMicros();
            bounds[2 * zone + 1] = zones.get(zone).lastMicros();
        }
        return new Validities(bounds);
    }

    /** Whether a zone is valid at a time, microseconds since 1970, UTC, or {@link Validity#NO_TIME}. */
    public boolean includes(int zone, long micros) {
        return bounds[2 * zone] <= micros && micros <= bounds[2 * zone + 1];
    }

    /** Those of the zones that are valid at a time, in their order. */
    public int[] valid(int[] zones, long micros) {
        return Arrays.stream(zones).filter(zone -> includes(zone, micros)).toArray();
    }

    /** Whether a zone is always valid. */
    public boolean isAlways(int zone) {
        return bounds[2 * zone] == Validity.NO_TIME && bounds[2 * zone + 1] == Long.MAX_VALUE;
    }

    /** The bytes of the array. */
    public long bytes() {
        return (long) Long.BYTES * bounds.length;
    }
}
