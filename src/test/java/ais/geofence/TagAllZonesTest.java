package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag with {@code --match all}: what it writes, counts and refuses. */
@Tag("slow")
class TagAllZonesTest {
    /** In the claim alone, in claim and port, in all three, on an edge of the strait and in the claim, in none, nowhere, malformed. */
    private static final String[] LINES = {
        "timestamp,mmsi,lat,lon",
        "2026-01-01 00:00:00,1,0.5,102",
        "2026-01-01 00:00:01,2,1.5,103.5",
        "2026-01-01 00:00:02,3,1.5,104.25",
        "2026-01-02 00:00:03,4,1.5,106",
        "2026-01-02 00:00:04,5,50,-3",
        "2026-01-02 00:00:05,6,91,181",
        "2026-01-02 00:00:06,7,1.5"
    };

    private static final String[] ANSWERS = {
        "[1,0,claim,ArraySeq(0),ArraySeq(claim),ok]",
        "[2,0,claim,ArraySeq(0, 1),ArraySeq(claim, port \"ø\"),ok]",
        "[3,0,claim,ArraySeq(0, 1, 2),ArraySeq(claim, port \"ø\", strait),ok]",
        "[4,0,claim,ArraySeq(0),ArraySeq(claim),ok]",
        "[5,-1,null,ArraySeq(),ArraySeq(),ok]",
        "[6,-1,null,ArraySeq(),ArraySeq(),not_available]"
    };

    @TempDir
    Path folder;

    private Path positions;
    private Path zones;
    private Path out;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES);
        Map<String, double[]> shapes = new LinkedHashMap<>();
        shapes.put("claim", new double[] {101, 0, 110, 0, 110, 3, 101, 3});
        shapes.put("port \\\"ø\\\"", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2});
        shapes.put("strait", new double[] {104, 1, 106, 1, 106, 2, 104, 2});
        zones = TestFiles.lines(folder.resolve("zones.geojson"), TestZones.geoJson(shapes));
        out = folder.resolve("out");
    }

    private CommandRun tag(Object... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("tag", "--positions", positions, "--zones", zones, "--match", "all"), Stream.of(more))
                .toArray());
    }

    private static List<String> texts(Dataset<Row> rows, String... columns) {
        return rows.sort("mmsi").selectExpr(columns).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }

    private static Dataset<Row> parquet(Path path) {
        return TestSpark.session().read().parquet(path.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void writesAllZonesOfEachPosition(String engine) {
        CommandRun run = tag("--engine", engine, "--output", out, "--multiply", 2);
        assertThat(run.code()).as(run.err()).isZero();
        Dataset<Row> written = parquet(out);
        assertThat(written.columns())
                .containsExactly(
                        "timestamp",
                        "mmsi",
                        "lat",
                        "lon",
                        "zone_index",
                        "zone_name",
                        "zone_indexes",
                        "zone_names",
                        "position_status",
                        "position_time");
        assertThat(written.schema().apply("zone_indexes").dataType().catalogString())
                .isEqualTo("array<int>");
        assertThat(texts(
                        written.distinct(),
                        "mmsi",
                        "zone_index",
                        "zone_name",
                        "zone_indexes",
                        "zone_names",
                        "position_status"))
                .containsExactly(ANSWERS);
        assertThat(written.count()).isEqualTo(12);
        assertCounted(CommandRun.json(out.resolve("_manifest.json")), 2);
        assertThat(run.out())
                .containsPattern("0 +claim +8 +66.7 %")
                .contains("A position in several zones is counted in each of them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void countsWithoutWriting(String engine) {
        Path json = folder.resolve("report.json");
        CommandRun run = tag("--engine", engine, "--json", json);
        assertThat(run.code()).as(run.err()).isZero();
        assertCounted(CommandRun.json(json), 1);
        CommandRun covers = tag("--engine", engine, "--json", json, "--boundary", "covers");
        assertThat(covers.code()).as(covers.err()).isZero();
        assertThat(CommandRun.json(json).get("counts").toString()).isEqualTo("{\"-1\":2,\"0\":4,\"1\":2,\"2\":2}");
    }

    private static void assertCounted(JsonNode report, int factor) {
        assertThat(report.get("counts").toString())
                .isEqualTo(
                        "{\"-1\":%d,\"0\":%d,\"1\":%d,\"2\":%d}".formatted(2 * factor, 4 * factor, 2 * factor, factor));
        assertThat(report.get("rows").toString())
                .isEqualTo(
                        "{\"read\":7,\"rejected\":1,\"outside_range\":0,\"well_formed\":6,\"factor\":%d,\"tagged\":%d}"
                                .formatted(factor, 6 * factor));
        assertThat(report.get("settings").toString())
                .contains("{\"key\":\"match\",\"text\":\"all\",\"source\":\"command line\"}");
    }

    /** CSV has no arrays. */
    @Test
    void writesArraysAsJsonInCsv() {
        CommandRun run = tag("--format", "csv", "--output", out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestFiles.contents(out).values().stream().flatMap(String::lines))
                .contains("2026-01-02 00:00:04,5,50.0,-3.0,-1,,[],[],ok,2026-01-02T00:00:04.000000Z")
                .anyMatch(line ->
                        line.startsWith("2026-01-01 00:00:02,3,1.5,104.25,0,claim,\"[0,1,2]\",\"[\"\"claim\"\""));
        Dataset<Row> read = TestSpark.session()
                .read()
                .option("header", true)
                .option("escape", "\"")
                .csv(out.toString());
        assertThat(texts(
                        read,
                        "mmsi",
                        "zone_index",
                        "zone_name",
                        "from_json(zone_indexes, 'array<int>')",
                        "from_json(zone_names, 'array<string>')",
                        "position_status"))
                .containsExactly(ANSWERS);
    }

    @Test
    void laysOutByDate() {
        assertThat(tag("--output", out, "--partition-by", "date").code()).isZero();
        assertThat(texts(parquet(out), "mmsi", "date", "zone_indexes"))
                .containsExactly(
                        "[1,2026-01-01,ArraySeq(0)]",
                        "[2,2026-01-01,ArraySeq(0, 1)]",
                        "[3,2026-01-01,ArraySeq(0, 1, 2)]",
                        "[4,2026-01-02,ArraySeq(0)]",
                        "[5,2026-01-02,ArraySeq()]",
                        "[6,2026-01-02,ArraySeq()]");
    }

    @Test
    void addsNewFilesOfTheSameMatchAlone() {
        Object[] append = {"--output", out, "--append-new"};
        positions = folder.resolve("in");
        assertThat(tag(append).code()).isZero();
        TestFiles.lines(folder.resolve("in/second.csv"), LINES[0], LINES[3]);
        assertThat(tag(append).code()).isZero();
        assertThat(parquet(out).where("size(zone_indexes) = 3").count()).isEqualTo(2);
        assertThat(CommandRun.json(out.resolve("_manifest.json")).get("counts").toString())
                .isEqualTo("{\"-1\":0,\"0\":1,\"1\":1,\"2\":1}");
        TestFiles.lines(folder.resolve("in/third.csv"), LINES[0], LINES[3]);
        CommandRun first =
                CommandRun.of("tag", "--positions", positions, "--zones", zones, "--output", out, "--append-new");
        assertThat(first.code()).isEqualTo(5);
        assertThat(first.message()).contains("other columns").contains("(missing: zone_indexes, zone_names)");
    }

    @Test
    void refusesAnInputThatHasItsColumns() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "lon,lat,Zone_Names", "103.5,1.5,x");
        CommandRun run = tag("--output", out);
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains("'Zone_Names'").contains("rename it").contains(positions.toString());
        CommandRun first = CommandRun.of("tag", "--positions", positions, "--zones", zones, "--output", out);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(parquet(out).columns()).contains("Zone_Names");
    }

    @Test
    void plansInADryRun() {
        CommandRun run = tag("--output", out, "--dry-run");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("match +all +command line").contains("nothing was written");
    }
}
