package ais.geofence.zone.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.grid.Exactness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import scala.reflect.ClassTag$;

/** What every {@link ZoneLocator} keeps to, by name. */
class ZoneLocatorTest {
    /** A harbour with a basin that is not part of it, an overlapping roadstead, and a neighbour that shares its east side. */
    private static final List<Polygon> ZONES = List.of(
            withHole(ZoneShapes.box(3, 51, 5, 52), ZoneShapes.polygon(3.5, 51.25, 4.5, 51.25, 4.5, 51.75, 3.5, 51.5)),
            ZoneShapes.polygon(4, 51.125, 8, 51.5, 4, 51.875),
            ZoneShapes.box(5, 51, 6, 52));

    @ParameterizedTest
    @EnumSource
    void findsTheFirstInZoneOrder(Engine engine) {
        ZoneLocator locator = engine.build(ZONES, BoundaryRule.CONTAINS);
        assertThat(locator.firstZone(3.25, 51.5)).isEqualTo(0);
        assertThat(locator.firstZone(4.75, 51.5)).isEqualTo(0);
        assertThat(locator.firstZone(4.25, 51.5)).isEqualTo(1);
        assertThat(locator.firstZone(5.5, 51.5)).isEqualTo(1);
        assertThat(locator.firstZone(5.5, 51.875)).isEqualTo(2);
        assertThat(locator.firstZone(51.5, 3.25)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutBoundariesByContains(Engine engine) {
        ZoneLocator locator = engine.build(ZONES, BoundaryRule.CONTAINS);
        assertThat(locator.firstZone(3, 51)).isEqualTo(-1);
        assertThat(locator.firstZone(3, 51.5)).isEqualTo(-1);
        assertThat(locator.firstZone(4, 52)).isEqualTo(-1);
        assertThat(locator.firstZone(5, 51.0625)).isEqualTo(-1);
        assertThat(locator.firstZone(3.5, 51.375)).as("the hole's edge").isEqualTo(-1);
        assertThat(locator.firstZone(5, 51.5))
                .as("a shared edge, in the roadstead")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void includesBoundariesByCovers(Engine engine) {
        ZoneLocator locator = engine.build(ZONES, BoundaryRule.COVERS);
        assertThat(locator.firstZone(3, 51)).isEqualTo(0);
        assertThat(locator.firstZone(4, 52)).isEqualTo(0);
        assertThat(locator.firstZone(3.5, 51.375)).as("the hole's edge").isEqualTo(0);
        assertThat(locator.firstZone(5, 51.5)).as("a shared edge").isEqualTo(0);
        assertThat(locator.firstZone(6, 52)).isEqualTo(2);
        assertThat(locator.firstZone(8, 51.5)).isEqualTo(1);
        assertThat(locator.firstZone(Math.nextUp(8.0), 51.5)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void reachesToTheEndsOfTheWorld(Engine engine) {
        Polygon world = ZoneShapes.box(-180, -90, 180, 90);
        Polygon beyond = ZoneShapes.box(-200, -100, 190, 95);
        ZoneLocator covers = engine.build(List.of(world), BoundaryRule.COVERS);
        ZoneLocator contains = engine.build(List.of(world, beyond), BoundaryRule.CONTAINS);
        for (double lon : new double[] {-180, -0.0, 180}) {
            for (double lat : new double[] {-90, 0.0, 90}) {
                boolean inside = lat == 0;
                assertThat(covers.firstZone(lon, lat)).isEqualTo(0);
                assertThat(contains.firstZone(lon, lat)).isEqualTo(inside ? 0 : 1);
            }
        }
        assertThat(contains.firstZone(Math.nextDown(180.0), Math.nextUp(-90.0))).isEqualTo(0);
    }

    /** A zone cut at the antimeridian: from 10 to 14 north in the east, with a corner on the way, and from 11 to 15 in the west. */
    private static final Geometry ACROSS = new GeometryFactory().createMultiPolygon(new Polygon[] {
        ZoneShapes.polygon(177, 10, 180, 10, 180, 12, 180, 14, 178, 14),
        ZoneShapes.polygon(-180, 15, -180, 11, -176, 11)
    });

    @ParameterizedTest
    @EnumSource
    void goesOnAcrossTheAntimeridian(Engine engine) {
        ZoneLocator contains = engine.build(List.of(ACROSS), BoundaryRule.CONTAINS);
        ZoneLocator covers = engine.build(List.of(ACROSS), BoundaryRule.COVERS);
        for (double lon : new double[] {180, -180}) {
            for (double lat : new double[] {Math.nextUp(11.0), 12, 13, Math.nextDown(14.0)}) {
                assertThat(contains.firstZone(lon, lat)).as("at %s", lat).isEqualTo(0);
                assertThat(covers.firstZone(lon, lat)).as("at %s", lat).isEqualTo(0);
            }
            for (double lat : new double[] {10, 10.5, 11, 14, 14.5, 15}) {
                assertThat(contains.firstZone(lon, lat)).as("at %s", lat).isEqualTo(-1);
                assertThat(covers.firstZone(lon, lat)).as("at %s", lat).isEqualTo(0);
            }
            assertThat(covers.firstZone(lon, Math.nextDown(10.0))).isEqualTo(-1);
            assertThat(covers.firstZone(lon, Math.nextUp(15.0))).isEqualTo(-1);
        }
        assertThat(contains.firstZone(Math.nextDown(180.0), 10.5)).isEqualTo(0);
        assertThat(contains.firstZone(Math.nextUp(-180.0), 10.5)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void endsAtTheAntimeridianWhereTheOtherSideIsAnotherZone(Engine engine) {
        List<Polygon> zones = List.of(ZoneShapes.box(170, 50, 180, 53), ZoneShapes.box(-180, 50, -170, 53));
        ZoneLocator contains = engine.build(zones, BoundaryRule.CONTAINS);
        ZoneLocator covers = engine.build(zones, BoundaryRule.COVERS);
        for (double lon : new double[] {180, -180}) {
            assertThat(contains.firstZone(lon, 51)).isEqualTo(-1);
            assertThat(covers.firstZone(lon, 51)).isEqualTo(0);
        }
    }

    /** A notch and a hole that come to the antimeridian in one corner leave that corner outside. */
    @ParameterizedTest
    @EnumSource
    void leavesOutCornersThatTouchTheAntimeridian(Engine engine) {
        Geometry zone = new GeometryFactory().createMultiPolygon(new Polygon[] {
            withHole(ZoneShapes.box(170, 50, 180, 60), ZoneShapes.polygon(180, 55, 175, 56, 175, 54)),
            ZoneShapes.box(-180, 50, -170, 60)
        });
        ZoneLocator contains = engine.build(List.of(zone), BoundaryRule.CONTAINS);
        for (double lon : new double[] {180, -180}) {
            assertThat(contains.firstZone(lon, 55)).isEqualTo(-1);
            assertThat(contains.firstZone(lon, Math.nextUp(55.0))).isEqualTo(0);
            assertThat(contains.firstZone(lon, Math.nextDown(55.0))).isEqualTo(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheFirstAtTheAntimeridianToo(Engine engine) {
        List<Geometry> zones = List.of(ZoneShapes.box(3, 51, 5, 52), ZoneShapes.box(170, 9, 180, 20), ACROSS, ACROSS);
        for (double lon : new double[] {180, -180}) {
            assertThat(engine.build(zones, BoundaryRule.CONTAINS).firstZone(lon, 13))
                    .isEqualTo(2);
            assertThat(engine.build(zones, BoundaryRule.COVERS).firstZone(lon, 13))
                    .isEqualTo(1);
            assertThat(engine.build(zones, BoundaryRule.CONTAINS).allZones(lon, 13))
                    .containsExactly(2, 3);
            assertThat(engine.build(zones, BoundaryRule.COVERS).allZones(lon, 13))
                    .containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasNoZoneForPositionsThatAreNone(Engine engine) {
        ZoneLocator locator = engine.build(List.of(ZoneShapes.box(-200, -100, 190, 95)), BoundaryRule.COVERS);
        double[] bad = {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 181, Math.nextDown(-180.0), 1e300
        };
        for (double value : bad) {
            assertThat(locator.firstZone(value, 7)).isEqualTo(-1);
            assertThat(locator.firstZone(7, value)).isEqualTo(-1);
        }
        assertThat(locator.firstZone(7, Math.nextUp(90.0))).isEqualTo(-1);
        assertThat(locator.firstZone(7, -91)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void hasNoZoneWhereAllLieOutsideTheWorld(Engine engine) {
        Polygon west = ZoneShapes.box(-200, 10, -190, 20);
        assertThat(engine.build(List.of(west), BoundaryRule.COVERS).firstZone(7, 15))
                .isEqualTo(-1);
        assertThat(engine.build(List.of(west), BoundaryRule.COVERS).firstZone(-180, 15))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void takesNegativeZeroForZero(Engine engine) {
        ZoneLocator locator =
                engine.build(List.of(ZoneShapes.polygon(-0.0, -3, 2, -0.0, -0.0, 4, -5, -0.0)), BoundaryRule.CONTAINS);
        for (double zero : new double[] {0.0, -0.0}) {
            for (double lon = -6; lon <= 3; lon += 0x1p-6) {
                assertThat(locator.firstZone(lon, zero))
                        .as("longitude %s", lon)
                        .isEqualTo(lon > -5 && lon < 2 ? 0 : -1);
            }
            for (double lat = -4; lat <= 5; lat += 0x1p-6) {
                assertThat(locator.firstZone(zero, lat)).as("latitude %s", lat).isEqualTo(lat > -3 && lat < 4 ? 0 : -1);
            }
        }
    }

    /** Near zero, positions are far finer than the products of a long edge's coordinates. */
    @ParameterizedTest
    @EnumSource
    void isExactWhereRoundingTurnsTheSign(Engine engine) {
        checkNearZero(engine, ZoneShapes.polygon(-150.3, -70.1, 150.3, 70.1, -149.7, 80.2));
        checkNearZero(engine, ZoneShapes.polygon(-901_800, -420_600, 901_800, 420_600, -901_803, 480_012));
    }

    private static void checkNearZero(Engine engine, Polygon zone) {
        List<Polygon> zones = List.of(zone);
        ExactOracle oracle = new ExactOracle(zones);
        SplittableRandom random = new SplittableRandom(31);
        for (BoundaryRule rule : BoundaryRule.values()) {
            ZoneLocator locator = engine.build(zones, rule);
            for (int i = 0; i < 1_000; i++) {
                double lon = Math.scalb(random.nextDouble() - 0.5, -random.nextInt(40));
                double onEdge = lon * 70.1 / 150.3;
                double lat = onEdge + (random.nextInt(9) - 4) * Math.ulp(onEdge);
                assertThat(locator.firstZone(lon, lat))
                        .as("%s at (%a, %a)", rule, lon, lat)
                        .isEqualTo(oracle.firstZone(lon, lat, rule));
            }
        }
    }

    /** An edge that rises by less, over many degrees, than one number divided by another can tell. */
    @ParameterizedTest
    @EnumSource
    void isExactAtEdgesThatAreAllButLevel(Engine engine) {
        SplittableRandom random = new SplittableRandom(37);
        for (double rise : new double[] {Double.MIN_VALUE, 1e-320, Double.MIN_NORMAL, 1e-307, 1e-305}) {
            List<Polygon> zones = List.of(
                    ZoneShapes.polygon(-150.3, -rise, 149.7, rise, 3.1, 70.2),
                    ZoneShapes.polygon(-1, -rise, 2, rise, 1, -3.5));
            ExactOracle oracle = new ExactOracle(zones);
            for (BoundaryRule rule : BoundaryRule.values()) {
                ZoneLocator locator = engine.build(zones, rule);
                for (int i = 0; i < 1_000; i++) {
                    double lon = (random.nextDouble() - 0.5) * (i % 2 == 0 ? 310 : 4);
                    double lat = rise * (random.nextInt(9) - 4) / 4;
                    assertThat(locator.firstZone(lon, lat))
                            .as("%s at (%a, %a)", rule, lon, lat)
                            .isEqualTo(oracle.firstZone(lon, lat, rule));
                }
            }
        }
    }

    /** Sizes about that of a block, anywhere in the arrays; what lies beside them is left alone. */
    @ParameterizedTest
    @EnumSource
    void findsTheFirstZonesOfManyPositions(Engine engine) {
        ZoneLocator locator = engine.build(ZONES, BoundaryRule.COVERS);
        SplittableRandom random = new SplittableRandom(31);
        double[] bad = {Double.NaN, Double.NEGATIVE_INFINITY, 180.5, 180, -180, -0.0};
        double[] lon = random.doubles(1_100, 2.75, 8.25).toArray();
        double[] lat = random.doubles(1_100, 50.75, 52.25).toArray();
        for (int i = 0; i < 100; i++) {
            lon[random.nextInt(lon.length)] = bad[i % bad.length];
            lat[random.nextInt(lat.length)] = bad[i % bad.length];
        }
        for (int size : new int[] {0, 1, 2, 255, 256, 257, 511, 512, 513, 1_000}) {
            int from = random.nextInt(lon.length - size + 1);
            int[] zones = random.ints(lon.length).toArray();
            int[] expected = zones.clone();
            for (int i = from; i < from + size; i++) {
                expected[i] = locator.firstZone(lon[i], lat[i]);
            }
            locator.firstZones(lon, lat, from, from + size, zones);
            assertThat(zones).as("%s from %s", size, from).isEqualTo(expected);
        }
        int[] found = new int[lon.length];
        locator.firstZones(lon, lat, 0, lon.length, found);
        assertThat(found).contains(-1, 0, 1, 2);
        assertThatThrownBy(() -> locator.firstZones(lon, lat, 500, lon.length + 1, found))
                .isInstanceOf(IndexOutOfBoundsException.class);
        locator.firstZones(lon, lat, 7, 3, found);
    }

    @ParameterizedTest
    @EnumSource
    void takesNoZonesAtAll(Engine engine) {
        assertThat(engine.build(List.of(), BoundaryRule.COVERS).firstZone(7, 53))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void survivesJavaSerialisation(Engine engine) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(engine.build(mixture(), BoundaryRule.COVERS));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            checkFromManyThreads(engine, (ZoneLocator) in.readObject());
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesKryoSerialisation(Engine engine) {
        SerializerInstance kryo = new KryoSerializer(new SparkConf(false)).newInstance();
        ByteBuffer bytes = kryo.serialize(
                engine.build(mixture(), BoundaryRule.COVERS), ClassTag$.MODULE$.apply(ZoneLocator.class));
        ZoneLocator read = kryo.deserialize(bytes, ClassTag$.MODULE$.apply(ZoneLocator.class));
        checkFromManyThreads(engine, read);
    }

    private static List<Geometry> mixture() {
        return ZoneShapes.mixture(new SplittableRandom(11), 40);
    }

    /** All threads begin at once, so that what is made when first needed is asked for by several. */
    private static void checkFromManyThreads(Engine engine, ZoneLocator locator) {
        List<Geometry> zones = mixture();
        ExactOracle oracle = new ExactOracle(zones);
        Exactness exactness = new Exactness();
        IntStream.range(0, 8)
                .parallel()
                .forEach(thread -> exactness.check(
                        engine.name(),
                        locator,
                        zones,
                        oracle,
                        BoundaryRule.COVERS,
                        new AimedPositions(new SplittableRandom(thread), zones),
                        5_000));
        assertThat(exactness.positions()).isEqualTo(40_000);
        assertThat(exactness.answers()).isGreaterThan(10_000);
    }

    private static Polygon withHole(Polygon shell, Polygon hole) {
        return new GeometryFactory().createPolygon(shell.getExteriorRing(), new LinearRing[] {hole.getExteriorRing()});
    }
}
