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
import java.util.stream.IntStream;
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
        assertThat(refused.message())
                .contains(SECOND)
                .contains("--overwrite replaces the whole day 2026-01-02 (1 row); to add rows");
        assertThat(TestFiles.contents(out)).isEqualTo(before);

        positions = write("2026-01-02 00:00:00.000,219000999,1.5,103.5");
        CommandRun again = tag(second[0], second[1], second[2], second[3], "--overwrite");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).containsPattern("replaced +the whole day 2026-01-02 \\(1 row\\)");
        assertThat(manifest().get("written").get(0).get("replaced").get("rows").asInt())
                .isEqualTo(1);
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

    /** The days are known only when they are written. */
    @Test
    void saysWhatItWouldReplaceWithoutARangeToo() {
        CommandRun first = tag("--format", "csv");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).doesNotContain("replaced");
        positions = write("2026-01-02 00:00:00.000,219000999,1.5,103.5");
        CommandRun refused = tag("--format", "csv");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.message()).containsPattern("replaces the whole day 2026-01-02 \\(1 file, .*B\\)");
        positions = write("2026-01-03 00:00:00.000,219000999,1.5,103.5", "2026-01-02 00:00:00.000,219000999,1.5,103.5");
        CommandRun replaced = tag("--format", "csv", "--overwrite");
        assertThat(replaced.out()).containsPattern("replaced +2 whole days, 2026-01-02 to 2026-01-03 \\(2 files,");
    }

    @Test
    void writesCsvByDay() {
        CommandRun run = tag("--format", "csv", "--multiply", 3, "--rejected", "none");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestFiles.contents(out.resolve(FIRST)).values())
                .allMatch(text ->
                        text.startsWith("timestamp,mmsi,lat,lon,zone_index,zone_name,position_status,position_time\n"));
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

    /** Writes an output of so many rows for each of some days. */
    private Map<String, String> publishedDays(int rows, String format, String... days) {
        positions = write(Stream.of(days)
                .flatMap(day ->
                        IntStream.range(0, rows).mapToObj(i -> "%s 06:00:%02d,219000123,1.25,103.75".formatted(day, i)))
                .toArray(String[]::new));
        assertThat(tag("--format", format).code()).isZero();
        return TestFiles.contents(out);
    }

    private void assertRefused(CommandRun run, int code, String... words) {
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.message()).contains(words).contains("nothing was published");
        assertThat(manifest().get("status").asText()).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv"})
    void aFewDamagedTimesReplaceNoOtherDays(String format) {
        Map<String, String> before = publishedDays(20, format, "2025-06-30", "2025-07-01");
        positions = write(
                "2026-01-02 06:00:00,219000123,1.25,103.75",
                "2026-01-02 06:00:01,219000123,1.25,103.75",
                "2025-06-30 06:00:02,219000123,1.25,103.75",
                "2025-07-01T06:00:03Z,219000123,1.25,103.75",
                "2025-06-30 06:00:02,219000123,1.25");
        CommandRun run = tag("--format", format, "--overwrite");
        assertRefused(run, 5, "2025-06-30 (1 row for 20), 2025-07-01 (1 row for 20)", "--from and --to");
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        CommandRun halfRange = tag("--format", format, "--overwrite", "--from", "2025-06-30");
        assertRefused(halfRange, 5, "2025-06-30 (1 row for 20)");
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        // The day that was meant.
        assertThat(tag("--format", format, "--overwrite", "--from", "2026-01-02", "--to", "2026-01-03")
                        .code())
                .isZero();
        assertThat(TestFiles.contents(out).keySet()).containsAll(before.keySet());
        // The same days again, as they are and with half of the rows.
        publishedAgain(format, 20);
        publishedAgain(format, 10);
        // The user means it.
        positions = write("2025-06-30 06:00:02,219000123,1.25,103.75");
        assertThat(tag("--format", format, "--overwrite", "--from", "2025-06-30", "--to", "2025-07-01")
                        .code())
                .isZero();
    }

    private void publishedAgain(String format, int rows) {
        positions = write(Stream.of("2025-06-30", "2025-07-01")
                .flatMap(day ->
                        IntStream.range(0, rows).mapToObj(i -> "%s 06:00:%02d,219000123,1.25,103.75".formatted(day, i)))
                .toArray(String[]::new));
        CommandRun run = tag("--format", format, "--overwrite");
        assertThat(run.code()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv"})
    void aDayStaysWhoseRowsMayBeAmongThoseRejected(String format) {
        Map<String, String> before = publishedDays(20, format, "2026-01-02", "2026-01-03");
        Object[] second = {"--format", format, "--overwrite", "--from", "2026-01-02", "--to", "2026-01-03"};
        // The feed has changed its spelling.
        positions = write(IntStream.range(0, 20)
                .mapToObj(i -> "02.01.2026 06:00:%02d,219000123,1.25,103.75".formatted(i))
                .toArray(String[]::new));
        assertRefused(tag(second), 6, "all of 20 rows", "unreadable_time=20", "time 'timestamp'", "--time-format");
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        // Likewise where the user takes that for granted, or other days come along.
        List<Object> allowed = new ArrayList<>(List.of(second));
        allowed.addAll(List.of("--fail-above-rejected", "100%"));
        assertRefused(tag(allowed.toArray()), 6, "2026-01-02 (0 rows for 20)", "20 rejected rows");
        positions = write(Stream.concat(
                        Stream.of("2026-01-03 06:00:00,219000123,1.25,103.75"),
                        IntStream.range(0, 10)
                                .mapToObj(i -> "02.01.2026 06:00:%02d,219000123,1.25,103.75".formatted(i)))
                .toArray(String[]::new));
        assertRefused(tag(second), 6, "2026-01-02 (0 rows for 20)", "10 rejected rows");
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        // Too few for it to be theirs.
        positions = write(
                "2026-01-03 06:00:00,219000123,1.25,103.75",
                "2026-01-03 06:00:00,219000123,1.25",
                "noon,219000123,1.25,103.75");
        CommandRun run = tag(second);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(out.resolve(SECOND)).doesNotExist();
        assertThat(out.resolve("date=2026-01-03")).exists();
    }

    @Test
    void anInputWithoutRowsRemovesNoDay() {
        Map<String, String> before = publishedDays(3, "parquet", "2026-01-02");
        positions = write();
        assertRefused(
                tag("--overwrite", "--from", "2026-01-02", "--to", "2026-01-03"),
                6,
                "2026-01-02 (0 rows for 3)",
                "the input has no rows");
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        assertThat(tag("--overwrite").code()).isZero();
    }

    /** A bare time, a year or a number is of no day. */
    @Test
    void makesNoDayOfWhatIsNoDateAndTime() {
        positions = write(
                "12:30:00,219000123,1.25,103.75",
                "T12:30:00Z,219000123,1.25,103.75",
                "2024,219000123,1.25,103.75",
                "202403,219000123,1.25,103.75",
                "0121,219000123,1.25,103.75",
                "42,219000123,1.25,103.75");
        assertRefused(tag(), 6, "unreadable_time=6", "--time-column", "--fail-above-rejected 100%");
        assertThat(out.resolve("_manifest.json")).exists();
        CommandRun allowed = tag("--fail-above-rejected", "100%");
        assertThat(allowed.code()).as(allowed.err()).isZero();
        assertThat(rows(Path.of(out + "-rejected"), "reason")).hasSize(6).containsOnly("[unreadable_time]");
        assertThat(TestFiles.contents(out).keySet()).noneMatch(name -> name.startsWith("date="));
        positions = TestFiles.lines(
                folder.resolve("in/positions.csv"),
                "DATE,TIME,MMSI,LATITUDE,LONGITUDE",
                "14/12/2008,01:21:52,219000123,1.25,103.75");
        CommandRun named = tag();
        assertThat(named.code()).as(named.err()).isEqualTo(2);
        assertThat(named.message()).contains("'DATE'");
    }

    @Test
    void failsWhereEveryRowIsRejectedThoughNoTimeIsNeeded() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), HEADER, "x,219000123,1,25,103,75");
        CommandRun run = CommandRun.of("tag", "--positions", positions, "--zones", zones);
        assertThat(run.code()).as(run.err()).isEqualTo(6);
        assertThat(run.message()).contains("the only row read is rejected", "too_many_columns=1", "--separator");
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), HEADER);
        assertThat(CommandRun.of("tag", "--positions", positions, "--zones", zones)
                        .code())
                .isZero();
    }

    @Test
    void saysWhatIsOddAboutTheDaysAndTheHeader() {
        positions = TestFiles.lines(
                folder.resolve("in/positions.csv"),
                "# Timestamp,Type of mobile,MMSI,Latitude,Longitude",
                "14/03/2024 06:00:00,Class A,219000123,1.25,103.75",
                "15/03/2024 06:00:00,Class A,219000123,1.25,103.75",
                "15/03/1984 06:00:00,Class A,219000123,1.25,103.75");
        CommandRun run = tag("--time-column", "# Timestamp", "--format", "csv");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().replaceAll("\\s+", " ")).contains("the '#' of '# Timestamp' is left out");
        assertThat(run.err()).contains("1984-03-15 and 2024-03-14 (14609 days)", "--from and --to");
        CommandRun asked = tag("--from", "2024-03-14", "--to", "2024-03-16", "--overwrite", "--format", "csv");
        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.err()).doesNotContain("far apart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--partition-by date", "--append-new", "--append-new --partition-by date"})
    void refusesAnotherFormatThanTheDaysThatStay(String options) {
        Object[] arguments = ("tag --positions %s --zones %s --output %s %s"
                        .formatted(folder.resolve("in"), zones, out, options))
                .split(" ");
        assertThat(CommandRun.of(arguments).code()).isZero();
        Map<String, String> before = TestFiles.contents(out);
        TestFiles.lines(folder.resolve("in/more.csv"), HEADER, "2026-01-09 00:00:00,219000123,1.5,103.5");
        CommandRun run = CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of("--format", "csv"))
                .toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message()).contains(out.toString(), "--format csv", ".parquet");
        assertThat(run.err()).doesNotContain("find input").doesNotContain("look at");
        assertThat(TestFiles.contents(out)).isEqualTo(before);
    }

    @Test
    void replacesAllItsDaysByAnotherFormat() {
        assertThat(tag("--format", "csv").code()).isZero();
        Object[] range = {"--overwrite", "--from", "2026-01-01", "--to", "2026-01-04"};
        CommandRun run = tag(range);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(rows(out, "date")).isNotEmpty();
    }
}
