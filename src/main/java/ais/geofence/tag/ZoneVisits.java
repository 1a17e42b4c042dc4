package ais.geofence.tag;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many different ships were in each zone, and when the first and the last position was there. Visits of the same zones can
 * be added up; a ship in several of them counts once.
 */
public final class ZoneVisits implements Serializable {
    /** What the estimates of all zones of a task may take; many zones are estimated more coarsely. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int MOST_REGISTERS = 4096;
    private static final int FEWEST_REGISTERS = 64;
    /** No time, or none that can be read. */
    static final long NO_TIME = -1;
    /** No ship's MMSI. */
    static final int NO_SHIP = 0;

    private final int registers;
    /** By zone; null where there was no position. */
    private final @Nullable Visit[] visits;

    /** No visits yet, of a number of zones. */
    public ZoneVisits(int zones) {
        this.registers = Math.max(
                FEWEST_REGISTERS, Math.min(MOST_REGISTERS, Integer.highestOneBit(MOST_BYTES / Math.max(1, zones))));
        this.visits = new @Nullable Visit[zones];
    }

    private static final class Visit implements Serializable {
        private final DistinctShips ships;
        private long first = Long.MAX_VALUE;
        private long last = NO_TIME;

        Visit(int registers) {
            this.ships = new DistinctShips(registers);
        }

        void addTime(long second) {
            if (second != NO_TIME) {
                first = Math.min(first, second);
                last = Math.max(last, second);
            }
        }

        void addAll(Visit more) {
            ships.addAll(more.ships);
            first = Math.min(first, more.first);
            last = Math.max(last, more.last);
        }
    }

    /**
     * Adds a position in a zone.
     *
     * @param zone its number
     * @param ship its MMSI; {@link #NO_SHIP} if it is not a ship's
     * @param second its time since 1970; {@link #NO_TIME} if there is none
     */
    void add(int zone, int ship, long second) {
        Visit visit = visit(zone);
        visit.addTime(second);
        if (ship != NO_SHIP) {
            visit.ships.add(ship);
        }
    }

    private Visit visit(int zone) {
        Visit visit = visits[zone];
        if (visit == null) {
            visit = new Visit(registers);
            visits[zone] = visit;
        }
        return visit;
    }

    void addAll(ZoneVisits more) {
        for (int zone = 0; zone < visits.length; zone++) {
            Visit theirs = more.visits[zone];
            if (theirs != null) {
                visit(zone).addAll(theirs);
            }
        }
    }

    void clear() {
        Arrays.fill(visits, null);
    }

    ZoneVisits copy() {
        ZoneVisits copy = new ZoneVisits(zones());
        copy.addAll(this);
        return copy;
    }

    int zones() {
        return visits.length;
    }

    /** These visits and more of the same zones together. */
    public ZoneVisits plus(ZoneVisits more) {
        ZoneVisits sum = copy();
        sum.addAll(more);
        return sum;
    }

    /** The number of different ships in a zone; an estimate unless {@link #isExact}. */
    public long ships(int zone) {
        Visit visit = visits[zone];
        return visit == null ? 0 : visit.ships.count();
    }

    /** Whether the ships of every zone are few enough to be counted one by one. */
    public boolean isExact() {
        return Arrays.stream(visits).allMatch(visit -> visit == null || visit.ships.isExact());
    }

    /** The standard error of an estimate, as a share of it. */
    public double standardError() {
        return 1.04 / Math.sqrt(registers);
    }

    /** When the first position was in a zone, to the second. */
    public Optional<Instant> first(int zone) {
        return Optional.ofNullable(visits[zone])
                .filter(visit -> visit.last != NO_TIME)
                .map(visit -> Instant.ofEpochSecond(visit.first));
    }

    /** When the last position was in a zone, to the second. */
    public Optional<Instant> last(int zone) {
        return Optional.ofNullable(visits[zone])
                .filter(visit -> visit.last != NO_TIME)
                .map(visit -> Instant.ofEpochSecond(visit.last));
    }
}
