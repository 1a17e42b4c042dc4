package ais.geofence.tag;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.LocalCluster;
import ais.geofence.testing.Season;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Every engine on two executors in JVMs of their own, where all that is sent has been serialised. */
@Tag("slow")
class ExecutorsOfTheirOwnTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.spark.serializer.JavaSerializer", "org.apache.spark.serializer.KryoSerializer"})
    void everyEngineAgreesWithTheOracle(String serializer) throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        List<Geometry> zones = ZoneShapes.mixture(random, 8);
        ExactOracle oracle = new ExactOracle(zones);
        AimedPositions positions = new AimedPositions(random, zones);
        List<Row> rows = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        List<List<Integer>> expectedOfAll = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            positions.next();
            boolean located = i % 50 > 0;
            rows.add(Tagging.row(i, located ? positions.lon() : null, positions.lat()));
            expected.add(located ? oracle.firstZone(positions.lon(), positions.lat(), BoundaryRule.CONTAINS) : -1);
            int[] all = oracle.allZones(positions.lon(), positions.lat(), BoundaryRule.CONTAINS);
            expectedOfAll.add(located ? Arrays.stream(all).boxed().toList() : List.of());
        }
        assertThat(expected).contains(-1, 0, 1);
        assertThat(expectedOfAll).anyMatch(all -> all.size() > 1);
        List<Season> seasons = Season.random(random, zones.size());
        List<Row> timed = new ArrayList<>();
        List<List<Integer>> expectedInTime = new ArrayList<>();
        for (Row row : rows) {
            @Nullable Instant time = Season.randomTime(random);
            Double lon = row.isNullAt(2) ? null : row.getDouble(2);
            timed.add(Tagging.row(row.getInt(0), lon, row.getDouble(3), time));
            expectedInTime.add(
                    lon == null
                            ? List.of()
                            : oracle.allZones(lon, row.getDouble(3), time, seasons, BoundaryRule.CONTAINS));
        }
        assertThat(expectedInTime).isNotEqualTo(expectedOfAll).anyMatch(all -> all.size() > 1);
        ZoneSet inTime =
                TestZones.of(zones, seasons.stream().map(Season::validity).toList());
        SparkSession spark = LocalCluster.start(serializer, folder);
        try {
            for (Engine engine : Engine.values()) {
                var tagged = Tagging.tag(engine, BoundaryRule.CONTAINS, zones, Tagging.table(spark, rows));
                assertThat(Tagging.answers(tagged))
                        .as("%s with %s", engine, serializer)
                        .isEqualTo(expected);
                var taggedWithAll =
                        Tagging.tag(engine, BoundaryRule.CONTAINS, Match.ALL, zones, Tagging.table(spark, rows));
                assertThat(Tagging.allAnswers(taggedWithAll))
                        .as("%s with %s", engine, serializer)
                        .isEqualTo(expectedOfAll);
                var taggedInTime = ZoneTaggers.of(engine, inTime, BoundaryRule.CONTAINS, Match.ALL, 0)
                        .tag(spark.createDataFrame(timed, Tagging.TIMED_SCHEMA));
                assertThat(Tagging.allAnswers(taggedInTime))
                        .as("%s with %s in time", engine, serializer)
                        .isEqualTo(expectedInTime);
            }
            assertThat(spark.sparkContext().statusTracker().getExecutorInfos()).hasSize(3);
        } finally {
            spark.stop();
        }
    }
}
