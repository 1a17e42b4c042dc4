package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks: one line, the right exit code, and the old output as it was. */
@Tag("slow")
class TagFaultsTest {
    private static final String MANY_ROWS =
            "SELECT 1.25D lat, 103.75D lon, TIMESTAMP'2026-01-01 00:00:00' timestamp FROM range(20000)";

    @TempDir
    Path folder;

    private Path zones;
    private Path out;
    private Map<String, String> before;

    @BeforeEach
    void writeAnOutput() {
        out = folder.resolve("out");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        CommandRun run = CommandRun.of(tag(TestFiles.lines(folder.resolve("in/good.csv"), lines(3))));
        assertThat(run.code()).as(run.err()).isZero();
        before = TestFiles.contents(out);
        assertThat(before).isNotEmpty();
    }

    private static String[] lines(int rows) {
        return Stream.concat(
                        Stream.of("timestamp,mmsi,lat,lon"),
                        IntStream.range(0, rows)
                                .mapToObj(row -> "2026-01-01 00:00:00.%03d,%09d,1.25,103.75"
                                        .formatted(row % 1000, row * 7919 % 1_000_000_007)))
                .toArray(String[]::new);
    }

    private Object[] tag(Path positions, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones));
        arguments.addAll(List.of("--output", out, "--partition-by", "date", "--overwrite"));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    private void assertUnread(CommandRun run, Path file) throws IOException {
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.message()).contains(file.toString()).hasSizeLessThan(500);
        assertUntouched();
    }

    private void assertUntouched() throws IOException {
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).noneMatch(path -> path.getFileName().toString().startsWith("_out"));
        }
    }

    @Test
    void aGzipFileThatIsCutOff() throws IOException {
        Path file = TestFiles.gzip(folder.resolve("in/cut.csv.gz"), lines(20_000));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertUnread(CommandRun.of(tag(file)), file);
        assertUnread(CommandRun.of(tag(file, "--multiply", 2)), file);
    }

    @Test
    void aFileThatVanishesBetweenListingAndReading() throws IOException {
        for (Path file : List.of(
                TestFiles.lines(folder.resolve("in/a b%.csv"), lines(3)),
                TestFiles.parquet(folder.resolve("in/b.parquet"), MANY_ROWS))) {
            CommandRun run = runThatLoses(file);
            assertUnread(run, file);
            assertThat(run.message()).contains("was deleted");
        }
    }

    /** Runs while the file is deleted after it was found and before it is read. */
    private CommandRun runThatLoses(Path file) {
        return CommandRun.watched(
                line -> {
                    if (line.startsWith("prepare zones")) {
                        delete(file);
                    }
                },
                tag(file));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing but its checksum tells that a number is another one. */
    @Test
    void aParquetFileInWhichOneBitIsAnother() throws IOException {
        TestSpark.session().conf().set("spark.sql.parquet.compression.codec", "none");
        Path file = TestFiles.parquet(folder.resolve("in/a.parquet"), MANY_ROWS.replace("1.25D", "1 + id / 100000D"));
        byte[] whole = Files.readAllBytes(file);
        assertThat(whole.length).isGreaterThan(100_000);
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);
        for (String vectorized : List.of("true", "false")) {
            System.setProperty("spark.sql.parquet.enableVectorizedReader", vectorized);
            try {
                assertUnread(CommandRun.of(tag(file)), file);
            } finally {
                System.clearProperty("spark.sql.parquet.enableVectorizedReader");
            }
        }
    }

    /** Of Spark's failures some are no RuntimeException. */
    @Test
    void whatNobodyExpectedIsOneLineToo() throws IOException {
        System.setProperty("spark.driver.maxResultSize", "1");
        CommandRun run;
        try {
            run = CommandRun.of(tag(TestFiles.lines(folder.resolve("in/a.csv"), lines(3))));
        } finally {
            System.clearProperty("spark.driver.maxResultSize");
        }
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.message()).startsWith("ais-geofence: failed: ").contains("Job aborted", "--verbose");
        assertUntouched();
    }

    /** On somebody else's cluster it may be so. */
    @Test
    void settingsOfSparkThatPassOverWhatCanNotBeRead() throws IOException {
        Path cut = TestFiles.gzip(folder.resolve("in/cut.csv.gz"), lines(20_000));
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Path damaged = TestFiles.parquet(folder.resolve("in/a.parquet"), MANY_ROWS);
        byte[] page = Files.readAllBytes(damaged);
        Arrays.fill(page, 4, 60, (byte) 0x5A);
        Files.write(damaged, page);
        Path gone = TestFiles.lines(folder.resolve("in/gone.csv"), lines(3));
        Path json = TestFiles.gzip(
                folder.resolve("in/a.jsonl.gz"),
                IntStream.range(0, 5000)
                        .mapToObj(
                                i -> "{\"timestamp\":\"2026-01-01 00:00:00\",\"lat\":1.25,\"lon\":103.%d}".formatted(i))
                        .toArray(String[]::new));
        whole = Files.readAllBytes(json);
        Files.write(json, Arrays.copyOf(whole, whole.length / 2));
        Path wide = TestFiles.lines(folder.resolve("in/wide.csv"), lines(3));
        List<String> settings = List.of(
                "spark.sql.files.ignoreCorruptFiles",
                "spark.sql.files.ignoreMissingFiles",
                "spark.hadoop.mapreduce.input.linerecordreader.line.maxlength");
        settings.forEach(key -> System.setProperty(key, key.endsWith("maxlength") ? "10" : "true"));
        try {
            assertUnread(CommandRun.of(tag(cut)), cut);
            assertUnread(CommandRun.of(tag(json)), json);
            assertUnread(CommandRun.of(tag(damaged)), damaged);
            assertUnread(runThatLoses(gone), gone);
            Path report = folder.resolve("report.json");
            CommandRun run = CommandRun.of("tag", "--positions", wide, "--zones", zones, "--json", report);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(CommandRun.json(report).at("/rows/read").asLong()).isEqualTo(3);
        } finally {
            settings.forEach(System::clearProperty);
        }
    }

    /** Rejected rows are read once more. */
    @Test
    void aFileThatChangesBeforeItsRejectedRowsAreWritten() throws IOException {
        Path file = TestFiles.lines(
                folder.resolve("in/a.csv"),
                "timestamp,mmsi,lat,lon",
                "x,1",
                "x",
                "y,1",
                "2026-01-01 00:00:00,7,1.25,103.75");
        for (String changed : List.of("timestamp,mmsi,lat,lon\nx,1\n,,,  \nyy\n", "timestamp,mmsi,lat,lon\nx\n", "")) {
            CommandRun run = CommandRun.watched(
                    line -> {
                        if (line.startsWith("write rejected")) {
                            TestFiles.bytes(file, changed.getBytes(StandardCharsets.UTF_8));
                        }
                    },
                    tag(file));
            assertThat(run.code()).as(run.err()).isEqualTo(4);
            assertThat(run.message()).contains("changed", "3 rejected rows", "run again");
            assertUntouched();
            TestFiles.lines(file, "timestamp,mmsi,lat,lon", "x,1", "x", "y,1", "2026-01-01 00:00:00,7,1.25,103.75");
        }
    }

    @Test
    void aParquetFileWithADamagedFooterOrPage() throws IOException {
        Path file = TestFiles.parquet(folder.resolve("in/a.parquet"), MANY_ROWS);
        byte[] whole = Files.readAllBytes(file);
        byte[] footer = whole.clone();
        Arrays.fill(footer, whole.length - 60, whole.length - 10, (byte) 0x5A);
        Files.write(file, footer);
        assertUnread(CommandRun.of(tag(file)), file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        assertUnread(CommandRun.of(tag(file)), file);
        byte[] page = whole.clone();
        Arrays.fill(page, 4, 60, (byte) 0x5A);
        Files.write(file, page);
        assertUnread(CommandRun.of(tag(file)), file);
    }
}
