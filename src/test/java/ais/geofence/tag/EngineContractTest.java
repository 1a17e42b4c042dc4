package ais.geofence.tag;

import static ais.geofence.testing.ZoneShapes.box;
import static ais.geofence.testing.ZoneShapes.polygon;
import static ais.geofence.zone.BoundaryRule.CONTAINS;
import static ais.geofence.zone.BoundaryRule.COVERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ais.geofence.position.Positions;
import ais.geofence.spark.ColumnNames;
import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.Place;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** What every engine has to do, the same for all. */
@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
class EngineContractTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Edges slant, so that no coordinate alone decides; (104, 21) lies on the first. */
    private static final Polygon SLANTED = polygon(100, 20, 108, 22, 102, 25);

    private static final Polygon WITH_HOLE = FACTORY.createPolygon(
            box(-60, 3, -40, 11).getExteriorRing(),
            new LinearRing[] {polygon(-55, 5, -51, 6, -53, 9).getExteriorRing()});

    @Parameter
    Engine engine;

    private SparkSession spark;

    @BeforeEach
    void start() {
        spark = TestSpark.session();
    }

    @Test
    void takesLongitudeFirst() {
        assertThat(contains(List.of(SLANTED), 103.0, 22.0, 22.0, 103.0, 103.0, -22.0, -103.0, 22.0))
                .containsExactly(0, -1, -1, -1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BoundaryRule.class)
    void knowsEdgesAndCorners(BoundaryRule rule) {
        int onBoundary = rule == COVERS ? 0 : -1;
        assertThat(zonesOf(rule, List.of(SLANTED), 104.0, 21.0, 100.0, 20.0, 108.0, 22.0, 102.0, 25.0, 101.0, 22.5))
                .containsOnly(onBoundary);
        assertThat(zonesOf(
                        rule,
                        List.of(SLANTED),
                        104.0,
                        Math.nextUp(21.0),
                        104.0,
                        Math.nextDown(21.0),
                        Math.nextDown(104.0),
                        21.0,
                        Math.nextUp(104.0),
                        21.0))
                .containsExactly(0, -1, 0, -1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BoundaryRule.class)
    void knowsHoles(BoundaryRule rule) {
        int onBoundary = rule == COVERS ? 0 : -1;
        // In the shell, in the hole, on the hole's edge, on its corner, on the shell.
        assertThat(zonesOf(
                        rule,
                        List.of(WITH_HOLE),
                        -58.0,
                        4.0,
                        -53.0,
                        6.0,
                        -53.0,
                        5.5,
                        -53.0,
                        9.0,
                        -60.0,
                        4.0,
                        -39.0,
                        4.0))
                .containsExactly(0, -1, onBoundary, onBoundary, onBoundary, -1);
    }

    @Test
    void fillsAHoleWithALaterZone() {
        Polygon island = polygon(-55, 5, -51, 6, -53, 9);
        assertThat(contains(List.of(WITH_HOLE, island), -53.0, 6.0, -58.0, 4.0, -53.0, 5.5))
                .containsExactly(1, 0, -1);
        assertThat(covers(List.of(WITH_HOLE, island), -53.0, 6.0, -58.0, 4.0, -53.0, 5.5))
                .containsExactly(1, 0, 0);
    }

    @Test
    void givesASharedEdgeToNoneOrTheFirst() {
        List<Polygon> zones = List.of(box(10, 50, 14, 51), box(14, 50, 20, 51));
        assertThat(contains(zones, 12.0, 50.5, 16.0, 50.5, 14.0, 50.5, 14.0, 50.0))
                .containsExactly(0, 1, -1, -1);
        assertThat(covers(zones, 12.0, 50.5, 16.0, 50.5, 14.0, 50.5, 14.0, 50.0))
                .containsExactly(0, 1, 0, 0);
        assertThat(covers(List.of(zones.get(1), zones.get(0)), 14.0, 50.5)).containsExactly(0);
    }

    @Test
    void takesTheFirstOfOverlappingZones() {
        Polygon large = box(30, -20, 50, -10);
        Polygon within = box(35, -18, 40, -12);
        Polygon across = box(38, -14, 60, -5);
        assertThat(contains(List.of(large, within, across), 36.0, -15.0, 39.0, -13.0, 55.0, -6.0))
                .containsExactly(0, 0, 2);
        assertThat(contains(List.of(within, large, across), 36.0, -15.0, 39.0, -13.0, 31.0, -11.0, 55.0, -6.0))
                .containsExactly(0, 0, 1, 2);
        // On the boundary of the first, inside the second.
        assertThat(contains(List.of(within, large), 35.0, -15.0)).containsExactly(1);
        assertThat(covers(List.of(within, large), 35.0, -15.0)).containsExactly(0);
    }

    @Test
    void knowsEveryPartOfAMultiPolygon() {
        Geometry parts = FACTORY.createMultiPolygon(new Polygon[] {box(170, -3, 178, 5), WITH_HOLE});
        assertThat(contains(List.of(parts), 171.0, 4.0, -58.0, 4.0, -53.0, 6.0, 100.0, 4.0, 178.0, 4.0))
                .containsExactly(0, 0, -1, -1, -1);
    }

    @Test
    void knowsTheEdgeOfTheWorld() {
        Polygon world = box(-180, -90, 180, 90);
        Double[] edge = {180.0, 10.0, -180.0, 10.0, 20.0, 90.0, 20.0, -90.0, Math.nextDown(180.0), 10.0, -0.0, 0.0};
        assertThat(contains(List.of(world), edge)).containsExactly(0, 0, -1, -1, 0, 0);
        assertThat(covers(List.of(world), edge)).containsOnly(0);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BoundaryRule.class)
    void agreesWithTheOracleAtTheAntimeridian(BoundaryRule rule) {
        int inside = 0;
        for (long seed = 1; seed <= 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> zones = ZoneShapes.atAntimeridian(random, 6);
            AimedPositions positions = new AimedPositions(random, zones);
            Double[] lonLat = new Double[1600];
            for (int i = 0; i < lonLat.length; i += 4) {
                positions.next();
                double lat = Math.max(-90, Math.min(positions.lat(), 90));
                System.arraycopy(new Double[] {180.0, lat, -180.0, lat}, 0, lonLat, i, 4);
            }
            List<Integer> answers = zonesOf(rule, zones, lonLat);
            ExactOracle oracle = new ExactOracle(zones);
            for (int i = 0; i < lonLat.length; i += 2) {
                int expected = oracle.firstZone(lonLat[i], lonLat[i + 1], rule);
                assertThat(answers.get(i / 2))
                        .as("seed %d: (%a, %a) with %s in %s", seed, lonLat[i], lonLat[i + 1], rule, zones)
                        .isEqualTo(expected);
                inside += expected >= 0 ? 1 : 0;
            }
        }
        assertThat(inside).isBetween(100, 3100);
    }

    @Test
    void findsTheRightOneOfManyZones() {
        List<Polygon> zones = new ArrayList<>();
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 50; column++) {
                zones.add(box(3 * column - 75, 2 * row - 20, 3 * column - 72.5, 2 * row - 18.5));
            }
        }
        assertThat(contains(zones, -74.0, -19.0, 75.0 - 2, 19.0, -72.2, -19.0, 0.5, 0.5, 74.0, 0.0))
                .containsExactly(0, 999, -1, 10 * 50 + 25, -1);
    }

    @Test
    void hasNoZoneWithoutAPosition() {
        Polygon world = box(-180, -90, 180, 90);
        assertThat(covers(List.of(world), null, 10.0, 20.0, null, null, null, 20.0, 10.0))
                .containsExactly(-1, -1, -1, 0);
    }

    @Test
    void hasNoZoneForNotANumberAndInfinity() {
        Polygon world = box(-180, -90, 180, 90);
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(covers(
                        List.of(world),
                        Double.NaN,
                        10.0,
                        20.0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        infinity,
                        10.0,
                        20.0,
                        -infinity))
                .containsOnly(-1)
                .hasSize(5);
    }

    @Test
    void keepsAnEmptyTableEmpty() {
        Dataset<Row> tagged = tag(List.of(SLANTED), List.of());
        assertThat(tagged.collectAsList()).isEmpty();
        assertThat(tagged.columns()).endsWith(ColumnNames.ZONE_INDEX).hasSize(6);
    }

    @Test
    void keepsEveryColumnAndAddsZoneIndexLast() {
        List<Row> rows = List.of(
                Tagging.row(0, 104.0, 22.0),
                Tagging.row(1, null, 22.0),
                Tagging.row(2, 9.0, 8.0),
                Tagging.row(4, 105.0, 23.0));
        Dataset<Row> tagged = tag(List.of(SLANTED), rows);
        List<StructField> fields = List.of(tagged.schema().fields());
        assertThat(fields.subList(0, 5))
                .extracting(StructField::name, StructField::dataType)
                .containsExactlyElementsOf(List.of(Tagging.SCHEMA.fields()).stream()
                        .map(field -> tuple(field.name(), field.dataType()))
                        .toList());
        assertThat(fields.get(5).name()).isEqualTo("zone_index");
        assertThat(fields.get(5).nullable()).isFalse();
        assertThat(tagged.collectAsList())
                .map(row -> RowFactory.create(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    /** This JVM's time zone never had the 30th of December 2011. */
    @Test
    void keepsValuesOfEveryType() {
        Dataset<Row> table = spark.sql("""
                SELECT 104D AS `ais-geofence:lon`, 22D AS `ais-geofence:lat`, DATE'2011-12-30' AS d, DATE'0001-01-01' AS first_day,
                  TIMESTAMP'2011-12-30 12:00:00.123456' AS t, TIMESTAMP'1582-10-10 00:00:00' AS gap,
                  TIMESTAMP_NTZ'2011-12-30 12:00:00' AS n, 1.50BD AS dec, float('nan') AS f, X'CAFE' AS bytes,
                  named_struct('a.b', 1, 'c', NULL) AS `s t`, array(1, NULL) AS `arr``ay`, map('k', 2D) AS m, NULL AS nothing,
                  INTERVAL '1' DAY AS i, 'ø' AS text, true AS yes""");
        List<String> expected = table.toJSON().collectAsList();
        Dataset<Row> tagged = tag(List.of(SLANTED), table);
        assertThat(tagged.drop(ColumnNames.ZONE_INDEX).toJSON().collectAsList()).isEqualTo(expected);
        assertThat(tagged.select(ColumnNames.ZONE_INDEX).first().getInt(0)).isZero();
    }

    @Test
    void neitherLosesNorDoublesRows() {
        // Each position lies in three zones at once, and each row is there five times.
        List<Polygon> zones = List.of(box(70, -40, 90, -30), box(60, -45, 80, -28), box(72, -36, 79, -31));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            for (int copy = 0; copy < 5; copy++) {
                rows.add(Tagging.row(i, i % 8 == 7 ? null : 73 + 0.1 * i, -35.0));
            }
        }
        Map<String, Long> seen = new TreeMap<>();
        for (Row row : tag(zones, rows).collectAsList()) {
            seen.merge(row.getInt(0) + " in " + row.getInt(5), 1L, Long::sum);
        }
        assertThat(seen).hasSize(40).allSatisfy((row, copies) -> {
            assertThat(copies).isEqualTo(5);
            int place = Integer.parseInt(row.substring(0, row.indexOf(' ')));
            assertThat(row).endsWith(place % 8 == 7 ? " in -1" : " in 0");
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BoundaryRule.class)
    void agreesWithTheOracleOnAimedPositions(BoundaryRule rule) {
        Map<Place, Integer> seen = new EnumMap<>(Place.class);
        for (long seed = 1; seed <= 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> zones = ZoneShapes.mixture(random, 12);
            ExactOracle oracle = new ExactOracle(zones);
            AimedPositions positions = new AimedPositions(random, zones);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                positions.next();
                rows.add(Tagging.row(i, positions.lon(), positions.lat()));
            }
            List<Integer> answers = Tagging.answers(Tagging.tag(engine, rule, zones, Tagging.table(spark, rows)));
            for (int i = 0; i < rows.size(); i++) {
                double lon = rows.get(i).getDouble(2);
                double lat = rows.get(i).getDouble(3);
                int expected = oracle.firstZone(lon, lat, rule);
                assertThat(answers.get(i))
                        .as("seed %d: (%a, %a) with %s in %s", seed, lon, lat, rule, zones)
                        .isEqualTo(expected);
                for (int zone = 0; zone < zones.size(); zone++) {
                    seen.merge(oracle.place(zone, lon, lat), 1, Integer::sum);
                }
            }
        }
        assertThat(seen).containsKeys(Place.values());
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(100));
    }

    @Test
    void isExactWhereProductsUnderflow() {
        double tiny = Double.MIN_VALUE;
        Polygon triangle = polygon(0, 0, 3 * tiny, 2 * tiny, -tiny, 5 * tiny);
        assertThat(contains(List.of(triangle), tiny, tiny, 2 * tiny, tiny)).containsExactly(0, -1);
    }

    private Dataset<Row> tag(List<? extends Geometry> zones, Dataset<Row> table) {
        return Tagging.tag(engine, CONTAINS, zones, table);
    }

    private Dataset<Row> tag(List<? extends Geometry> zones, List<Row> rows) {
        return Tagging.tag(engine, CONTAINS, zones, Tagging.table(spark, rows));
    }

    private List<Integer> contains(List<? extends Geometry> zones, Double... lonLat) {
        return zonesOf(CONTAINS, zones, lonLat);
    }

    private List<Integer> covers(List<? extends Geometry> zones, Double... lonLat) {
        return zonesOf(COVERS, zones, lonLat);
    }

    private List<Integer> zonesOf(BoundaryRule rule, List<? extends Geometry> zones, Double... lonLat) {
        return Tagging.zonesOf(spark, engine, rule, zones, lonLat);
    }

    /** The flags' column is an input column like any other to an engine. */
    @Test
    void needsNothingButThePosition() {
        Dataset<Row> bare =
                Tagging.table(spark, List.of(Tagging.row(0, 104.0, 22.0))).select(Positions.LAT, Positions.LON);
        assertThat(Tagging.tag(engine, CONTAINS, List.of(SLANTED), bare).collectAsList())
                .containsExactly(RowFactory.create(22.0, 104.0, 0));
    }
}
