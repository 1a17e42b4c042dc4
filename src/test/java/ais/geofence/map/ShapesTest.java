package ais.geofence.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ais.geofence.html.Shape;
import ais.geofence.testing.ZoneSets;
import ais.geofence.testing.ZoneShapes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

class ShapesTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void areReadAsTheyWereWithinTheirRaster() {
        SplittableRandom random = new SplittableRandom(11);
        for (double radius : new double[] {0.00002, 0.01, 3, 60}) {
            Polygon zone = ZoneShapes.starWithHole(random, 103.7654321, -31.2345678, radius, 40);

            Shape shape = Shapes.of(zone, 0);
            List<Coordinate[]> rings = Drawn.rings(shape);

            assertThat(rings).hasSize(2);
            assertThat(distance(zone, rings)).isLessThanOrEqualTo(shape.step());
            assertThat(shape.step()).isBetween(radius / 1_000_000, radius / 30_000);
            assertThat(Drawn.signedArea(rings)).isCloseTo(zone.getArea(), offset(zone.getArea() / 1000));
        }
    }

    @Test
    void aHoleTurnsTheOtherWayWhateverTheFileSays() {
        Polygon zone = ZoneShapes.starWithHole(new SplittableRandom(3), 10, 55, 2, 9);

        assertThat(Drawn.signedArea(Drawn.rings(Shapes.of(zone.reverse(), 0))))
                .isCloseTo(zone.getArea(), offset(0.001));
    }

    @Test
    void aSimplifiedOneIsNoFartherThanItsToleranceFromTheTrueOne() {
        Polygon coast = ZoneSets.coasts(5, 1, 10, 20_000).get(0);
        double size = Math.max(
                coast.getEnvelopeInternal().getWidth(),
                coast.getEnvelopeInternal().getHeight());

        List<Coordinate[]> rings = Drawn.rings(Shapes.of(coast, 1.0 / 512));

        assertThat(Drawn.positions(rings)).isBetween(20, 1_000);
        assertThat(distance(coast, rings)).isLessThan(size * 1.5 / 512);
    }

    @Test
    void leavesOutPartsThatCantBeSeen() {
        MultiPolygon archipelago = FACTORY.createMultiPolygon(new Polygon[] {
            ZoneShapes.box(10, 50, 14, 52), ZoneShapes.box(15, 50, 15.001, 50.002), ZoneShapes.box(16, 50, 17, 51)
        });

        assertThat(Shapes.of(archipelago, 1.0 / 512).rings()).hasSize(2);
        assertThat(Shapes.of(archipelago, 0).rings()).hasSize(3);
    }

    @Test
    void aZoneOfMetresIsStillAZone() {
        Polygon berth = ZoneShapes.box(103.8, 1.2, 103.80002, 1.20003);

        assertThat(Drawn.signedArea(Drawn.rings(Shapes.of(berth, 1.0 / 32))))
                .isCloseTo(berth.getArea(), offset(berth.getArea() / 20));
    }

    private static double distance(Geometry zone, List<Coordinate[]> rings) {
        Geometry lines = FACTORY.createMultiLineString(
                rings.stream().map(FACTORY::createLineString).toArray(org.locationtech.jts.geom.LineString[]::new));
        return Math.max(
                new DiscreteHausdorffDistance(zone.getBoundary(), lines).orientedDistance(),
                new DiscreteHausdorffDistance(lines, zone.getBoundary()).orientedDistance());
    }
}
