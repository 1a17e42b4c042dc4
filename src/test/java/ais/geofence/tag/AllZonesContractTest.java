package ais.geofence.tag;

import static ais.geofence.testing.ZoneShapes.box;
import static ais.geofence.testing.ZoneShapes.polygon;
import static ais.geofence.zone.BoundaryRule.CONTAINS;
import static ais.geofence.zone.BoundaryRule.COVERS;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.grid.GridStats;
import ais.geofence.zone.locate.grid.ZoneGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** What every engine has to do where all zones of a position are asked for, the same for all. */
@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
class AllZonesContractTest {
    private static final Polygon LARGE = box(30, -20, 50, -10);
    private static final Polygon WITHIN = box(35, -18, 40, -12);
    private static final Polygon ACROSS = box(38, -14, 60, -5);

    @Parameter
    Engine engine;

    private SparkSession spark;

    @BeforeEach
    void start() {
        spark = TestSpark.session();
    }

    @Test
    void findsAllOverlappingZonesInOrder() {
        Double[] lonLat = {39.0, -13.0, 36.0, -15.0, 31.0, -11.0, 55.0, -6.0, -13.0, 39.0};
        assertThat(zonesOf(CONTAINS, List.of(LARGE, WITHIN, ACROSS), lonLat))
                .containsExactly(List.of(0, 1, 2), List.of(0, 1), List.of(0), List.of(2), List.of());
        assertThat(zonesOf(CONTAINS, List.of(ACROSS, WITHIN, LARGE), lonLat))
                .containsExactly(List.of(0, 1, 2), List.of(1, 2), List.of(2), List.of(0), List.of());
    }

    @Test
    void givesASharedEdgeToNoneOrBoth() {
        List<Polygon> zones = List.of(box(10, 50, 14, 51), box(14, 50, 20, 51), box(13, 49, 15, 52));
        Double[] lonLat = {14.0, 50.5, 14.0, 50.0, 13.0, 50.0, 20.0, 51.0};
        assertThat(zonesOf(CONTAINS, zones, lonLat)).containsExactly(List.of(2), List.of(2), List.of(), List.of());
        assertThat(zonesOf(COVERS, zones, lonLat))
                .containsExactly(List.of(0, 1, 2), List.of(0, 1, 2), List.of(0, 2), List.of(1));
    }

    @Test
    void reportsTheGridThatAnswers() {
        List<Polygon> zones = List.of(LARGE, WITHIN, ACROSS);
        long leaves = ZoneGrid.builder(zones)
                .boundary(CONTAINS)
                .forAllZones()
                .build()
                .stats()
                .leaves();
        assertThat(leaves)
                .isGreaterThan(ZoneGrid.builder(zones)
                        .boundary(CONTAINS)
                        .build()
                        .stats()
                        .leaves());
        ZoneTagger tagger = ZoneTaggers.of(engine, TestZones.of(zones), CONTAINS, Match.ALL, 0);
        assertThat(tagger.grid().map(GridStats::leaves))
                .isEqualTo(engine == Engine.FUNCTION ? Optional.of(leaves) : Optional.empty());
    }

    @Test
    void findsTheSameZoneTwice() {
        assertThat(zonesOf(CONTAINS, List.of(LARGE, WITHIN, LARGE), 31.0, -11.0, 36.0, -15.0))
                .containsExactly(List.of(0, 2), List.of(0, 1, 2));
    }

    @Test
    void hasNoZonesWithoutAPosition() {
        Polygon world = box(-180, -90, 180, 90);
        assertThat(zonesOf(
                        COVERS,
                        List.of(world, world),
                        null,
                        10.0,
                        20.0,
                        null,
                        null,
                        null,
                        Double.NaN,
                        10.0,
                        20.0,
                        Double.NEGATIVE_INFINITY,
                        20.0,
                        10.0))
                .containsExactly(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(0, 1));
    }

    @Test
    void addsTheColumnLastAndNeverNull() {
        Dataset<Row> tagged = tag(CONTAINS, List.of(LARGE), List.of());
        assertThat(tagged.collectAsList()).isEmpty();
        List<StructField> fields = List.of(tagged.schema().fields());
        assertThat(fields.subList(0, 5)).extracting(StructField::name).containsExactly(Tagging.SCHEMA.fieldNames());
        StructField added = fields.get(5);
        assertThat(added.name()).isEqualTo("zone_indexes");
        assertThat(added.dataType()).isEqualTo(Match.ALL.type());
        assertThat(added.nullable()).isFalse();
        assertThat(fields).hasSize(6);
    }

    @Test
    void neitherLosesNorDoublesRows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Five times each in all three zones, in one, and without a position.
            rows.add(Tagging.row(i % 12, i % 12 < 4 ? (Double) 39.0 : i % 12 < 8 ? (Double) 55.0 : null, -13.0));
        }
        List<Row> tagged = tag(CONTAINS, List.of(LARGE, WITHIN, ACROSS), rows).collectAsList();
        assertThat(tagged).hasSize(60);
        assertThat(tagged.stream().map(row -> row.get(0) + " " + row.getList(5)).toList())
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .map(row ->
                                row.get(0) + " " + (row.getInt(0) < 4 ? "[0, 1, 2]" : row.getInt(0) < 8 ? "[2]" : "[]"))
                        .toList());
    }

    @Test
    void keepsValuesOfEveryType() {
        Dataset<Row> table = spark.sql("""
                SELECT 39D AS `ais-geofence:lon`, -13D AS `ais-geofence:lat`, DATE'2011-12-30' AS d, TIMESTAMP'2011-12-30 12:00:00.123456' AS t, 1.50BD AS dec,
                  X'CAFE' AS bytes, named_struct('a.b', 1, 'c', NULL) AS `s t`, array(1, NULL) AS `arr``ay`, map('k', 2D) AS m,
                  NULL AS nothing""");
        List<String> expected = table.toJSON().collectAsList();
        Dataset<Row> tagged = Tagging.tag(engine, CONTAINS, Match.ALL, List.of(LARGE, ACROSS), table);
        assertThat(tagged.drop("zone_indexes").toJSON().collectAsList()).isEqualTo(expected);
        assertThat(tagged.select("zone_indexes").first().<Integer>getList(0)).containsExactly(0, 1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BoundaryRule.class)
    void agreesWithTheOracleOnAimedPositions(BoundaryRule rule) {
        Map<Integer, Integer> positionsByZones = new TreeMap<>();
        for (long seed = 11; seed <= 14; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> shapes = ZoneShapes.mixture(random, 6);
            List<Geometry> zones =
                    Stream.concat(shapes.stream(), shapes.stream()).toList();
            ExactOracle oracle = new ExactOracle(zones);
            AimedPositions positions = new AimedPositions(random, zones);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                positions.next();
                rows.add(Tagging.row(i, positions.lon(), positions.lat()));
            }
            List<List<Integer>> answers = Tagging.allAnswers(tag(rule, zones, rows));
            for (int i = 0; i < rows.size(); i++) {
                double lon = rows.get(i).getDouble(2);
                double lat = rows.get(i).getDouble(3);
                int[] expected = oracle.allZones(lon, lat, rule);
                assertThat(answers.get(i))
                        .as("seed %d: (%a, %a) with %s in %s", seed, lon, lat, rule, zones)
                        .containsExactlyElementsOf(
                                Arrays.stream(expected).boxed().toList());
                positionsByZones.merge(expected.length, 1, Integer::sum);
            }
        }
        for (int zones : List.of(0, 2, 4)) {
            assertThat(positionsByZones.get(zones))
                    .as("positions in %d zones", zones)
                    .isGreaterThan(100);
        }
    }

    @Test
    void isExactWhereProductsUnderflow() {
        double tiny = Double.MIN_VALUE;
        Polygon triangle = polygon(0, 0, 3 * tiny, 2 * tiny, -tiny, 5 * tiny);
        assertThat(zonesOf(CONTAINS, List.of(triangle, box(-1, -2, 3, 4)), tiny, tiny, 2 * tiny, tiny))
                .containsExactly(List.of(0, 1), List.of(1));
    }

    private Dataset<Row> tag(BoundaryRule rule, List<? extends Geometry> zones, List<Row> rows) {
        return Tagging.tag(engine, rule, Match.ALL, zones, Tagging.table(spark, rows));
    }

    private List<List<Integer>> zonesOf(BoundaryRule rule, List<? extends Geometry> zones, Double... lonLat) {
        return Tagging.allAnswers(tag(rule, zones, Tagging.rows(lonLat)));
    }
}
