package ais.geofence.survey;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.spark.Invocation;
import ais.geofence.tag.Answer;
import ais.geofence.tag.Engine;
import ais.geofence.tag.Match;
import ais.geofence.tag.TagCounts;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.testing.LocalCluster;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are surveyed once, on executors in JVMs of their own and where tasks are repeated. */
class SurveyorTest {
    private static final ZoneSet ZONES = TestZones.of(List.of(ZoneShapes.polygon(100, 0, 108, 0, 108, 5, 100, 5)));
    private static final int ROWS = 40_000;
    /** The flags of a row whose time was read. */
    private static final int TIME_READ = 32;

    private static final Set<Integer> FAILED = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    /** Every fourth row in the zone; every tenth without a position, of which one in two would have been in it. */
    private static Dataset<Row> positions(SparkSession spark) {
        return spark.range(0, ROWS, 1, 5)
                .select(
                        expr("if(id % 10 = 0, null, if(id % 4 = 0, 101D, 90D) + id / 100000D)")
                                .as(Positions.LON),
                        expr("if(id % 10 = 0, null, 1.25D)").as(Positions.LAT),
                        expr("%d + if(id %% 10 = 0, %d, 0)".formatted(TIME_READ, PositionStatus.MISSING.ordinal()))
                                .as(Positions.FLAGS),
                        expr("3600 * (480000 + id div 10000) + id % 3600").as(Positions.SECOND));
    }

    private static List<HourCount> expectedHours() {
        List<HourCount> hours = new ArrayList<>();
        for (int hour = 0; hour < 4; hour++) {
            long inZone = 0;
            for (int id = 10_000 * hour; id < 10_000 * (hour + 1); id++) {
                inZone += id % 4 == 0 && id % 10 != 0 ? 1 : 0;
            }
            hours.add(new HourCount(480_000 + hour, inZone, 10_000 - inZone));
        }
        return hours;
    }

    private static Dataset<Row> tagged(Engine engine, Match match, Dataset<Row> positions) {
        return ZoneTaggers.of(engine, ZONES, BoundaryRule.CONTAINS, match, 0).tag(positions);
    }

    private static Survey survey(Match match, Dataset<Row> tagged) {
        var context = tagged.sparkSession().sparkContext();
        TagCounts counts = TagCounts.register(context, match, 1);
        Surveyor surveyor = Surveyor.register(context, List.of(Answer.of(match)), true, 7);
        counts.fill(surveyor.surveying(counts.counting(tagged)));
        return surveyor.survey(counts.flags());
    }

    private static void assertRight(String what, Survey survey) {
        assertThat(survey.hours()).as(what).contains(new HourCounts(expectedHours(), 0, 0));
        assertThat(survey.span())
                .as(what)
                .contains(new TimeSpan(
                        Instant.ofEpochSecond(3600L * 480_000), Instant.ofEpochSecond(3600L * 480_003 + 3599)));
        assertThat(survey.sample().eligible()).as(what).isEqualTo(36_000);
        assertThat(survey.sample().drawn())
                .as(what)
                .hasSize(PositionSample.SIZE)
                .doesNotHaveDuplicates();
        assertThat(survey.sample().drawn()).as(what).allSatisfy(position -> {
            assertThat(position.lat()).isEqualTo(1.25);
            assertThat(position.zones()).containsExactly(position.lon() > 100 ? 0 : -1);
        });
        double mean = survey.sample().drawn().stream()
                .mapToDouble(position -> position.lon() % 1)
                .average()
                .orElseThrow();
        assertThat(mean).as(what).isBetween(0.195, 0.205); // uniform from 0 to 0.4, of 5,000: 0.2 ± 0.0016
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.spark.serializer.JavaSerializer", "org.apache.spark.serializer.KryoSerializer"})
    @Tag("slow")
    void surveysOnExecutorsOfTheirOwn(String serializer) throws IOException {
        SparkSession spark = LocalCluster.start(serializer, folder);
        try {
            for (Engine engine : Engine.values()) {
                for (Match match : Match.values()) {
                    assertRight(engine + " " + match, survey(match, tagged(engine, match, positions(spark))));
                }
            }
        } finally {
            spark.stop();
        }
    }

    @Test
    void isTheSameWheneverItIsRepeated() {
        SparkSession spark = TestSpark.session();
        Survey first = survey(Match.FIRST, tagged(Engine.FUNCTION, Match.FIRST, positions(spark)));
        Survey second = survey(Match.FIRST, tagged(Engine.FUNCTION, Match.FIRST, positions(spark)));
        assertThat(second).isEqualTo(first);
        assertRight("here", first);
    }

    /** Every task fails once, after rows were surveyed. */
    @Test
    void surveysOnceWhereTasksAreRepeated() {
        TestSpark.session().stop();
        TestSpark.configure();
        SparkSession spark = SparkSession.builder()
                .config(new SparkConf().setMaster("local[2,3]").set("spark.sql.session.timeZone", "UTC"))
                .getOrCreate();
        try {
            FAILED.clear();
            Dataset<Row> tagged = tagged(Engine.MAP_PARTITIONS, Match.ALL, positions(spark));
            Dataset<Row> failing = tagged.withColumn(
                    Positions.FLAGS,
                    Invocation.nonDeterministic(new FailsOnce(), DataTypes.IntegerType, col(Positions.FLAGS)));
            assertRight("repeated", survey(Match.ALL, failing));
            assertThat(FAILED).hasSize(5);
        } finally {
            spark.stop();
        }
    }

    @Test
    void refusesASurveyOfOtherRowsThanWereCounted() {
        Surveyor surveyor =
                Surveyor.register(TestSpark.session().sparkContext(), List.of(Answer.of(Match.FIRST)), false, 0);
        assertThatThrownBy(() -> surveyor.survey(new long[] {1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 of 1 with a position");
    }

    /** Fails at the 2,000th row of each partition's first attempt. */
    public static final class FailsOnce implements Serializable {
        private transient int rows;

        public int invoke(int flags) {
            if (++rows == 2000 && FAILED.add(TaskContext.getPartitionId())) {
                throw new IllegalStateException("a task that fails once");
            }
            return flags;
        }
    }
}
