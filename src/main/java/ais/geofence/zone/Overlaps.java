package ais.geofence.zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/**
 * The pairs of zones whose interiors have a point in common at some time.
 *
 * @param pairs those found, by the earlier and then by the later zone
 * @param complete false where there was too much to compare, so that there may be more
 */
record Overlaps(List<Pair> pairs, boolean complete) {
    /** Two zones by number; the first is the earlier one. */
    record Pair(int first, int second) {
        static Pair of(Zone one, Zone other) {
            return new Pair(Math.min(one.index(), other.index()), Math.max(one.index(), other.index()));
        }
    }

    /** A zone, and those of fewer corners to compare with it: they are cheap once the larger one is indexed. */
    private record Work(Zone zone, List<Zone> smaller) {
        Stream<Pair> overlapping() {
            RelateNG indexed = RelateNG.prepare(zone.geometry());
            return smaller.stream()
                    .filter(other -> indexed.evaluate(other.geometry(), new InteriorsMeet()))
                    .map(other -> Pair.of(zone, other));
        }
    }

    /** Whether two interiors meet. It is known at the first common point; a pattern of JTS's matrix is compared when all edges are done. */
    private static final class InteriorsMeet implements TopologyPredicate {
        private boolean meet;
        private boolean finished;

        @Override
        public String name() {
            return "interiors meet";
        }

        @Override
        public void updateDimension(int firstLocation, int secondLocation, int dimension) {
            meet |= firstLocation == Location.INTERIOR && secondLocation == Location.INTERIOR;
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public boolean isKnown() {
            return meet || finished;
        }

        @Override
        public boolean value() {
            return meet;
        }
    }

    /** About a second's work, in corners looked at; the rest is left out. */
    private static final long BUDGET = 10_000_000;

    /** What it costs to compare even the smallest zones, and to find one near another. */
    private static final int CORNERS_A_PAIR = 100;

    private static final int CORNERS_A_NEIGHBOUR = 2;

    /** Compares, on all cores, the zones whose envelopes meet. */
    static Overlaps of(List<Zone> zones) {
        return of(zones, BUDGET);
    }

    static Overlaps of(List<Zone> zones, long budget) {
        STRtree tree = new STRtree();
        zones.forEach(zone -> tree.insert(zone.geometry().getEnvelopeInternal(), zone));
        List<Work> work = new ArrayList<>();
        long cost = 0;
        for (Zone zone : zones) {
            List<Zone> near = new ArrayList<>();
            tree.query(zone.geometry().getEnvelopeInternal(), other -> near.add((Zone) other));
            List<Zone> smaller =
                    near.stream().filter(other -> isCandidate(zone, other)).toList();
            cost += (long) CORNERS_A_NEIGHBOUR * near.size();
            if (!smaller.isEmpty()) {
                cost += corners(zone);
                cost += smaller.stream()
                        .mapToLong(other -> CORNERS_A_PAIR + corners(other))
                        .sum();
                work.add(new Work(zone, smaller));
            }
            if (cost > budget) {
                return new Overlaps(pairs(work), false);
            }
        }
        return new Overlaps(pairs(work), true);
    }

    private static List<Pair> pairs(List<Work> work) {
        return work.parallelStream()
                .flatMap(Work::overlapping)
                .sorted(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second))
                .toList();
    }

    /** Whether the other zone is the smaller one, there is a time for both, and the envelopes have more in common than an edge. */
    private static boolean isCandidate(Zone zone, Zone other) {
        if (!zone.validity().meets(other.validity())) {
            return false;
        }
        Envelope common = zone.geometry()
                .getEnvelopeInternal()
                .intersection(other.geometry().getEnvelopeInternal());
        return isSmaller(other, zone) && common.getWidth() > 0 && common.getHeight() > 0;
    }

    /** Zones of as many corners go by number, so that each pair is compared once. */
    private static boolean isSmaller(Zone one, Zone other) {
        int difference = Integer.compare(corners(one), corners(other));
        return difference == 0 ? one.index() < other.index() : difference < 0;
    }

    private static int corners(Zone zone) {
        return zone.geometry().getNumPoints();
    }
}
