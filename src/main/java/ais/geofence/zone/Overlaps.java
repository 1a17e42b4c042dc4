package ais.geofence.zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.relateng.RelateNG;

/**
 * The pairs of zones whose interiors have a point in common.
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
                    .filter(other -> indexed.evaluate(other.geometry(), INTERIORS_MEET))
                    .map(other -> Pair.of(zone, other));
        }
    }

    /** How many corners are looked at, a few seconds' work, before the rest is left out. */
    private static final long CORNER_BUDGET = 40_000_000;

    /** What it costs to compare even the smallest zones. */
    private static final int CORNERS_A_PAIR = 100;

    private static final String INTERIORS_MEET = "T********";

    /** Compares, on all cores, the zones whose envelopes meet. */
    static Overlaps of(List<Zone> zones) {
        return of(zones, CORNER_BUDGET);
    }

    static Overlaps of(List<Zone> zones, long cornerBudget) {
        STRtree tree = new STRtree();
        zones.forEach(zone -> tree.insert(zone.geometry().getEnvelopeInternal(), zone));
        List<Work> work = new ArrayList<>();
        long corners = 0;
        for (Zone zone : zones) {
            List<Zone> smaller = smallerNear(tree, zone);
            if (!smaller.isEmpty()) {
                corners += corners(zone)
                        + smaller.stream()
                                .mapToLong(other -> CORNERS_A_PAIR + corners(other))
                                .sum();
                if (corners > cornerBudget) {
                    return new Overlaps(pairs(work), false);
                }
                work.add(new Work(zone, smaller));
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

    private static List<Zone> smallerNear(STRtree tree, Zone zone) {
        Envelope envelope = zone.geometry().getEnvelopeInternal();
        List<Zone> smaller = new ArrayList<>();
        tree.query(envelope, item -> {
            Zone other = (Zone) item;
            // Envelopes that only touch have no interior in common.
            if (isSmaller(other, zone)
                    && envelope.intersection(other.geometry().getEnvelopeInternal())
                                    .getArea()
                            > 0) {
                smaller.add(other);
            }
        });
        return smaller;
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
