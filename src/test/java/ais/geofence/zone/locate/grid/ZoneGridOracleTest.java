package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.ZoneLocatorProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** {@link ZoneLocatorProperties} for the grid in little: the same positions in every run, and quick enough for one a mutant. */
class ZoneGridOracleTest {
    private static final int ZONE_SETS = 24;
    private static final int POSITIONS = 300;

    @Test
    void findsTheFirstZone() {
        check((zones, rule) -> ZoneGrid.builder(zones).boundary(rule).build());
    }

    @Test
    void findsTheFirstZoneInACoarserGrid() {
        check((zones, rule) -> {
            long wanted = ZoneGrid.builder(zones).boundary(rule).build().stats().bytes();
            return ZoneGrid.builder(zones).boundary(rule).maxBytes(wanted / 20).build();
        });
    }

    @Test
    void findsTheFirstZoneInAListOfAll() {
        check((zones, rule) ->
                ZoneGrid.builder(zones).boundary(rule).maxBytes(1).build());
    }

    @Test
    void findsTheFirstZoneByTheExactMethodsAlone() {
        SplittableRandom random = new SplittableRandom(7);
        List<Geometry> zones = ZoneShapes.mixture(random, 20);
        ExactOracle oracle = new ExactOracle(zones);
        ZoneCoordinates coordinates = ZoneCoordinates.of(zones);
        GridBuilder.Built built = GridBuilder.build(coordinates, zone -> true, GridEncoding.MAX_INTS, share -> {});
        AimedPositions aimed = new AimedPositions(random, zones);
        for (BoundaryRule rule : BoundaryRule.values()) {
            GridCells cells =
                    new GridCells(coordinates, new VertexZones(coordinates), rule, built.table(), built.cells());
            for (int i = 0; i < 3_000; i++) {
                aimed.next();
                double lon = aimed.lon();
                double lat = aimed.lat();
                if (ZoneLocator.isOffAntimeridian(lon, lat)) {
                    assertThat(cells.exactZone(lon, lat))
                            .as(() -> Exactness.describe("exact", rule, lon, lat))
                            .isEqualTo(oracle.firstZone(lon, lat, rule));
                }
            }
        }
    }

    @Test
    void findsTheFirstZoneWhereEdgesJustMissTheCellsCorners() {
        for (double step : new double[] {1, 0x1p-4, 0x1p-10, 0x1p-20}) {
            checkNearLattice(-70, 20, step);
            checkNearLattice(-20 * step, -20 * step, step);
        }
    }

    /** Near zero, coordinates are so fine that their distance to the cell's south is rounded. */
    private static void checkNearLattice(double west, double south, double step) {
        SplittableRandom random = new SplittableRandom(3);
        List<Geometry> zones = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double lon = west + 30 * step * random.nextDouble();
            double lat = south + 30 * step * random.nextDouble();
            zones.add(ZoneShapes.nearLattice(random, lon, lat, step));
        }
        new Exactness()
                .check(
                        "step " + step,
                        ZoneGrid.builder(zones).boundary(BoundaryRule.COVERS).build(),
                        zones,
                        new ExactOracle(zones),
                        BoundaryRule.COVERS,
                        new AimedPositions(random, zones),
                        3_000);
    }

    private interface Build {
        ZoneGrid grid(List<Geometry> zones, BoundaryRule rule);
    }

    private static void check(Build build) {
        Exactness exactness = new Exactness();
        for (int seed = 0; seed < ZONE_SETS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> zones = ZoneShapes.mixture(random, 1 + random.nextInt(12));
            for (BoundaryRule rule : BoundaryRule.values()) {
                exactness.check(
                        "seed " + seed,
                        build.grid(zones, rule),
                        zones,
                        new ExactOracle(zones),
                        rule,
                        new AimedPositions(random, zones),
                        POSITIONS);
            }
        }
        assertThat(exactness.answers()).isGreaterThan(1_000);
        assertThat(exactness.undecided()).isGreaterThan(1_000);
    }
}
