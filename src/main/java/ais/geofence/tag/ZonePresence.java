package ais.geofence.tag;

import ais.geofence.position.MmsiKind;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many different ships were in each zone, and when the first and the last position was there. Presences in the same zones can
 * be added up; a ship in several of them counts once.
 */
public final class ZonePresence implements Serializable {
    /** What the estimates of all zones of a task may take; many zones are estimated more coarsely. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int MOST_REGISTERS = 4096;
    private static final int FEWEST_REGISTERS = 64;
    /** No time, or none that can be read. */
    static final long NO_TIME = -1;

    private final int registers;
    /** By zone; null where there was no position. */
    private final @Nullable Presence[] byZone;

    /** Nothing yet, of a number of zones. */
    public ZonePresence(int zones) {
        this.registers = Math.max(
                FEWEST_REGISTERS, Math.min(MOST_REGISTERS, Integer.highestOneBit(MOST_BYTES / Math.max(1, zones))));
        this.byZone = new @Nullable Presence[zones];
    }

    private static final class Presence implements Serializable {
        private final DistinctShips ships;
        private long first = Long.MAX_VALUE;
        private long last = NO_TIME;

        Presence(int registers) {
            this.ships = new DistinctShips(registers);
        }

        void addTime(long second) {
            if (second != NO_TIME) {
                first = Math.min(first, second);
                last = Math.max(last, second);
            }
        }

        void addAll(Presence more) {
            ships.addAll(more.ships);
            first = Math.min(first, more.first);
            last = Math.max(last, more.last);
        }
    }

    /**
     * Adds a position in a zone.
     *
     * @param zone its number
     * @param station its MMSI; only that of a ship is counted
     * @param second its time since 1970; {@link #NO_TIME} if there is none
     */
    void add(int zone, int station, long second) {
        Presence presence = presence(zone);
        presence.addTime(second);
        if (MmsiKind.isShip(station)) {
            presence.ships.add(station);
        }
    }

    private Presence presence(int zone) {
        Presence presence = byZone[zone];
        if (presence == null) {
            presence = new Presence(registers);
            byZone[zone] = presence;
        }
        return presence;
    }

    void addAll(ZonePresence more) {
        for (int zone = 0; zone < byZone.length; zone++) {
            Presence theirs = more.byZone[zone];
            if (theirs != null) {
                presence(zone).addAll(theirs);
            }
        }
    }

    void clear() {
        Arrays.fill(byZone, null);
    }

    ZonePresence copy() {
        ZonePresence copy = new ZonePresence(zones());
        copy.addAll(this);
        return copy;
    }

    int zones() {
        return byZone.length;
    }

    /** This presence and more in the same zones together. */
    public ZonePresence plus(ZonePresence more) {
        ZonePresence sum = copy();
        sum.addAll(more);
        return sum;
    }

    /** The number of different ships in a zone; an estimate unless {@link #isExact}. */
    public long ships(int zone) {
        Presence presence = byZone[zone];
        return presence == null ? 0 : presence.ships.count();
    }

    /** Whether the ships of every zone are few enough to be counted one by one. */
    public boolean isExact() {
        return Arrays.stream(byZone).allMatch(presence -> presence == null || presence.ships.isExact());
    }

    /** The standard error of an estimate, as a share of it. */
    public double standardError() {
        return 1.04 / Math.sqrt(registers);
    }

    /** When the first position was in a zone, to the second. */
    public Optional<Instant> first(int zone) {
        return Optional.ofNullable(byZone[zone])
                .filter(presence -> presence.last != NO_TIME)
                .map(presence -> Instant.ofEpochSecond(presence.first));
    }

    /** When the last position was in a zone, to the second. */
    public Optional<Instant> last(int zone) {
        return Optional.ofNullable(byZone[zone])
                .filter(presence -> presence.last != NO_TIME)
                .map(presence -> Instant.ofEpochSecond(presence.last));
    }
}
