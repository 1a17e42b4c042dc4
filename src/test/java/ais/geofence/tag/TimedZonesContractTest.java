package ais.geofence.tag;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.Season;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Validity;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** What every engine has to do where zones are valid for a time, the same for all. */
@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
class TimedZonesContractTest {
    private static final Polygon BAY = ZoneShapes.polygon(100, 20, 108, 22, 102, 25);
    private static final Instant NOVEMBER = Instant.parse("2024-11-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2025-05-01T00:00:00Z");
    private static final ZoneSet SEASONS = TestZones.of(
            List.of(BAY, BAY, BAY),
            List.of(Validity.between(NOVEMBER, MAY), Validity.between(MAY, null), Validity.ALWAYS));

    @Parameter
    Engine engine;

    private SparkSession spark;

    @BeforeEach
    void start() {
        spark = TestSpark.session();
    }

    /** At the first instant, before it, before the second, at it; without a time; without a position. */
    @Test
    void countsAZoneFromItsFirstInstantUntilBeforeItsSecond() {
        List<Row> rows = List.of(
                Tagging.row(0, 103.0, 22.0, NOVEMBER),
                Tagging.row(1, 103.0, 22.0, NOVEMBER.minusNanos(1000)),
                Tagging.row(2, 103.0, 22.0, MAY.minusNanos(1000)),
                Tagging.row(3, 103.0, 22.0, MAY),
                Tagging.row(4, 103.0, 22.0, null),
                Tagging.row(5, null, 22.0, MAY),
                Tagging.row(6, 22.0, 103.0, MAY));
        assertThat(Tagging.answers(tag(SEASONS, Match.FIRST, rows))).containsExactly(0, 2, 0, 1, 2, -1, -1);
        assertThat(Tagging.allAnswers(tag(SEASONS, Match.ALL, rows)))
                .containsExactly(
                        List.of(0, 2), List.of(2), List.of(0, 2), List.of(1, 2), List.of(2), List.of(), List.of());
    }

    @Test
    void addsOneColumnAndKeepsTheRows() {
        List<Row> rows = List.of(
                Tagging.row(0, 103.0, 22.0, NOVEMBER),
                Tagging.row(1, 103.0, 22.0, null),
                Tagging.row(2, null, null, MAY));
        for (Match match : Match.values()) {
            Dataset<Row> tagged = tag(SEASONS, match, rows);
            assertThat(tagged.columns())
                    .containsExactly(Stream.concat(
                                    Stream.of(table(rows).columns()),
                                    Stream.of(Answer.of(match).column()))
                            .toArray(String[]::new));
            assertThat(tagged.schema().apply(Answer.of(match).column()).nullable())
                    .isFalse();
            assertThat(tagged.drop(Answer.of(match).column()).collectAsList())
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithTheOracle(boolean atAntimeridian) {
        Map<String, Integer> reached = new TreeMap<>();
        for (long seed = 21; seed <= 23; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> shapes =
                    atAntimeridian ? ZoneShapes.atAntimeridian(random, 5) : ZoneShapes.mixture(random, 5);
            List<Geometry> zones =
                    Stream.of(shapes, shapes, shapes).flatMap(List::stream).toList();
            BoundaryRule rule = seed % 2 == 0 ? BoundaryRule.COVERS : BoundaryRule.CONTAINS;
            List<Season> seasons = Season.random(random, zones.size());
            AimedPositions positions = new AimedPositions(random, zones);
            List<Row> rows = new ArrayList<>();
            ExactOracle oracle = new ExactOracle(zones);
            List<List<Integer>> expected = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                positions.next();
                double lon = atAntimeridian && i % 2 == 0 ? Math.copySign(180, positions.lon()) : positions.lon();
                @Nullable Instant time = Season.randomTime(random);
                rows.add(Tagging.row(i, lon, positions.lat(), time));
                boolean isValid = ZoneLocator.isValid(lon, positions.lat());
                expected.add(isValid ? oracle.allZones(lon, positions.lat(), time, seasons, rule) : List.of());
                boolean ofAnyTime = isValid && oracle.firstZone(lon, positions.lat(), rule) >= 0;
                reached.merge(expected.get(i).isEmpty() ? ofAnyTime ? "other time" : "none" : "valid", 1, Integer::sum);
            }
            ZoneSet set =
                    TestZones.of(zones, seasons.stream().map(Season::validity).toList());
            String what = "seed %d, %s, %s".formatted(seed, zones, seasons);
            assertThat(Tagging.answers(tag(set, rule, Match.FIRST, rows)))
                    .as(what)
                    .isEqualTo(expected.stream()
                            .map(all -> all.isEmpty() ? -1 : all.get(0))
                            .toList());
            assertThat(Tagging.allAnswers(tag(set, rule, Match.ALL, rows)))
                    .as(what)
                    .isEqualTo(expected);
        }
        assertThat(reached).containsOnlyKeys("none", "other time", "valid");
        assertThat(reached.values()).allSatisfy(count -> assertThat(count).isGreaterThan(50));
    }

    /** A set whose zones are always valid is tagged without the times. */
    @Test
    void needsNoTimesWhereAllZonesAreAlwaysValid() {
        List<Row> rows = List.of(Tagging.row(0, 103.0, 22.0), Tagging.row(1, 22.0, 103.0));
        ZoneSet always = TestZones.of(List.of(BAY), List.of(Validity.ALWAYS));
        Dataset<Row> tagged = ZoneTaggers.of(engine, always, BoundaryRule.CONTAINS, Match.FIRST, 0)
                .tag(Tagging.table(spark, rows));
        assertThat(Tagging.answers(tagged)).containsExactly(0, -1);
    }

    private Dataset<Row> tag(ZoneSet zones, Match match, List<Row> rows) {
        return tag(zones, BoundaryRule.CONTAINS, match, rows);
    }

    private Dataset<Row> tag(ZoneSet zones, BoundaryRule rule, Match match, List<Row> rows) {
        return ZoneTaggers.of(engine, zones, rule, match, 0).tag(table(rows));
    }

    private Dataset<Row> table(List<Row> rows) {
        return spark.createDataFrame(rows, Tagging.TIMED_SCHEMA);
    }
}
