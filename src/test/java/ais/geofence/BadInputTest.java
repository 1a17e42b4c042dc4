package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that nobody meant: the right counts, or one line that names the place and the remedy, and the right exit code. */
class BadInputTest {
    @TempDir
    Path folder;

    private Path zones;

    @BeforeEach
    void writeZones() {
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private CommandRun tag(Path positions, Object... more) {
        return CommandRun.of(arguments(positions, more));
    }

    private Object[] arguments(Path positions, Object... more) {
        Stream<Object> options = Stream.concat(Stream.of("--json", folder.resolve("report.json")), Stream.of(more));
        return CommandRun.tagArguments(positions, zones, options.toArray());
    }

    private void assertRows(CommandRun run, long read, long rejected) {
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode rows = CommandRun.json(folder.resolve("report.json")).get("rows");
        assertThat(rows.get("read").asLong()).isEqualTo(read);
        assertThat(rows.get("rejected").asLong()).isEqualTo(rejected);
        assertThat(rows.get("tagged").asLong()).isEqualTo(read - rejected);
    }

    private static void assertRefused(CommandRun run, int code, String... parts) {
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.message()).hasSizeLessThan(2100);
        for (String part : parts) {
            assertThat(run.message()).contains(part);
        }
    }

    @Test
    void mixedFeedsAreRefusedByTheNamesOfTheFilesThatDiffer() {
        for (int i = 0; i < 10; i++) {
            String header = i % 10 < 3 ? "lon,lat" : "LON,LAT,MMSI,BaseDateTime";
            TestFiles.lines(folder.resolve("in/" + i + ".csv"), header, i % 10 < 3 ? "103.75,1.25" : "103.75,1.25,,");
        }
        CommandRun run = tag(folder.resolve("in"));
        assertRefused(run, 4, "7 of 10 files differ from", "in/0.csv (lon,lat)", "and 2 more", "run of its own");
        assertThat(run.message())
                .contains(IntStream.range(3, 8)
                        .mapToObj(i -> folder + "/in/" + i + ".csv (LON,LAT,MMSI,BaseDateTime)")
                        .toList())
                .doesNotContain("in/1.csv", "in/2.csv", "in/8.csv", "in/9.csv");
    }

    /** Both readings of a file have to take the same line for its header. */
    @ParameterizedTest
    @ValueSource(strings = {"\n   \n\r\n", "\uFEFF", "\uFEFF\n", "\uFEFF  \n \n"})
    void theHeaderIsTheFirstLineThatIsNotBlank(String before) {
        Path file = TestFiles.lines(folder.resolve("in.csv"), before + "lon,lat", "103.75,1.25");
        assertRows(tag(file), 1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t\nlon,lat", "\u0001\nlon,lat", "\u2003\nlon,lat", "\uFEFF\uFEFF\nlon,lat", "\u0001"})
    void aFirstLineThatOnlyLooksBlankIsNoHeader(String start) {
        assertRefused(tag(TestFiles.lines(folder.resolve("in.csv"), start, "103.75,1.25")), 4, "in.csv", "header");
    }

    @Test
    void blankLinesWithoutEndAreRefused() {
        Path file = TestFiles.lines(folder.resolve("in.csv"), "\n".repeat(70_000) + "lon,lat", "103.75,1.25");
        assertRefused(tag(file), 4, "in.csv", "65536 blank characters", "delete");
    }

    @Test
    void aHeaderBeyondAllMeasureIsRefused() {
        Path columns = TestFiles.lines(
                folder.resolve("columns.csv"),
                "lon,lat" + IntStream.range(0, 999).mapToObj(i -> ",c" + i).collect(Collectors.joining()));
        assertRefused(tag(columns), 4, "columns.csv", "1001 columns", "1000");
        Path endless = TestFiles.lines(folder.resolve("endless.csv"), "lon,lat," + "x".repeat(2_000_000));
        assertRefused(tag(endless), 4, "endless.csv", "1048576 characters");
    }

    @Test
    void aHeaderOfAThousandColumnsIsRead() {
        Path file = TestFiles.lines(
                folder.resolve("in.csv"),
                "lon,lat" + IntStream.range(0, 998).mapToObj(i -> ",c" + i).collect(Collectors.joining()),
                "103.75,1.25" + ",x".repeat(998),
                "103.75,1.25");
        assertRows(tag(file, "--output", folder.resolve("out")), 2, 1);
    }

    /** In a heap of 1 GiB, which all of the program shares. */
    @Test
    @Tag("slow")
    void aLineOfAHundredMegabytesIsARowLikeAnyOther() throws Exception {
        Path file = folder.resolve("in.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("lon,lat,name\n103.75,1.25,a\n103.75,1.25\n".getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(megabyte);
            }
            out.write("\n103.75,1.25,b\n".getBytes(StandardCharsets.UTF_8));
        }
        try (ProgramProcess run = ProgramProcess.start(folder, arguments(file, "--output", folder.resolve("out")))) {
            assertRows(run.ended(), 4, 2);
        }
    }

    /** Whatever becomes of Spark then, it is told with the remedy, and nothing is published. */
    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"csv,200", "csv,300", "jsonl,200", "jsonl,300"})
    void aRowThatDoesNotFitIntoMemoryIsSaidWithTheRemedy(String format, int megabytes) throws Exception {
        boolean csv = format.equals("csv");
        Path file = folder.resolve("in." + format);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String before = csv ? "lon,lat,name\n103.75,1.25," : "{\"lon\":103.75,\"lat\":1.25,\"name\":\"";
            out.write(before.getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
            out.write((csv ? "\n" : "\"}\n").getBytes(StandardCharsets.UTF_8));
        }
        try (ProgramProcess process =
                ProgramProcess.start(folder, arguments(file, "--output", folder.resolve("out")))) {
            CommandRun run = process.ended();
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.message()).contains("out of memory", "SPARK_DRIVER_MEMORY");
            assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
        }
    }

    @Test
    void bytesThatAreNoUtf8StayInParquetAndAreReplacedInCsv() throws IOException {
        byte[] latin =
                "lon,lat,name\n103.75,1.25,\u00C6r\u00F8\nx,1.25,\u00C6r\u00F8\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = TestFiles.bytes(folder.resolve("in.csv"), latin);
        assertRows(tag(file, "--output", folder.resolve("out")), 2, 1);
        assertThat(hex("out-rejected", "record")).isEqualTo("782C312E32352CC672F8");
        assertThat(hex("out", "name")).isEqualTo("C672F8");
        assertRows(tag(file, "--output", folder.resolve("csv"), "--format", "csv"), 2, 1);
        assertThat(TestFiles.contents(folder.resolve("csv-rejected")).values())
                .anyMatch(text -> text.contains("\u00EF\u00BF\u00BDr\u00EF\u00BF\u00BD"));
    }

    private String hex(String output, String column) {
        return TestSpark.session()
                .read()
                .parquet(folder.resolve(output).toString())
                .selectExpr("hex(" + column + ")")
                .first()
                .getString(0);
    }

    @Test
    void keyValueFoldersThatDoNotFitTogetherAreRefused() {
        TestFiles.lines(folder.resolve("in/year=2024/a.csv"), "lon,lat", "103.75,1.25");
        TestFiles.lines(folder.resolve("in/month=2/b.csv"), "lon,lat", "103.75,1.25");
        assertRefused(tag(folder.resolve("in")), 4, folder + "/in", "year", "month");
    }

    @Test
    void keyValueFoldersMayBeNamedByAGlob() {
        TestFiles.lines(folder.resolve("in/year=2024/month=1/a.csv"), "lon,lat", "103.75,1.25", "x,1");
        TestFiles.lines(folder.resolve("in/year=2024/month=2/a.csv"), "lon,lat", "103.75,1.25");
        TestFiles.lines(folder.resolve("in/year=2025/month=1/a.csv"), "lon,lat", "103.75,1.25");
        assertRows(tag(folder.resolve("in/year=*")), 4, 1);
        assertRows(tag(folder.resolve("in/year=2024/month=*/a.csv")), 3, 1);
        assertRows(tag(folder.resolve("in/*/month=1")), 3, 1);
        assertRows(tag(folder.resolve("in/year={2024,2025}/month=1/*.csv")), 3, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "{a,",
                "[a-",
                "{{{{",
                "\\",
                "a\0b",
                "*{",
                "foo://bar/x",
                "://",
                ":",
                "a:b",
                "a\nb",
                "@x"
            })
    void pathsThatAreNoneAreRefused(String path) {
        assertRefused(CommandRun.of("zones", "--zones", path), 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a\0b", "foo://bar/x"})
    void pathsOfPositionsThatAreNoneAreRefused(String path) {
        assertRefused(CommandRun.of("tag", "--positions", path, "--zones", zones), 4);
    }

    @Test
    void aGlobThatIsNestedBeyondAllMeasureIsRefused() {
        assertRefused(CommandRun.of("zones", "--zones", "{".repeat(20_000) + "}".repeat(20_000)), 3, "}: no such file");
    }

    @Test
    void jsonLinesBeyondAllMeasure() {
        Path file = TestFiles.lines(
                folder.resolve("in.jsonl"),
                "{\"lon\":103.75,\"lat\":1.25}",
                "{\"lon\":103.75,\"lat\":1.25,\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
                "{\"lon\":103.75,\"lat\":1.25,\"a\":" + "9".repeat(5000) + "}",
                "{\"lon\":1e999,\"lat\":1.25}",
                "{\"lon\":103.75,\"lat\":1.25,\"a\":\"\\uD83D\"}");
        CommandRun run = tag(file);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CommandRun.json(folder.resolve("report.json"))
                        .at("/rows/read")
                        .asLong())
                .isEqualTo(5);
    }

    @Test
    void aSettingsFileThatIsNoneIsRefused() {
        Path twice = TestFiles.lines(folder.resolve("twice.properties"), "multiply=2", "multiply=3");
        assertRefused(CommandRun.of("tag", "--config", twice), 2, "twice.properties", "'multiply' twice");
        Path latin = TestFiles.bytes(folder.resolve("latin.properties"), new byte[] {'o', '=', (byte) 0xE6});
        assertRefused(CommandRun.of("tag", "--config", latin), 2, "latin.properties", "UTF-8");
        assertRefused(CommandRun.of("tag", "--config", "/dev/zero"), 2, "/dev/zero", "1 MiB");
        Path broken = TestFiles.lines(folder.resolve("broken.properties"), "a\\nb\\u0007=1");
        assertRefused(CommandRun.of("tag", "--config", broken), 2, "broken.properties", "unknown key 'a b\uFFFD'");
        Path marked = TestFiles.lines(folder.resolve("marked.properties"), "\uFEFFmultiply=x");
        assertRefused(CommandRun.of("tag", "--config", marked), 2, "marked.properties", "multiply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999%", "0e999999999%", "1e1%", "+5%", "5%%", "%"})
    void aPercentageIsWrittenOut(String percentage) {
        assertRefused(
                CommandRun.of("tag", "--fail-above-rejected", percentage, "--zones", zones), 2, "'" + percentage + "'");
    }

    @Test
    void optionsStayInOneLine() {
        assertRefused(CommandRun.of("tag", "--feed", "a\nb\r\u2028c"), 2, "'a b c'");
        assertRefused(CommandRun.of("tag", "--no\nsuch"), 2, "--no such");
        assertRefused(CommandRun.of("a\nb"), 2, "a b");
        assertRefused(CommandRun.of("tag", "--feed", "x".repeat(100_000)), 2, "feed", "expected one of");
        assertRefused(CommandRun.of("@" + zones), 2, "@");
    }
}
