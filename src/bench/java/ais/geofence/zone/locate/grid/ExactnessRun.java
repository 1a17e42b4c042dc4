package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.Engine;


import ais.geofence.zone.BoundaryRule;
import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.Place;
import ais.geofence.testing.ZoneShapes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Geometry;

/** Compares all locators, and the grids in blocks too, with the oracle on as many aimed positions as asked for; the first difference ends it. */
public final class ExactnessRun {
    private static final int POSITIONS_A_SET = 20_000;

    private ExactnessRun() {}

    /** Arguments: the number of positions, and the seed of the first zone set; the sets' seeds follow from it. */
    public static void main(String[] arguments) {
        long positions = Long.parseLong(arguments[0]);
        long firstSeed = Long.parseLong(arguments[1]);
        long sets = (positions + POSITIONS_A_SET - 1) / POSITIONS_A_SET;
        long start = System.nanoTime();
        Exactness exactness = new Exactness();
        LongStream.range(firstSeed, firstSeed + sets).parallel().forEach(seed -> check(seed, exactness));
        System.out.printf(
                "%,d positions compared, 0 differ: %,d interior, %,d boundary, %,d exterior; %,d in a zone; %,d by the"
                        + " grid's exact path; seeds %d to %d, %d s%n",
                exactness.positions(),
                exactness.count(Place.INTERIOR),
                exactness.count(Place.BOUNDARY),
                exactness.count(Place.EXTERIOR),
                exactness.answers(),
                exactness.undecided(),
                firstSeed,
                firstSeed + sets - 1,
                (System.nanoTime() - start) / 1_000_000_000);
    }

    private static void check(long seed, Exactness exactness) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Geometry> zones = ZoneShapes.mixture(random, 1 + random.nextInt(30));
        ExactOracle oracle = new ExactOracle(zones);
        BoundaryRule rule = BoundaryRule.values()[(int) Math.floorMod(seed, 2L)];
        for (Engine engine : Engine.values()) {
            AimedPositions aimed = new AimedPositions(random.split(), zones);
            int count = POSITIONS_A_SET / Engine.values().length;
            exactness.check(engine + " of seed " + seed, engine.build(zones, rule), zones, oracle, rule, aimed, count);
        }
    }
}
