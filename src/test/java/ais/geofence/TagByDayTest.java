package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag with an output that is laid out by day, day after day and again. */
class TagByDayTest {
    private static final String HEADER = "timestamp,mmsi,lat,lon";
    private static final String FIRST = "date=2026-01-01";
    private static final String SECOND = "date=2026-01-02";

    @TempDir
    Path folder;

    private Path positions;
    private Path zones;
    private Path out;

    @BeforeEach
    void writeInput() {
        out = folder.resolve("out");
        positions = write(
                "2026-01-01 00:00:00.000,219000123,1.25,103.75",
                "2026-01-01 23:59:59.999,219000123,1.25,113.75",
                "2026-01-02 00:00:00.000,219000123,1.5,103.5",
                "2026-01-02 12:00:00.000,219000123,1.25",
                "2026-01-03 00:00:00.000,219000123,1.5,103.5",
                "noon,219000123,1.5,103.5");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private Path write(String... lines) {
        return TestFiles.lines(
                folder.resolve("in/positions.csv"),
                Stream.concat(Stream.of(HEADER), Stream.of(lines)).toArray(String[]::new));
    }

    private CommandRun tag(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones));
        arguments.addAll(List.of("--output", out, "--partition-by", "date"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private static List<String> rows(Path path, String... columns) {
        return TestSpark.session().read().parquet(path.toString()).selectExpr(columns).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    private JsonNode manifest() {
        return CommandRun.json(out.resolve("_manifest.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void writesAFolderForEachDay(String engine) {
        CommandRun run = tag("--engine", engine);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(rows(out, "date", "mmsi", "zone_index"))
                .containsExactly(
                        "[2026-01-01,219000123,-1]",
                        "[2026-01-01,219000123,0]",
                        "[2026-01-02,219000123,0]",
                        "[2026-01-03,219000123,0]");
        assertThat(out.resolve("_SUCCESS")).exists();
        assertThat(run.out()).containsPattern("days +3 +2026-01-01 to 2026-01-03");
        assertThat(TestFiles.contents(folder).keySet())
                .noneMatch(name -> name.contains("staging"))
                .filteredOn(name -> name.startsWith("out-rejected"))
                .allMatch(name -> name.startsWith("out-rejected/days=2026-01-01_2026-01-03/"));
        assertThat(rows(Path.of(out + "-rejected"), "reason"))
                .containsExactly("[columns_missing]", "[unreadable_time]");
    }

    @Test
    void aRerunReplacesItsDayAndLeavesTheBytesOfOthers() {
        for (int day = 1; day <= 3; day++) {
            CommandRun run = tag("--from", "2026-01-0" + day, "--to", "2026-01-0" + (day + 1));
            assertThat(run.code()).as(run.err()).isZero();
        }
        Map<String, String> before = TestFiles.contents(out);
        assertThat(before.keySet())
                .anyMatch(name -> name.startsWith(FIRST))
                .anyMatch(name -> name.startsWith(SECOND))
                .anyMatch(name -> name.startsWith("date=2026-01-03"));
        JsonNode rows = manifest().get("rows");
        assertThat(rows.get("read").asInt()).isEqualTo(6);
        assertThat(rows.get("tagged").asInt()).isEqualTo(1);
        assertThat(rows.get("rejected").asInt()).isEqualTo(2);
        assertThat(rows.get("outside_range").asInt()).isEqualTo(3);

        Object[] second = {"--from", "2026-01-02", "--to", "2026-01-03"};
        CommandRun refused = tag(second);
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.message()).contains(SECOND).contains("--overwrite");
        assertThat(TestFiles.contents(out)).isEqualTo(before);

        positions = write("2026-01-02 00:00:00.000,219000999,1.5,103.5");
        CommandRun again = tag(second[0], second[1], second[2], second[3], "--overwrite");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(rows(out.resolve(SECOND), "mmsi")).containsExactly("[219000999]");
        Map<String, String> after = TestFiles.contents(out);
        before.keySet().removeIf(name -> name.startsWith(SECOND));
        after.keySet().removeIf(name -> name.startsWith(SECOND));
        assertThat(after).isEqualTo(before);
        assertThat(Path.of(out + "-rejected").resolve("days=2026-01-02")).doesNotExist();
        assertThat(Path.of(out + "-rejected").resolve("days=2026-01-01")).exists();

        positions = write("2026-01-03 00:00:00.000,219000999,1.5,103.5");
        assertThat(tag(second[0], second[1], second[2], second[3], "--overwrite")
                        .code())
                .isZero();
        assertThat(out.resolve(SECOND)).doesNotExist();
        assertThat(out.resolve(FIRST)).exists();
        assertThat(manifest().get("written").get(0).get("removed").toString()).isEqualTo("[\"2026-01-02\"]");
    }

    @Test
    void writesCsvByDay() {
        CommandRun run = tag("--format", "csv", "--multiply", 3, "--rejected", "none");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestFiles.contents(out.resolve(FIRST)).values())
                .allMatch(text -> text.startsWith("timestamp,mmsi,lat,lon,zone_index,zone_name,position_status\n"));
        assertThat(TestSpark.session()
                        .read()
                        .option("header", true)
                        .csv(out.toString())
                        .groupBy("date")
                        .count()
                        .collectAsList())
                .map(Row::toString)
                .containsExactlyInAnyOrder("[2026-01-01,6]", "[2026-01-02,3]", "[2026-01-03,3]");
    }

    @Test
    void refusesAnOutputThatIsNotLaidOutByDay() {
        TestFiles.lines(out.resolve("part-0.parquet"), "x");
        CommandRun run = tag("--overwrite");
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.message()).contains("part-0.parquet");
    }

    @Test
    void needsWholeDaysAndATime() {
        assertThat(tag("--from", "2026-01-01T06:00:00Z").code()).isEqualTo(2);
        assertThat(tag("--from", "2026-01-02", "--to", "2026-01-01").code()).isEqualTo(2);
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "lon,lat", "103.75,1.25");
        CommandRun run = tag();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("--time-column");
    }

    @Test
    void publishesNothingAboveTheLimitOfRejectedRows() {
        assertThat(tag().code()).isZero();
        Map<String, String> before = TestFiles.contents(out);
        CommandRun run = tag("--overwrite", "--fail-above-rejected", "33.3%");
        assertThat(run.code()).isEqualTo(6);
        assertThat(run.message()).contains("2 of 6").contains("33.3%").contains("unreadable_time=1");
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        JsonNode manifest = manifest();
        assertThat(manifest.get("status").asText()).isEqualTo("failed");
        assertThat(manifest.get("exit_code").asInt()).isEqualTo(6);
        assertThat(manifest.get("error").asText()).contains("2 of 6");
        assertThat(manifest.get("rejected").get("unreadable_time").asInt()).isEqualTo(1);
        assertThat(manifest.get("written")).isEmpty();
        assertThat(tag("--overwrite", "--fail-above-rejected", "33.4%").code()).isZero();
    }

    @Test
    void leavesNothingBesideTheOutput() throws Exception {
        assertThat(tag().code()).isZero();
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("in", "zones.geojson", "out", "out-rejected");
        }
    }
}
