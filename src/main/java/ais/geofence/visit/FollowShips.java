package ais.geofence.visit;

import ais.geofence.spark.BinCounter;
import ais.geofence.visit.TrackCounts.Bin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Makes {@link FoundRows} of the {@link TrackRows} of whole ships, ship after ship. Sent to the executors. */
final class FollowShips implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
    private static final long serialVersionUID = 1;

    private final VisitRules rules;
    private final Broadcast<? extends ExitMargin> margin;
    private final TrackRows columns;
    private final @Nullable Days days;
    private final BinCounter counter;

    /**
     * @param columns of the rows
     * @param days those of the run, whose ends' states are kept; empty for none
     */
    FollowShips(
            VisitRules rules,
            Broadcast<? extends ExitMargin> margin,
            TrackRows columns,
            Optional<Days> days,
            TrackCounts counts) {
        this.rules = rules;
        this.margin = margin;
        this.columns = columns;
        this.days = days.orElse(null);
        this.counter = counts.counter();
    }

    @Override
    public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
        counter.start();
        return new Found(rows);
    }

    /** What is found in one partition. It holds the rows of one position at a time, and those of the end of one ship. */
    private final class Found implements Iterator<InternalRow> {
        private final Iterator<InternalRow> rows;
        private final Deque<InternalRow> found = new ArrayDeque<>();
        private int mmsi = -1;
        private @Nullable ShipTrack track;
        private @Nullable ShipState before;
        private final List<Visit> openBefore = new ArrayList<>();
        private int day;

        Found(Iterator<InternalRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (found.isEmpty() && rows.hasNext()) {
                take(rows.next());
                if (!rows.hasNext()) {
                    endShip();
                }
            }
            return !found.isEmpty();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return found.removeFirst();
        }

        private void take(InternalRow row) {
            int of = columns.mmsi(row);
            if (of != mmsi) {
                endShip();
                mmsi = of;
            }
            InternalRow state = columns.state(row);
            if (state == null) {
                add(columns.position(row));
            } else if (FoundRows.kind(state) == FoundRows.Kind.SHIP) {
                before = FoundRows.ship(state);
            } else {
                openBefore.add(FoundRows.visit(state));
            }
        }

        private void add(TrackPosition at) {
            ShipTrack ship = track;
            if (ship == null) {
                ship = begin();
                track = ship;
                counter.count(Bin.STATION.ordinal());
            }
            if (days != null) {
                int today = FoundRows.day(at.time());
                if (!ship.hasPosition()) {
                    day = today;
                } else if (day < today) {
                    keepStates(ship, today);
                }
            }
            counter.count((ship.add(at) ? Bin.FOLLOWED : Bin.DUPLICATE).ordinal());
        }

        /** A ship, with what is known of it from the day before the run. */
        private ShipTrack begin() {
            ShipTrack ship = new ShipTrack(rules, margin.value(), this::end);
            if (before != null) {
                ship.resume(before.with(openBefore));
                day = days == null ? 0 : FoundRows.day(days.first());
            }
            return ship;
        }

        private void end(EndedVisit ended) {
            if (ended.exitTime() - ended.visit().enterTime() < rules.minDuration()) {
                counter.count(Bin.SHORTER.ordinal());
            } else {
                found.add(FoundRows.ended(mmsi, ended, days != null));
            }
        }

        /** Keeps the state at the end of each day before this one. */
        private void keepStates(ShipTrack ship, int until) {
            ShipState state = ship.state();
            while (day < until) {
                found.add(FoundRows.ship(mmsi, state, day));
                for (Visit visit : state.open()) {
                    found.add(FoundRows.open(mmsi, visit, day));
                }
                day++;
            }
        }

        private void endShip() {
            ShipTrack ship = track;
            if (ship == null && before != null) {
                ship = begin();
            }
            if (ship != null) {
                if (days != null) {
                    keepStates(ship, FoundRows.day(days.last()) + 1);
                } else {
                    ship.state().open().forEach(visit -> found.add(FoundRows.open(mmsi, visit, null)));
                }
                for (long jump = 0; jump < ship.jumps(); jump++) {
                    counter.count(Bin.JUMP.ordinal());
                }
            }
            track = null;
            before = null;
            openBefore.clear();
        }
    }
}
