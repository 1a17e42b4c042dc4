package ais.geofence.zone.locate;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.Place;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.grid.Exactness;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.locationtech.jts.geom.Geometry;

/** All locators against the oracle, with at least a million positions aimed at trouble. */
public class ZoneLocatorProperties {
    private static final int TRIES = 700;
    private static final int POSITIONS = 1_500;
    private static final Exactness EXACTNESS = new Exactness();
    private static final Exactness AT_ANTIMERIDIAN = new Exactness();

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void answersAreThoseOfExactArithmetic(@ForAll long seed, @ForAll Engine engine, @ForAll BoundaryRule rule) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Geometry> zones = ZoneShapes.mixture(random, 1 + random.nextInt(30));
        ZoneLocator locator = engine.build(zones, rule);
        EXACTNESS.check(
                engine + " of seed " + seed,
                locator,
                zones,
                new ExactOracle(zones),
                rule,
                new AimedPositions(random, zones),
                POSITIONS);
    }

    @Property(tries = TRIES / 5, shrinking = ShrinkingMode.OFF)
    void answersAtTheAntimeridianAreThoseOfExactArithmetic(
            @ForAll long seed, @ForAll Engine engine, @ForAll BoundaryRule rule) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Geometry> zones = ZoneShapes.atAntimeridian(random, 1 + random.nextInt(10));
        assertThat(zones).allMatch(Geometry::isValid);
        ZoneLocator locator = engine.build(zones, rule);
        AT_ANTIMERIDIAN.check(
                engine + " of seed " + seed,
                locator,
                zones,
                new ExactOracle(zones),
                rule,
                new AimedPositions(random, zones),
                POSITIONS);
    }

    @AfterContainer
    static void allKindsOfPositionsWereSeenAtTheAntimeridian() {
        assertThat(AT_ANTIMERIDIAN.count(Place.INTERIOR)).isGreaterThan(10_000);
        assertThat(AT_ANTIMERIDIAN.count(Place.BOUNDARY)).isGreaterThan(10_000);
        assertThat(AT_ANTIMERIDIAN.count(Place.EXTERIOR)).isGreaterThan(10_000);
    }

    @AfterContainer
    static void allKindsOfPositionsWereSeen() {
        assertThat(EXACTNESS.positions()).isGreaterThanOrEqualTo(1_000_000);
        assertThat(EXACTNESS.count(Place.INTERIOR)).isGreaterThan(100_000);
        assertThat(EXACTNESS.count(Place.BOUNDARY)).isGreaterThan(50_000);
        assertThat(EXACTNESS.count(Place.EXTERIOR)).isGreaterThan(100_000);
        assertThat(EXACTNESS.answers()).isGreaterThan(100_000);
        assertThat(EXACTNESS.undecided()).isGreaterThan(50_000);
    }
}
