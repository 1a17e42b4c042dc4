package ais.geofence.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;

/** Follows one ship, position after position, and finds its visits. It holds no more than the visits that have not ended. */
final class ShipTrack {
    private static final double SECOND = 1e6;
    private static final double FULL_TURN = 360;

    /** More than a degree of latitude or longitude anywhere, in metres. */
    private static final double LONGEST_DEGREE = 111_700;

    private final VisitRules rules;
    private final ExitMargin margin;
    private final Consumer<EndedVisit> ended;
    private List<Visit> open = new ArrayList<>();
    private @Nullable TrackPosition last;
    private boolean stopped;
    private long jumps;
    private long begunAt = Long.MIN_VALUE;
    private final Map<Integer, Integer> begunZones = new HashMap<>();

    /**
     * A ship that nothing is known of.
     *
     * @param ended receives each visit that ends
     */
    ShipTrack(VisitRules rules, ExitMargin margin, Consumer<EndedVisit> ended) {
        this.rules = rules;
        this.margin = margin;
        this.ended = ended;
    }

    /** Goes on where another run has stopped. Call it before the first position. */
    void resume(ShipState state) {
        last = new TrackPosition(state.time(), state.lon(), state.lat(), Double.NaN, TrackPosition.NO_ZONES);
        stopped = state.stopped();
        open = new ArrayList<>(state.open());
    }

    /**
     * Takes the next position.
     *
     * @param at not before the last one; those of the same time in order of longitude, then latitude
     * @return whether it counts: a second report of the same position does not
     */
    boolean add(TrackPosition at) {
        TrackPosition before = last;
        BeginReason begin = before == null ? BeginReason.START : BeginReason.ENTER;
        if (before != null) {
            if (at.isSame(before)) {
                return false;
            }
            if (at.time() - before.time() > rules.gap()) {
                begin = split(EndReason.GAP, before, at);
            } else if (isJump(before, at)) {
                jumps++;
                if (rules.split()) {
                    begin = split(EndReason.JUMP, before, at);
                }
            }
            if (!open.isEmpty()) {
                follow(before, at);
            }
        }
        for (int zone : at.zones()) {
            if (open.stream().noneMatch(visit -> visit.zone() == zone)) {
                open.add(Visit.begun(zone, at, begin, repeats(zone, at)));
            }
        }
        if (at.speed() <= rules.stopBelow()) {
            stopped = true;
        } else if (at.speed() >= rules.moveFrom()) {
            stopped = false;
        }
        last = at;
        return true;
    }

    /** How many visits to a zone have begun at the time of a position: the ship may have reported from several places then. */
    private int repeats(int zone, TrackPosition at) {
        if (at.time() != begunAt) {
            begunAt = at.time();
            begunZones.clear();
        }
        return begunZones.merge(zone, 1, Integer::sum) - 1;
    }

    boolean hasPosition() {
        return last != null;
    }

    /**
     * What the ship goes on with.
     *
     * @throws NullPointerException if it has no position yet
     */
    ShipState state() {
        TrackPosition at = Objects.requireNonNull(last);
        return new ShipState(at.time(), at.lon(), at.lat(), stopped, List.copyOf(open));
    }

    /** How often the ship was faster than ships are. */
    long jumps() {
        return jumps;
    }

    /** What the position means for the visits that have not ended. */
    private void follow(TrackPosition before, TrackPosition at) {
        List<Visit> still = new ArrayList<>(open.size());
        long stop = stopped ? at.time() - before.time() : 0;
        for (Visit visit : open) {
            Visit until = stop == 0 ? visit : visit.stoppedFor(stop);
            if (at.isIn(visit.zone())) {
                if (hasLeft(visit, at)) {
                    end(visit, visit.outsideSince(), EndReason.EXIT, at.time());
                } else {
                    still.add(until.inside(at));
                }
            } else if (margin.isNear(visit.zone(), at)) {
                still.add(until);
            } else {
                Visit outside = visit.isOutside() ? until : until.outside(at.time());
                if (hasLeft(outside, at)) {
                    end(outside, outside.outsideSince(), EndReason.EXIT, at.time());
                } else {
                    still.add(outside);
                }
            }
        }
        open = still;
    }

    /** Whether the ship has been outside for long enough. */
    private boolean hasLeft(Visit visit, TrackPosition at) {
        return visit.isOutside() && at.time() - visit.outsideSince() >= rules.leaveAfter();
    }

    /** Ends all visits between two positions. */
    private BeginReason split(EndReason why, TrackPosition before, TrackPosition at) {
        for (Visit visit : open) {
            if (visit.isOutside()) {
                end(visit, visit.outsideSince(), EndReason.EXIT, at.time());
            } else {
                end(visit, before.time(), why, at.time());
            }
        }
        open = new ArrayList<>();
        stopped = false;
        return BeginReason.GAP;
    }

    private void end(Visit visit, long exitTime, EndReason why, long known) {
        ended.accept(new EndedVisit(visit, exitTime, why, known));
    }

    /** Whether a ship can't have come from there. AIS tells whole seconds, so no two positions are less than one apart. */
    private boolean isJump(TrackPosition from, TrackPosition to) {
        double reach = rules.maxSpeed() * Math.max(1, (to.time() - from.time()) / SECOND);
        double east = Math.abs(to.lon() - from.lon());
        double most = LONGEST_DEGREE * (Math.min(east, FULL_TURN - east) + Math.abs(to.lat() - from.lat()));
        return most > reach
                && Geodesic.WGS84.Inverse(from.lat(), from.lon(), to.lat(), to.lon(), GeodesicMask.DISTANCE).s12
                        > reach;
    }
}
