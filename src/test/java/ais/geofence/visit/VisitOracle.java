package ais.geofence.visit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the visits of one ship by plain loops over all its positions, a zone at a time. Without jumps. */
final class VisitOracle {
    private final VisitRules rules;
    private final ExitMargin margin;
    final List<EndedVisit> ended = new ArrayList<>();
    final List<Visit> open = new ArrayList<>();

    VisitOracle(VisitRules rules, ExitMargin margin, List<TrackPosition> positions, int zones) {
        this.rules = rules;
        this.margin = margin;
        List<TrackPosition> track = new ArrayList<>();
        positions.stream()
                .sorted(Comparator.comparingLong(TrackPosition::time)
                        .thenComparingDouble(TrackPosition::lon)
                        .thenComparingDouble(TrackPosition::lat))
                .forEach(at -> {
                    if (track.isEmpty() || !track.get(track.size() - 1).isSame(at)) {
                        track.add(at);
                    }
                });
        int from = 0;
        while (from < track.size()) {
            int to = from + 1;
            while (to < track.size() && track.get(to).time() - track.get(to - 1).time() <= rules.gap()) {
                to++;
            }
            for (int zone = 0; zone < zones; zone++) {
                segment(track, from, to, zone);
            }
            from = to;
        }
    }

    /** A stretch without a gap: positions from the one number to before the other. */
    private void segment(List<TrackPosition> track, int from, int to, int zone) {
        int at = from;
        while (at < to) {
            if (!track.get(at).isIn(zone)) {
                at++;
                continue;
            }
            int leave = leaving(track, at, to, zone);
            long inside = 0;
            TrackPosition last = track.get(at);
            for (int i = at; i < leave; i++) {
                if (track.get(i).isIn(zone)) {
                    inside++;
                    last = track.get(i);
                }
            }
            BeginReason begin = at == 0 ? BeginReason.START : at == from ? BeginReason.GAP : BeginReason.ENTER;
            TrackPosition first = track.get(at);
            Visit visit = new Visit(
                    zone,
                    first.time(),
                    begin,
                    inside,
                    first.lon(),
                    first.lat(),
                    last.time(),
                    last.lon(),
                    last.lat(),
                    0,
                    Visit.INSIDE,
                    0,
                    repeats(zone, first.time()));
            if (leave == to && to == track.size()) {
                open.add(visit);
            } else if (leave == to) {
                ended.add(new EndedVisit(
                        visit,
                        track.get(to - 1).time(),
                        EndReason.GAP,
                        track.get(to).time()));
            } else {
                long since = track.get(leave).time();
                int known = leave;
                while (known < to
                        && (isPassedOver(track.get(known), zone)
                                || track.get(known).time() - since < rules.leaveAfter())) {
                    known++;
                }
                if (known < track.size()) {
                    ended.add(new EndedVisit(
                            visit, since, EndReason.EXIT, track.get(known).time()));
                } else {
                    open.add(visit.outside(since));
                }
            }
            at = leave + 1;
            while (leave < to
                    && at < to
                    && track.get(at).time() - track.get(leave).time() < rules.leaveAfter()) {
                at++; // none of these is inside, or the ship had not left
            }
        }
    }

    private int repeats(int zone, long enterTime) {
        return (int) Stream.concat(ended.stream().map(EndedVisit::visit), open.stream())
                .filter(visit -> visit.zone() == zone && visit.enterTime() == enterTime)
                .count();
    }

    /** The first position outside that is followed by none inside for long enough; or the end of the stretch. */
    private int leaving(List<TrackPosition> track, int from, int to, int zone) {
        for (int i = from; i < to; i++) {
            TrackPosition at = track.get(i);
            if (at.isIn(zone) || isPassedOver(at, zone)) {
                continue;
            }
            if (!isBack(track, i, to, zone)) {
                return i;
            }
            while (!track.get(i + 1).isIn(zone)) {
                i++; // to the position before the one that is back
            }
        }
        return to;
    }

    /** Neither inside nor outside. */
    private boolean isPassedOver(TrackPosition at, int zone) {
        return !at.isIn(zone) && margin.isNear(zone, at);
    }

    private boolean isBack(List<TrackPosition> track, int outside, int to, int zone) {
        for (int i = outside + 1; i < to; i++) {
            if (track.get(i).isIn(zone)) {
                return track.get(i).time() - track.get(outside).time() < rules.leaveAfter();
            }
        }
        return false;
    }
}
