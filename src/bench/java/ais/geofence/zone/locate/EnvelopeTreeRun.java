package ais.geofence.zone.locate;

import ais.geofence.testing.ZoneSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** Compares {@link EnvelopeTree} with JTS's STRtree: the time to find the candidates of a position, both on one thread. */
public final class EnvelopeTreeRun {
    private static final int POSITIONS = 500_000;
    private static final int ROUNDS = 6;

    private EnvelopeTreeRun() {}

    /** Takes the number of zones. */
    public static void main(String[] arguments) {
        List<Envelope> envelopes = ZoneSets.worldwideStars(2, Integer.parseInt(arguments[0])).stream()
                .map(Geometry::getEnvelopeInternal)
                .toList();
        double[] lons = new double[POSITIONS];
        double[] lats = new double[POSITIONS];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < POSITIONS; i++) {
            // Half of the positions lie in some envelope, where ships are looked for.
            Envelope near = envelopes.get(random.nextInt(envelopes.size()));
            boolean inside = i % 2 == 0;
            lons[i] = inside ? random.nextDouble(near.getMinX(), near.getMaxX()) : random.nextDouble(-180, 180);
            lats[i] = inside ? random.nextDouble(near.getMinY(), near.getMaxY()) : random.nextDouble(-90, 90);
        }
        EnvelopeTree ours = new EnvelopeTree(envelopes);
        STRtree theirs = new STRtree();
        for (int zone = 0; zone < envelopes.size(); zone++) {
            theirs.insert(envelopes.get(zone), zone);
        }
        theirs.build();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long ourSum = 0;
            for (int i = 0; i < POSITIONS; i++) {
                ourSum += ours.firstZone(lons[i], lats[i], zone -> true);
            }
            long middle = System.nanoTime();
            long theirSum = 0;
            for (int i = 0; i < POSITIONS; i++) {
                theirSum += lowest(theirs, lons[i], lats[i]);
            }
            long end = System.nanoTime();
            if (ourSum != theirSum) {
                throw new AssertionError("different zones");
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d zones, round %d: EnvelopeTree %.0f ns a position, STRtree %.0f ns",
                    envelopes.size(),
                    round,
                    (double) (middle - start) / POSITIONS,
                    (double) (end - middle) / POSITIONS));
        }
    }

    private static int lowest(STRtree tree, double lon, double lat) {
        List<Integer> candidates = new ArrayList<>();
        tree.query(new Envelope(lon, lon, lat, lat), zone -> candidates.add((Integer) zone));
        return candidates.stream().mapToInt(Integer::intValue).min().orElse(ZoneLocator.NO_ZONE);
    }
}
