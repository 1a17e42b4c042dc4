package ais.geofence.tag;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.config.Settings;
import ais.geofence.options.Keys;
import ais.geofence.options.TagOptions;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.Positions;
import ais.geofence.position.read.PositionReader;
import ais.geofence.sql.LoadedZones;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import scala.jdk.javaapi.CollectionConverters;

/** How the engines run: what Spark makes of them, and how often a zone is looked up. */
class EnginePlansTest {
    private static final List<Geometry> ZONES = List.of(ZoneShapes.polygon(100, 0, 108, 2, 102, 5));
    private static final String[] LINES = {
        "mmsi,lon,lat,name",
        "219000123,103.75,2.25,\"a\"",
        "219000124,90.5,2.25,b",
        "219000125,,2.25,c",
        "219000126,x,2.25,d",
        "219000127,104.25,2.5"
    };

    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    @BeforeEach
    void showFinalPlans() {
        spark.conf().set("spark.sql.adaptive.enabled", "false");
    }

    @AfterEach
    void reset() {
        spark.conf().unset("spark.sql.adaptive.enabled");
    }

    @Test
    void functionRunsUnboxedInGeneratedCode() {
        Path path = folder.resolve("parquet");
        spark.range(0, 100)
                .selectExpr("id AS mmsi", "1D * id AS lon", "2D AS lat")
                .write()
                .parquet(path.toString());
        Positions positions = read(path);
        TagCounts counts = TagCounts.register(spark.sparkContext(), Match.FIRST, 1);
        Dataset<Row> counting = counts.counting(tagger().tag(TaggedRows.withoutInput(positions.rows(), false)));
        Dataset<Row> written = output(Match.FIRST).rows(counts.counting(tagger().tag(positions.rows())), positions);
        Dataset<Row> multiplied =
                counts.counting(tagger().tag(new Copies(1024).of(positions.rows(), positions.bytes())));
        for (Dataset<Row> rows : List.of(counting, written, multiplied)) {
            assertCalledUnboxed(rows.queryExecution().executedPlan());
        }
        // From scan to projection all is one span.
        assertThat(spans(counting.queryExecution().executedPlan())).hasSize(1);
        assertThat(spans(written.queryExecution().executedPlan())).hasSize(1);
    }

    @Test
    void allZonesAreFoundAndCountedInGeneratedCode() {
        Path path = folder.resolve("parquet");
        spark.range(0, 100)
                .selectExpr("id AS mmsi", "IF(id = 7, null, 104D) AS lon", "2D AS lat")
                .write()
                .parquet(path.toString());
        Positions positions = read(path);
        TagCounts counts = TagCounts.register(spark.sparkContext(), Match.ALL, 1);
        FunctionTagger tagger = new FunctionTagger(counting(), Answer.of(Match.ALL));
        Dataset<Row> written = output(Match.ALL).rows(counts.counting(tagger.tag(positions.rows())), positions);
        List<String> spans = spans(written.queryExecution().executedPlan());
        assertThat(spans).hasSize(1);
        assertThat(spans.get(0))
                .containsOnlyOnce("ais.geofence.sql.ZoneIndexesFunction)")
                .containsOnlyOnce("ais.geofence.spark.CountLists)");
        CountingLocator.CALLS.set(0);
        written.write().parquet(folder.resolve("out").toString());
        assertThat(CountingLocator.CALLS).hasValue(99);
        assertThat(ofLayer(counts).zones()).containsExactly(1, 99);
        assertThat(ofLayer(counts).rows()).isEqualTo(100);

        CountingLocator.CALLS.set(0);
        TagCounts again = TagCounts.register(spark.sparkContext(), Match.ALL, 1);
        Dataset<Row> counting =
                again.counting(tagger.tag(TaggedRows.withoutInput(read(path).rows(), false)));
        assertThat(spans(counting.queryExecution().executedPlan())).hasSize(1);
        again.fill(counting);
        assertThat(CountingLocator.CALLS).hasValue(99);
        assertThat(ofLayer(again).zones()).containsExactly(1, 99);
    }

    /** A second layer adds its look-up and its counters to the same span of generated code. */
    @Test
    void layersAreFoundAndCountedInTheSameGeneratedCode() throws Exception {
        Path path = folder.resolve("parquet");
        spark.range(0, 100)
                .selectExpr("id AS mmsi", "1D * id AS lon", "2D AS lat")
                .write()
                .parquet(path.toString());
        Positions positions = read(path);
        List<Layer> layers = List.of(
                layer(Match.FIRST),
                new Layer(
                        new LayerName(Optional.of("eez")),
                        layer(Match.FIRST).zones(),
                        BoundaryRule.COVERS,
                        Match.FIRST,
                        List.of("un")));
        List<ZoneTagger> taggers = ZoneTaggers.of(Engine.FUNCTION, layers, 1 << 20, share -> {});
        TagCounts counts = TagCounts.register(spark.sparkContext(), layers);
        Dataset<Row> counted = counts.countingPresence(counts.counting(ZoneTaggers.tag(taggers, positions.rows())));
        Dataset<Row> written = TaggedRows.of(options().output(), layers).rows(counted, positions);
        SparkPlan plan = written.queryExecution().executedPlan();
        assertThat(plan.toString()).doesNotContain("Exchange", "Join");
        assertThat(spans(plan)).hasSize(1);
        for (String called : List.of(
                "ais.geofence.sql.ZoneIndexFunction)",
                "ais.geofence.spark.CountRows)",
                "ais.geofence.tag.CountPresence)")) {
            assertThat(spans(plan).get(0).split(Pattern.quote(called), -1))
                    .as(called)
                    .hasSize(1 + (called.contains("CountRows") ? 4 : 2)); // read, two layers, flags
        }
        assertThat(largestMethod(plan))
                .as("bytes of code, of which HotSpot compiles 8,000")
                .isLessThan(8_000);
    }

    private static int largestMethod(SparkPlan plan) {
        if (plan instanceof WholeStageCodegenExec span) {
            return CodeGenerator.compile(span.doCodeGen()._2())._2().maxMethodCodeSize();
        }
        return CollectionConverters.asJava(plan.children()).stream()
                .mapToInt(EnginePlansTest::largestMethod)
                .max()
                .orElse(0);
    }

    @Test
    void functionRunsUnboxedBehindCsv() {
        Positions positions = read(TestFiles.lines(folder.resolve("a.csv"), LINES));
        TagCounts counts = TagCounts.register(spark.sparkContext(), Match.FIRST, 1);
        assertCalledUnboxed(
                counts.counting(tagger().tag(positions.rows())).queryExecution().executedPlan());
    }

    private static void assertCalledUnboxed(SparkPlan plan) {
        List<String> calling = spans(plan).stream()
                .filter(code -> code.contains("ZoneIndexFunction"))
                .toList();
        assertThat(calling).as(plan.toString()).hasSize(1);
        String code = calling.get(0);
        // (ZoneIndexFunction) references[n] is kept or cast, and its result goes to a primitive int.
        var call = Pattern.compile(
                        "(\\w+)\\s*=\\s*(?:false \\? [^:]*: )?\\(?\\(+ais\\.geofence\\.sql\\.ZoneIndexFunction\\)[^;]*\\.invoke\\(([^;]*)\\);")
                .matcher(code);
        assertThat(call.find()).as(code).isTrue();
        String result = call.group(1);
        String line = call.group();
        assertThat(line).doesNotContain("Integer", "Double", "valueOf", "Object ");
        assertThat(code).containsPattern("int " + result + "\\b");
        for (String argument : call.group(2).split(",")) {
            assertThat(code).containsPattern("double " + argument.strip() + "\\b");
        }
        assertThat(call.find()).as("a second call").isFalse();
    }

    /** The generated code of each whole-stage span that has the plan's rows, without what is broadcast to it. */
    private static List<String> spans(SparkPlan plan) {
        List<String> code = new ArrayList<>();
        if (plan instanceof WholeStageCodegenExec span) {
            code.add(span.doCodeGen()._2().body());
        }
        CollectionConverters.asJava(plan.children()).forEach(child -> code.addAll(spans(child)));
        return code;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void functionLooksUpEachRowOnce(long factor) {
        Path file = TestFiles.lines(folder.resolve("a.csv"), LINES);
        // Two rows have a position: one in the zone, one outside.
        long positionsWithPlace = 2 * factor;
        TagCounts counts = TagCounts.register(spark.sparkContext(), Match.FIRST, 1);
        Positions positions = read(file);

        CountingLocator.CALLS.set(0);
        Dataset<Row> needed =
                new Copies(factor).of(TaggedRows.withoutInput(positions.rows(), false), positions.bytes());
        counts.fill(counts.counting(new FunctionTagger(counting(), Answer.of(Match.FIRST)).tag(needed)));
        assertThat(CountingLocator.CALLS).hasValue(positionsWithPlace);
        assertThat(ofLayer(counts).zones()).containsExactly(2 * factor, factor);

        CountingLocator.CALLS.set(0);
        TagCounts again = TagCounts.register(spark.sparkContext(), Match.FIRST, 1);
        Dataset<Row> all = new Copies(factor).of(read(file).rows(), positions.bytes());
        output(Match.FIRST)
                .rows(again.counting(new FunctionTagger(counting(), Answer.of(Match.FIRST)).tag(all)), positions)
                .write()
                .parquet(folder.resolve("out").toString());
        assertThat(CountingLocator.CALLS).hasValue(positionsWithPlace);
        assertThat(ofLayer(again).zones()).containsExactly(2 * factor, factor);
    }

    @ParameterizedTest
    @EnumSource(Match.class)
    void sedonaJoinsWithABroadcastIndex(Match match) {
        Dataset<Row> tagged = ZoneTaggers.of(Engine.SEDONA, TestZones.of(ZONES), BoundaryRule.CONTAINS, match, 0)
                .tag(read(TestFiles.lines(folder.resolve("a.csv"), LINES)).rows());
        assertThat(tagged.queryExecution().executedPlan().toString())
                .contains("BroadcastIndexJoin")
                .doesNotContain("NestedLoop", "CartesianProduct");
    }

    /** Each copy of a row, whatever else of the row is asked for. */
    @ParameterizedTest
    @ValueSource(longs = {1, 300})
    void mapPartitionsLooksUpEachRowOnce(long factor) {
        Path file = TestFiles.lines(folder.resolve("a.csv"), LINES);
        TagCounts counts = TagCounts.register(spark.sparkContext(), Match.FIRST, 1);
        Positions positions = read(file);
        CountingLocator.CALLS.set(0);
        Dataset<Row> needed =
                new Copies(factor).of(TaggedRows.withoutInput(positions.rows(), false), positions.bytes());
        counts.fill(
                counts.counting(new MapPartitionsTagger(new CountingLocator(), Answer.of(Match.FIRST)).tag(needed)));
        assertThat(CountingLocator.CALLS).hasValue(2 * factor);
        assertThat(ofLayer(counts).zones()).containsExactly(2 * factor, factor);
    }

    @Test
    void mapPartitionsKeepsTheFilledColumnApartFromTheEmptyOne() {
        Dataset<Row> table = Tagging.table(spark, Tagging.rows(103.0, 2.0, 90.0, 2.0, null, 2.0, 104.0, 2.5));
        Dataset<Row> tagged = Tagging.tag(Engine.MAP_PARTITIONS, BoundaryRule.CONTAINS, ZONES, table);
        assertThat(tagged.where("zone_index = 0").count()).isEqualTo(2);
        assertThat(tagged.where("zone_index = -1").count()).isEqualTo(2);
        assertThat(tagged.count()).isEqualTo(4);
        assertThat(tagged.select("zone_index").distinct().count()).isEqualTo(2);
        assertThat(tagged.selectExpr("zone_index + place").collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactlyInAnyOrder(0, 0, 1, 3);
        assertThat(tagged.orderBy("zone_index", "place").select("place").collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactly(1, 2, 0, 3);
        assertThat(tagged.union(tagged).where("zone_index = 0").count()).isEqualTo(4);
        // Neither the names nor the flags are carried to the function where nobody asks for them.
        assertThat(tagged.select("zone_index").queryExecution().optimizedPlan().toString())
                .contains("MapRows")
                .doesNotContain("vessel name");
    }

    /** One partition of more rows than fit in memory, of which the first thousand are asked for. */
    @Test
    void mapPartitionsStreams() {
        Probe.produced.set(0);
        Dataset<Row> endless = spark.range(0, 1, 1, 1).toDF().mapPartitions(new Probe(), Encoders.row(Tagging.SCHEMA));
        Dataset<Row> tagged = Tagging.tag(Engine.MAP_PARTITIONS, BoundaryRule.CONTAINS, ZONES, endless);
        assertThat(tagged.limit(1000).collectAsList()).hasSize(1000);
        assertThat(Probe.produced.get()).isBetween(1000L, 5000L);
    }

    private static LayerCounts ofLayer(TagCounts counts) {
        return counts.layers().get(0);
    }

    private static LoadedZones counting() {
        return new LoadedZones(TestZones.of(ZONES), BoundaryRule.CONTAINS, new CountingLocator());
    }

    private FunctionTagger tagger() {
        return (FunctionTagger)
                ZoneTaggers.of(Engine.FUNCTION, TestZones.of(ZONES), BoundaryRule.CONTAINS, Match.FIRST, 0);
    }

    /** Rows with the zones' names and one of their properties. */
    private static TaggedRows output(Match match) {
        return TaggedRows.of(options().output(), List.of(layer(match)));
    }

    private static TagOptions options() {
        Map<String, List<String>> options = Map.of("positions", List.of("a.csv"), "zones", List.of("test.geojson"));
        return TagOptions.of(Settings.resolve(Keys.TAG, options, null));
    }

    private static Layer layer(Match match) {
        Zone zone = new Zone(0, "a", null, Map.of("un", "SGSIN"), ZONES.get(0), "test.geojson", 1);
        return new Layer(LayerName.NONE, ZoneSet.of(List.of(zone)), BoundaryRule.CONTAINS, match, List.of("un"));
    }

    private Positions read(Path path) {
        return new PositionReader(spark, ColumnOptions.AUTO).read(List.of(path.toString()), new Copies(2));
    }

    /** Rows without an end. */
    private static final class Probe implements MapPartitionsFunction<Row, Row> {
        private static AtomicLong produced = new AtomicLong();

        @Override
        public Iterator<Row> call(Iterator<Row> ignored) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Row next() {
                    produced.incrementAndGet();
                    return Tagging.row(1, 104.0, 2.0);
                }
            };
        }
    }

    /** Counts how often it is asked, in this JVM. */
    static final class CountingLocator implements ZoneLocator {
        static final AtomicLong CALLS = new AtomicLong();

        @Override
        public int firstZone(double lon, double lat) {
            CALLS.incrementAndGet();
            return lon > 100 ? 0 : NO_ZONE;
        }

        @Override
        public int[] allZones(double lon, double lat) {
            CALLS.incrementAndGet();
            return lon > 100 ? new int[] {0} : new int[0];
        }
    }
}
