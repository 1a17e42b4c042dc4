package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag as a user starts it: what it writes, prints and ends with. */
class TagCommandTest {
    /** In port twice, in the strait once (and in both once), outside once, no position once, malformed three times. */
    private static final String[] LINES = {
        "timestamp,mmsi,lat,lon,\"vessel.name\"",
        "2019-07-01 00:00:00.000,219000123,1.25,103.75,\" SEA, \"\"STAR\"\" \"",
        "2019-07-01 00:00:01.000,002190001,1.5,103.5,",
        "2019-07-01 00:00:02.000,219000123,1.25,105.5,\"\"",
        "soon,219000123,1.75,104.25,x",
        "2019-07-01 00:00:04.000,,-40.5,12.5,Ærø",
        "2019-07-01 00:00:05.000,219000123,91,181,x",
        "2019-07-01 00:00:06.000,219000123,\"1,25\",103.75, malformed ",
        "2019-07-01 00:00:07.000,219000123,1.25",
        "\"2019-07-01 00:00:08.000,219000123,1.25,103.75,\"x\""
    };

    private static final Map<String, Integer> COUNTS = Map.of("-1", 2, "0", 3, "1", 1);

    @TempDir
    Path folder;

    private Path positions;
    private Path zones;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES);
        zones = TestZones.portAndStrait(folder);
    }

    private CommandRun tag(Object... more) {
        return CommandRun.tag(positions, zones, more);
    }

    @ParameterizedTest
    @CsvSource({"function, 1", "map-partitions, 1", "sedona, 1", "function, 5", "map-partitions, 5", "sedona, 5"})
    void countsAlikeWithEveryEngine(String engine, int factor) {
        Path json = folder.resolve("new/report.json");
        CommandRun run = tag("--engine", engine, "--multiply", factor, "--json", json);
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = CommandRun.json(json);
        assertThat(report.get("counts").size()).isEqualTo(3);
        COUNTS.forEach((zone, count) ->
                assertThat(report.get("counts").get(zone).asInt()).as(zone).isEqualTo(count * factor));
        assertThat(report.get("rows").toString())
                .isEqualTo(
                        "{\"read\":9,\"rejected\":3,\"outside_range\":0,\"well_formed\":6,\"factor\":%d,\"tagged\":%d}"
                                .formatted(factor, 6 * factor));
        assertThat(report.get("statuses").get("ok").asInt()).isEqualTo(5 * factor);
        assertThat(report.get("statuses").get("not_available").asInt()).isEqualTo(factor);
        assertThat(report.get("rejected").toString())
                .isEqualTo("{\"columns_missing\":1,\"broken_quotes\":1,\"not_a_number\":1}");
        assertThat(report.get("unreadable_times").asInt()).isEqualTo(factor);
        assertThat(report.get("mmsi_kinds").get("missing").asInt()).isEqualTo(factor);
        assertThat(report.get("mmsi_kinds").get("other_station").asInt()).isEqualTo(factor);
        assertThat(report.get("zones").get(1).get("name").asText()).isEqualTo("port");
        assertThat(run.out()).contains("strait").contains("columns_missing 1").contains("Written\n  nothing\n");
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void writesParquet(String engine) {
        Path out = folder.resolve("out");
        CommandRun run = tag("--engine", engine, "--output", out);
        assertThat(run.code()).as(run.err()).isZero();
        Dataset<Row> written = TestSpark.session().read().parquet(out.toString());
        assertThat(written.columns())
                .containsExactly(
                        "timestamp",
                        "mmsi",
                        "lat",
                        "lon",
                        "vessel.name",
                        "zone_index",
                        "zone_name",
                        "position_status",
                        "position_time");
        assertThat(written.schema().apply("position_time").dataType()).isEqualTo(DataTypes.TimestampType);
        assertThat(written.sort("timestamp").collectAsList())
                .map(Row::toString)
                .containsExactly(
                        "[2019-07-01 00:00:00.000,219000123,1.25,103.75, SEA, \"STAR\" ,0,port,ok,2019-07-01T00:00:00Z]",
                        "[2019-07-01 00:00:01.000,002190001,1.5,103.5,null,0,port,ok,2019-07-01T00:00:01Z]",
                        "[2019-07-01 00:00:02.000,219000123,1.25,105.5,,1,strait,ok,2019-07-01T00:00:02Z]",
                        "[2019-07-01 00:00:04.000,null,-40.5,12.5,Ærø,-1,null,ok,2019-07-01T00:00:04Z]",
                        "[2019-07-01 00:00:05.000,219000123,91.0,181.0,x,-1,null,not_available,2019-07-01T00:00:05Z]",
                        "[soon,219000123,1.75,104.25,x,0,port,ok,null]");
        assertThat(rejected("parquet")).containsExactlyInAnyOrder(LINES[7], LINES[8], LINES[9]);
        assertThat(run.out().replaceAll("\\s", "")).contains("parquet" + out, "parquet" + out + "-rejected");
    }

    @Test
    void writesCsv() {
        Path out = folder.resolve("out");
        CommandRun run = tag("--format", "csv", "--output", out, "--multiply", 2);
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = csvLines(out);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("timestamp"))
                .containsOnly("timestamp,mmsi,lat,lon,vessel.name,zone_index,zone_name,position_status,position_time");
        assertThat(lines)
                .filteredOn(line -> !line.startsWith("timestamp"))
                .hasSize(12)
                .contains(
                        "2019-07-01 00:00:00.000,219000123,1.25,103.75,\" SEA, \"\"STAR\"\" \",0,port,ok,2019-07-01T00:00:00.000000Z",
                        "2019-07-01 00:00:01.000,002190001,1.5,103.5,,0,port,ok,2019-07-01T00:00:01.000000Z",
                        "2019-07-01 00:00:02.000,219000123,1.25,105.5,\"\",1,strait,ok,2019-07-01T00:00:02.000000Z");
        assertThat(rejected("csv")).containsExactlyInAnyOrder(LINES[7], LINES[8], LINES[9]);
    }

    @Test
    void takesRejectedRowsAgainOnceTheyAreMended() {
        assertThat(tag("--format", "csv", "--output", folder.resolve("out")).code())
                .isZero();
        List<String> mended = rejected("csv").stream()
                .map(line -> line.replace("\"1,25\"", "1.25").replaceAll("1\\.25$", "1.25,103.75,"))
                .map(line -> line.startsWith("\"2019") ? line.substring(1) : line)
                .toList();
        positions = TestFiles.lines(
                folder.resolve("again.csv"),
                Stream.concat(Stream.of(LINES[0]), mended.stream()).toArray(String[]::new));
        CommandRun again = tag("--output", folder.resolve("again"));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).containsPattern("rejected +0\n");
        assertThat(TestSpark.session()
                        .read()
                        .parquet(folder.resolve("again").toString())
                        .count())
                .isEqualTo(3);
    }

    @Test
    void hasAnMmsiColumnAlways() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "lon,lat", "103.75,1.25");
        assertThat(tag("--output", folder.resolve("none")).code()).isZero();
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "lon,UserId,lat", "103.75,219000123,1.25");
        assertThat(tag("--output", folder.resolve("other")).code()).isZero();
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "MMSI,lon,lat", "219000123,103.75,1.25");
        assertThat(tag("--output", folder.resolve("upper")).code()).isZero();
        var spark = TestSpark.session();
        assertThat(spark.read()
                        .parquet(folder.resolve("none").toString())
                        .first()
                        .toString())
                .isEqualTo("[103.75,1.25,null,0,port,ok]");
        Row other = spark.read().parquet(folder.resolve("other").toString()).first();
        assertThat(other.schema().fieldNames()).startsWith("lon", "UserId", "lat", "mmsi");
        assertThat(other.getString(3)).isEqualTo("219000123");
        assertThat(spark.read().parquet(folder.resolve("upper").toString()).columns()[0])
                .isEqualTo("mmsi");
    }

    /** As of rows that were tagged before. */
    @Test
    void refusesAColumnThatIsCalledAsTheTimeOfPositions() {
        positions = TestFiles.lines(
                folder.resolve("in/positions.csv"),
                "timestamp,Position_Time,lon,lat",
                "2026-01-02 00:00:00,2026-01-02T00:00:00Z,103.75,1.25");
        CommandRun run = tag("--output", folder.resolve("out"));
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains("'Position_Time'", "a name that tagging needs", "rename it");
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "Position_Time,lon,lat", "x,103.75,1.25");
        assertThat(tag("--output", folder.resolve("out")).code()).isZero();
    }

    /** Also where another time zone is the machine's. */
    @Test
    void writesTheTimeOfPositionsInUtc() {
        positions = TestFiles.lines(
                folder.resolve("in/positions.csv"),
                "mmsi,when,lon,lat",
                "1,2026-01-02T01:30:00.123456+02:00,103.75,1.25",
                "2,14:00,103.75,1.25");
        assertThat(tag("--output", folder.resolve("out"), "--time-column", "when")
                        .code())
                .isZero();
        assertThat(TestSpark.session()
                        .read()
                        .parquet(folder.resolve("out").toString())
                        .selectExpr("mmsi", "when", "unix_micros(position_time)")
                        .sort("mmsi")
                        .collectAsList())
                .map(Row::toString)
                .containsExactly("[1,2026-01-02T01:30:00.123456+02:00,1767310200123456]", "[2,14:00,null]");
    }

    /** As of a feed that failed and left its header. */
    @Test
    void anInputWithoutRowsReplacesNoRows() {
        Path out = folder.resolve("out");
        assertThat(tag("--output", out).code()).isZero();
        long before = TestSpark.session().read().parquet(out.toString()).count();
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES[0]);

        CommandRun refused = tag("--output", out, "--overwrite");
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.message()).contains("the input has no rows", before + " rows", "delete it first");
        assertThat(TestSpark.session().read().parquet(out.toString()).count()).isEqualTo(before);

        Path other = folder.resolve("other");
        for (int run = 0; run < 2; run++) {
            CommandRun empty = tag("--output", other, "--overwrite");
            assertThat(empty.code()).as(empty.err()).isZero();
        }
    }

    @Test
    void overwritesOnlyWhenTold() {
        Path out = folder.resolve("out");
        assertThat(tag("--output", out).code()).isZero();
        CommandRun refused = tag("--output", out);
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.message()).contains(out.toString()).contains("--overwrite");
        // An old folder of rejected rows goes when there are none.
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES[0], LINES[1]);
        assertThat(tag("--output", out, "--overwrite").code()).isZero();
        assertThat(Path.of(out + "-rejected")).doesNotExist();
        assertThat(TestSpark.session().read().parquet(out.toString()).count()).isEqualTo(1);
        // Rejected rows alone in the way.
        Path other = folder.resolve("other");
        TestFiles.lines(Path.of(other + "-rejected/x"), "x");
        assertThat(tag("--output", other).message()).contains(other + "-rejected");
        assertThat(other).doesNotExist();
    }

    @Test
    void writesRejectedRowsWhereTold() {
        Path rejects = folder.resolve("rejects");
        assertThat(tag("--output", folder.resolve("a"), "--rejected", "none").code())
                .isZero();
        assertThat(folder.resolve("a-rejected")).doesNotExist();
        assertThat(tag("--rejected", rejects).code()).isZero();
        assertThat(TestSpark.session().read().parquet(rejects.toString()).count())
                .isEqualTo(3);
        assertThat(tag("--output", folder.resolve("b/"), "--rejected", folder.resolve("b/rejects"))
                        .code())
                .isEqualTo(5);
        assertThat(tag("--output", folder.resolve("b"), "--rejected", folder.resolve("b"))
                        .code())
                .isEqualTo(5);
        assertThat(tag("--output", folder.resolve("b/c"), "--rejected", folder.resolve("b"))
                        .code())
                .isEqualTo(5);
    }

    /** What a link leads to is one place, and a report is written over what is there. */
    @Test
    void keepsOutputAndInputApartByTheirRealPlaces() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
        for (Path[] places : new Path[][] {{folder.resolve("in"), link}, {link, folder.resolve("in")}}) {
            CommandRun run = CommandRun.of(
                    "tag", "--positions", places[0], "--zones", zones, "--output", places[1], "--overwrite");
            assertThat(run.code()).as(run.err()).isEqualTo(5);
        }
        for (Path report : List.of(positions, zones, link.resolve("positions.csv"), folder.resolve("in/report.json"))) {
            CommandRun run = CommandRun.of("tag", "--positions", folder + "/in", "--zones", zones, "--json", report);
            assertThat(run.code()).as(run.err()).isEqualTo(5);
            assertThat(run.message()).contains(report.toString(), "input");
        }
        assertThat(CommandRun.of("tag", "--positions", folder + "/in/*", "--zones", zones, "--json", positions)
                        .code())
                .isEqualTo(5);
        assertThat(positions).hasSameTextualContentAs(TestFiles.lines(folder.resolve("same"), LINES));
    }

    @Test
    void keepsOutputAndInputApart() {
        for (Object out : List.of(folder.resolve("in"), folder.resolve("in/out"), folder, positions)) {
            CommandRun run = CommandRun.of(
                    "tag", "--positions", folder.resolve("in"), "--zones", zones, "--output", out, "--overwrite");
            assertThat(run.code()).as("%s", out).isEqualTo(5);
            assertThat(run.message()).contains("input");
        }
        CommandRun glob = CommandRun.of(
                "tag", "--positions", folder + "/in/*", "--zones", zones, "--output", positions, "--overwrite");
        assertThat(glob.code()).isEqualTo(5);
        CommandRun zoneFile = tag("--output", zones, "--overwrite");
        assertThat(zoneFile.code()).isEqualTo(5);
        assertThat(positions).hasSameTextualContentAs(TestFiles.lines(folder.resolve("same"), LINES));
    }

    @Test
    void readsAHeaderWithoutRows() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES[0]);
        CommandRun run = tag("--output", folder.resolve("out"), "--multiply", 3);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestSpark.session()
                        .read()
                        .parquet(folder.resolve("out").toString())
                        .count())
                .isZero();
    }

    @Test
    void writesNothingInADryRun() {
        CommandRun run =
                tag("--output", folder.resolve("out"), "--json", folder.resolve("report.json"), "--dry-run", "-v");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("nothing was written")
                .contains("reference")
                .contains("fingerprint");
        assertThat(run.out().replaceAll("\\s+", ""))
                .contains("taggedrows%s(parquet)".formatted(folder.resolve("out")))
                .contains("rejectedrows%s-rejected(parquet)".formatted(folder.resolve("out")));
        assertThat(tag("--dry-run").out()).contains("only counted: there is no --output or --table");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("report.json")).doesNotExist();
        assertThat(tag("--output", positions, "--dry-run").code()).isEqualTo(5);
    }

    @Test
    void takesTheBoundaryRule() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "lon,lat", "103,1.5");
        Path json = folder.resolve("report.json");
        assertThat(tag("--json", json).code()).isZero();
        assertThat(CommandRun.json(json).get("counts").get("-1").asInt()).isEqualTo(1);
        assertThat(tag("--json", json, "--boundary", "covers").code()).isZero();
        assertThat(CommandRun.json(json).get("counts").get("0").asInt()).isEqualTo(1);
    }

    @Test
    void endsWithTheCodeOfWhatIsWrong() {
        Object[][] commands = {
            {2, "missing --positions", "tag", "--zones", zones},
            {2, "missing --zones", "tag", "--positions", positions},
            {2, "missing --positions PATH and --zones PATH", "tag", "--engine", "function"},
            {2, "--overwrit", "tag", "--zones", zones, "--positions", positions, "--overwrit"},
            {2, "expected a command", "--"},
            {2, "tga", "tga"},
            {3, "none.geojson", "tag", "--positions", positions, "--zones", folder.resolve("none.geojson")},
            {3, positions.toString(), "tag", "--positions", positions, "--zones", positions},
            {4, "none.csv", "tag", "--positions", folder.resolve("none.csv"), "--zones", zones},
            {4, "zones.geojson", "tag", "--positions", zones, "--zones", zones},
            {4, "scheme", "tag", "--positions", "nowhere://a/b", "--zones", zones}
        };
        for (Object[] each : commands) {
            assertRefused(each[0], each[1], Arrays.copyOfRange(each, 2, each.length));
        }
        Object[][] options = {
            {2, "'none' for engine", "--engine", "none"},
            {2, "'0' for multiply", "--multiply", "0"},
            {2, "--engin", "--engin", "function"},
            {2, "time-format", "--time-format", "yyyy-bb"},
            {4, "--lon-column", "--lon-column", "x"},
            {4, "feed danish", "--feed", "danish"},
            {5, "contains the other", "--output", positions},
            {2, "--output a:b: a folder with a colon", "--output", "a:b"},
            {2, "--output on/a:b/: a folder with a colon", "--output", "on/a:b/"},
            {
                2,
                "--output s3a:bucket/out: a scheme ends with ://; did you mean s3a://bucket/out?",
                "--output",
                "s3a:bucket/out"
            },
            {5, "--output ./: rows can't be written to the working folder", "--output", "./"},
            {2, "--rejected x:y: a folder with a colon", "--rejected", "x:y"},
            {5, "scheme", "--output", "nowhere://a/b"}
        };
        for (Object[] each : options) {
            Object[] given = Arrays.copyOfRange(each, 2, each.length);
            assertRefused(each[0], each[1], CommandRun.tagArguments(positions, zones, given));
        }
    }

    private static void assertRefused(Object code, Object message, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).as("%s: %s", List.of(arguments), run.err()).isEqualTo(code);
        assertThat(run.message()).containsIgnoringCase((String) message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void prefersTheCommandLineToTheFile() {
        Path config = TestFiles.lines(
                folder.resolve("tag.properties"),
                "positions=" + positions,
                "zones = " + zones,
                "engine=map-partitions",
                "multiply=3");
        Path json = folder.resolve("report.json");
        CommandRun run = CommandRun.of("tag", "--config", config, "--multiply", "2", "--json", json, "-v");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CommandRun.json(json).get("rows").get("tagged").asInt()).isEqualTo(12);
        assertThat(run.out())
                .containsPattern("engine +map-partitions +/\\S*ag\\.properties\n")
                .containsPattern("multiply +2 +command line")
                .containsPattern("boundary +contains +default");
        Path wrong = TestFiles.lines(folder.resolve("wrong.properties"), "engin=function");
        CommandRun refused = CommandRun.of("tag", "--config", wrong);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.message()).contains("'engin'").contains(wrong.toString());
    }

    private List<String> rejected(String format) {
        String path = folder.resolve("out") + "-rejected";
        var reader = TestSpark.session().read();
        Dataset<Row> rows = format.equals("csv")
                ? reader.option("header", true).option("escape", "\"").csv(path)
                : reader.parquet(path);
        assertThat(rows.columns()).containsExactly("reason", "file", "record");
        assertThat(rows.select("reason").distinct().count()).isEqualTo(3);
        return rows.collectAsList().stream().map(row -> row.getString(2)).toList();
    }

    private static List<String> csvLines(Path out) {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
