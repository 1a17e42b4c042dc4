package ais.geofence.zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.relateng.RelateNG;

/**
 * The pairs of zones whose interiors have a point in common.
 *
 * @param pairs how many were found
 * @param complete false where the search was given up, so that there may be more
 * @param first the first pairs, by the earlier and then by the later zone
 */
record Overlaps(long pairs, boolean complete, List<Pair> first) {
    /** Two zones by number; the first is the earlier one. */
    record Pair(int first, int second) {}

    /** How many corners of candidates are looked at, a few seconds' work, before the search is given up. */
    private static final long CORNER_BUDGET = 20_000_000;

    private static final String INTERIORS_MEET = "T********";

    /** Compares each zone with the later ones whose envelope meets its own. */
    static Overlaps of(List<Zone> zones, int listed) {
        STRtree tree = new STRtree();
        zones.forEach(zone -> tree.insert(zone.geometry().getEnvelopeInternal(), zone));
        List<Pair> first = new ArrayList<>();
        long pairs = 0;
        long corners = 0;
        for (Zone zone : zones) {
            List<Zone> candidates = candidates(tree, zone);
            if (candidates.isEmpty()) {
                continue;
            }
            corners += zone.geometry().getNumPoints();
            RelateNG prepared = RelateNG.prepare(zone.geometry());
            for (Zone candidate : candidates) {
                if (corners > CORNER_BUDGET) {
                    return new Overlaps(pairs, false, first);
                }
                corners += candidate.geometry().getNumPoints();
                if (prepared.evaluate(candidate.geometry(), INTERIORS_MEET)) {
                    pairs++;
                    if (first.size() < listed) {
                        first.add(new Pair(zone.index(), candidate.index()));
                    }
                }
            }
        }
        return new Overlaps(pairs, true, first);
    }

    private static List<Zone> candidates(STRtree tree, Zone zone) {
        Envelope envelope = zone.geometry().getEnvelopeInternal();
        List<Zone> candidates = new ArrayList<>();
        tree.query(envelope, item -> {
            Zone other = (Zone) item;
            // Envelopes that only touch have no interior in common.
            if (other.index() > zone.index()
                    && envelope.intersection(other.geometry().getEnvelopeInternal())
                                    .getArea()
                            > 0) {
                candidates.add(other);
            }
        });
        candidates.sort(Comparator.comparingInt(Zone::index));
        return candidates;
    }
}
