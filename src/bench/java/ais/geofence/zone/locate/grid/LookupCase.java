package ais.geofence.zone.locate.grid;

import ais.geofence.testing.ZoneSets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/** Zone sets and positions, by what makes them hard. */
public enum LookupCase {
    /** Hardly any position is near a zone. */
    MISSES(Aim.WORLD, 0, () -> ZoneSets.harbours(1, 5)),
    /** Positions within the zones' envelopes. */
    HITS(Aim.ENVELOPES, 0, () -> ZoneSets.harbours(1, 5)),
    /** Positions within a hundredth of an edge's length of an edge. */
    NEAR_EDGE(Aim.EDGES, 0, () -> ZoneSets.harbours(1, 5)),
    OVERLAP_1000(Aim.EXTENT, 0, () -> ZoneSets.worldwideStars(2, 1_000)),
    OVERLAP_10000(Aim.EXTENT, 0, () -> ZoneSets.worldwideStars(2, 10_000)),
    OVERLAP_100000(Aim.EXTENT, 0, () -> ZoneSets.worldwideStars(2, 100_000)),
    CROWDED_1000(Aim.EXTENT, 0, () -> ZoneSets.crowdedStars(3, 1_000)),
    CROWDED_10000(Aim.EXTENT, 0, () -> ZoneSets.crowdedStars(3, 10_000)),
    CROWDED_100000(Aim.EXTENT, 0, () -> ZoneSets.crowdedStars(3, 100_000)),
    /** Ports of a hundred berths each, positions in the ports. */
    BERTHS_100000(Aim.ENVELOPES, 0, () -> ZoneSets.berths(4, 100_000)),
    VERTICES_10(Aim.ENVELOPES, 0, () -> ZoneSets.coasts(5, 5, 10, 10)),
    VERTICES_100000(Aim.ENVELOPES, 0, () -> ZoneSets.coasts(5, 5, 10, 100_000)),
    /** As many vertices as the sea borders of all countries. */
    COUNTRIES(Aim.WORLD, 0, () -> ZoneSets.coasts(6, 250, 12, 7_600)),
    /** Half of the memory that the grid would take. */
    CAPPED_10000(Aim.EXTENT, 32L << 20, () -> ZoneSets.worldwideStars(2, 10_000)),
    /** The zones and positions of files, see {@link UserFiles}; positions in the order of their file. */
    FILES(Aim.FILES, 0, UserFiles::zones);

    /** Where positions are. */
    private enum Aim {
        WORLD,
        EXTENT,
        ENVELOPES,
        EDGES,
        FILES
    }

    private final Aim aim;
    final long maxBytes;
    private final Supplier<List<Polygon>> zones;

    LookupCase(Aim aim, long maxBytes, Supplier<List<Polygon>> zones) {
        this.aim = aim;
        this.maxBytes = maxBytes;
        this.zones = zones;
    }

    List<Polygon> zones() {
        return zones.get();
    }

    /** So many positions for the zones: longitude and latitude in turn, degrees. */
    double[] positions(List<Polygon> zones, int count) {
        if (aim == Aim.FILES) {
            return UserFiles.positions(count);
        }
        SplittableRandom random = new SplittableRandom(7);
        Envelope extent = new Envelope();
        zones.forEach(zone -> extent.expandToInclude(zone.getEnvelopeInternal()));
        double[] positions = new double[2 * count];
        for (int i = 0; i < count; i++) {
            Polygon zone = zones.get(random.nextInt(zones.size()));
            Coordinate position =
                    switch (aim) {
                        case WORLD -> within(random, new Envelope(-180, 180, -90, 90));
                        case EXTENT -> within(random, extent);
                        case ENVELOPES -> within(random, zone.getEnvelopeInternal());
                        case EDGES -> nearEdge(random, zone.getCoordinates());
                        case FILES -> throw new IllegalStateException();
                    };
            positions[2 * i] = position.x;
            positions[2 * i + 1] = position.y;
        }
        return positions;
    }

    private static Coordinate within(SplittableRandom random, Envelope envelope) {
        return new Coordinate(
                envelope.getMinX() + random.nextDouble() * envelope.getWidth(),
                envelope.getMinY() + random.nextDouble() * envelope.getHeight());
    }

    private static Coordinate nearEdge(SplittableRandom random, Coordinate[] ring) {
        int edge = random.nextInt(ring.length - 1);
        Coordinate from = ring[edge];
        Coordinate to = ring[edge + 1];
        double along = random.nextDouble();
        double aside = 0.02 * random.nextDouble() - 0.01;
        return new Coordinate(
                from.x + along * (to.x - from.x) - aside * (to.y - from.y),
                from.y + along * (to.y - from.y) + aside * (to.x - from.x));
    }
}
