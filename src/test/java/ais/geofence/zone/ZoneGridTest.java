package ais.geofence.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.ZoneSets;
import ais.geofence.testing.ZoneShapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class ZoneGridTest {
    @Test
    void findsAllZonesInOrder() {
        SplittableRandom random = new SplittableRandom(5);
        for (BoundaryRule rule : BoundaryRule.values()) {
            List<Geometry> zones = ZoneShapes.mixture(random, 25);
            zones.addAll(ZoneShapes.mixture(random, 5));
            ExactOracle oracle = new ExactOracle(zones);
            ZoneGrid grid = ZoneGrid.build(zones, rule, 0);
            AimedPositions aimed = new AimedPositions(random, zones);
            for (int i = 0; i < 5_000; i++) {
                aimed.next();
                int[] expected = ZoneLocator.isInWorld(aimed.lon(), aimed.lat())
                        ? oracle.allZones(aimed.lon(), aimed.lat(), rule)
                        : new int[0];
                assertThat(grid.allZones(aimed.lon(), aimed.lat()))
                        .as(() ->
                                Exactness.describe("allZones", rule, aimed.lon(), aimed.lat()) + Exactness.show(zones))
                        .containsExactly(expected);
            }
        }
    }

    @Test
    void keepsToTheMemoryCapAndToTheAnswers() {
        List<Polygon> zones = ZoneSets.worldwideStars(3, 300);
        ZoneGrid fine = ZoneGrid.build(zones, BoundaryRule.CONTAINS, 0);
        assertThat(fine.stats().coarsened()).isFalse();
        long cap = fine.stats().bytes() / 3;
        ZoneGrid coarse = ZoneGrid.build(zones, BoundaryRule.CONTAINS, cap);
        assertThat(coarse.stats().coarsened()).isTrue();
        assertThat(coarse.stats().bytes()).isLessThanOrEqualTo(cap);
        check("capped", coarse, zones, 20_000);
    }

    @Test
    void countsWhatItIsMadeOf() {
        GridStats stats = ZoneGrid.build(ZoneSets.harbours(1, 5), BoundaryRule.CONTAINS, 0)
                .stats();
        assertThat(stats.cells()).isGreaterThan(360 * 180);
        assertThat(stats.leaves()).isBetween(10L, 10_000L);
        assertThat(stats.meanLeafEdges()).isBetween(1.0, 6.0);
        assertThat(stats.maxLeafEdges()).isBetween(1, 20);
        assertThat(stats.bytes()).isGreaterThan(4 * 360 * 180);
    }

    @Test
    void serialisesLittleMoreThanTheCoordinates() throws IOException {
        List<Polygon> zones = ZoneSets.worldwideStars(3, 1_000);
        long coordinates = 16L * zones.stream().mapToInt(Polygon::getNumPoints).sum();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(ZoneGrid.build(zones, BoundaryRule.CONTAINS, 0));
        }
        assertThat((long) bytes.size()).isLessThan(coordinates + coordinates / 10);
    }

    @Test
    void standsThousandsOfZonesThatShareACorner() {
        check("fan", ZoneShapes.fan(7.3, 53.1, 2, 3_000), 5_000);
    }

    @Test
    void standsThousandsOfZonesInOnePlace() {
        List<Polygon> zones = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            zones.add(ZoneShapes.polygon(-20, 30, 40 + 1e-9 * i, 31, 10, 60 + 1e-7 * i));
        }
        check("stack", zones, 5_000);
    }

    @Test
    void standsCountriesAndBerthsInOneSet() {
        List<Geometry> zones = new ArrayList<>(ZoneSets.berths(8, 500));
        zones.addAll(ZoneSets.coasts(9, 3, 30, 3_000));
        zones.add(ZoneShapes.box(-180, -90, 180, 90));
        check("unlike sizes", zones, 20_000);
    }

    @Test
    void standsZonesOfABillionthOfADegree() {
        List<Geometry> zones = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 50; i++) {
            zones.add(ZoneShapes.starWithHole(random, 103.85 + 1e-9 * i, 1.27, 1e-9, 12));
        }
        check("tiny", zones, 20_000);
    }

    @Test
    void refusesCoordinatesThatAreNoDegrees() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e9}) {
            List<Polygon> zones = List.of(ZoneShapes.polygon(0, 0, 7, 1, bad, 5));
            assertThatThrownBy(() -> ZoneGrid.build(zones, BoundaryRule.CONTAINS, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(bad));
        }
    }

    private static void check(String name, List<? extends Geometry> zones, int positions) {
        check(name, ZoneGrid.build(zones, BoundaryRule.CONTAINS, 0), zones, positions);
    }

    private static void check(String name, ZoneGrid grid, List<? extends Geometry> zones, int positions) {
        AimedPositions aimed = new AimedPositions(new SplittableRandom(17), zones);
        Exactness exactness = new Exactness();
        exactness.check(name, grid, zones, new ExactOracle(zones), BoundaryRule.CONTAINS, aimed, positions);
        assertThat(exactness.answers()).isPositive();
        assertThat(exactness.undecided()).isPositive();
    }
}
