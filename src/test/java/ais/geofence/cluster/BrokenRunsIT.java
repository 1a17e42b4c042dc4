package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import ais.geofence.launch.Launcher.Started;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks a run on a cluster: one line and the right exit code, and the old output as it was for whoever reads it. */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class BrokenRunsIT {
    private static final String DAY = "date=2026-01-01";
    private static final int OLD_ROWS = 7;
    private static final int NEW_ROWS = 2000;

    private static final String MANY_ROWS =
            "SELECT 34.5D lat, 140.25D lon, TIMESTAMP'2026-01-01 00:00:00' timestamp FROM range(20000)";

    private static Path folder;
    private static Path zones;
    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(BrokenRunsIT.class);
        zones = Components.sampleZones();
        cluster = new StandaloneCluster(folder.resolve("cluster"));
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @AfterEach
    void leaveTheClusterIdle() throws Exception {
        cluster.awaitIdle();
    }

    /** An output of one day, and runs that are to replace it. */
    private static final class DayOutput {
        final Path folder;
        final Path out;
        final Map<String, String> before;

        /** Writes what no run ought to harm; the published files are what Spark would write, which nobody looks into here. */
        DayOutput(Path folder) {
            this.folder = folder;
            this.out = folder.resolve("out");
            TestSpark.session()
                    .range(OLD_ROWS)
                    .selectExpr("id", "DATE'2026-01-01' date")
                    .coalesce(1)
                    .write()
                    .partitionBy("date")
                    .parquet(out.toString());
            before = TestFiles.contents(out);
            assertThat(before).isNotEmpty();
        }

        Submission run(String name, Path positions, String mode, String... options) throws Exception {
            return new Submission("standalone.sh", BrokenRunsIT.folder.resolve(folder.getFileName() + "-" + name))
                    .environment(Map.of("SPARK_MASTER", cluster.url(), "DEPLOY_MODE", mode, "TOTAL_CORES", "1"))
                    .options("--positions", positions.toString(), "--zones", zones.toString())
                    .options("--output", out.toString(), "--partition-by", "date", "--overwrite")
                    .options(options);
        }

        void assertUntouched() throws IOException {
            assertThat(TestFiles.contents(out)).isEqualTo(before);
            assertThat(TestSpark.session().read().parquet(out.toString()).count())
                    .isEqualTo(OLD_ROWS);
        }

        void assertNothingBeside() throws IOException {
            try (Stream<Path> beside = Files.list(folder)) {
                assertThat(beside.map(path -> path.getFileName().toString()))
                        .noneMatch(name -> name.startsWith("_out"));
            }
        }

        /** Makes sure that the output is that of one undisturbed run. */
        void assertReplaced(long copies) {
            long half = NEW_ROWS / 2 * copies;
            assertThat(Output.counts(out.toString(), Map.of())).isEqualTo(Map.of("-1", half, "0", half));
        }

        List<Path> stagings() {
            try (Stream<Path> beside = Files.list(folder)) {
                return beside.filter(path -> path.getFileName().toString().startsWith("_out-staging-"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether a run has written part of its rows. */
        boolean isBeingWritten() {
            return stagings().stream().anyMatch(staging -> {
                try (Stream<Path> files = Files.walk(staging)) {
                    return files.anyMatch(file -> file.toString().endsWith(".parquet"));
                } catch (IOException | UncheckedIOException e) {
                    return false; // it is at work there
                }
            });
        }
    }

    /** Positions of one day, every other one in Tokyo's zone. */
    private static String[] lines(int rows) {
        return Stream.concat(
                        Stream.of("timestamp,mmsi,lat,lon"),
                        IntStream.range(0, rows)
                                .mapToObj(row -> "2026-01-01 00:00:00.%03d,%09d,35.4,%s"
                                        .formatted(row % 1000, 219_000_000 + row, row % 2 == 0 ? 139.8 : 141)))
                .toArray(String[]::new);
    }

    private static String message(Ended ended) {
        List<String> lines = ended.error()
                .lines()
                .filter(line -> line.startsWith("ais-geofence: "))
                .toList();
        assertThat(lines).as(ended.error()).hasSize(1);
        return lines.get(0);
    }

    private static JsonNode manifest(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @ParameterizedTest(name = "{0} mode")
    @ValueSource(strings = {"client", "cluster"})
    void theDriverIsKilledWhileItWrites(String mode) throws Exception {
        DayOutput output = new DayOutput(folder.resolve("killed-" + mode));
        Path positions = TestFiles.lines(output.folder.resolve("in.csv"), lines(NEW_ROWS));
        try (Started started =
                output.run("first", positions, mode, "--multiply", "20000").start()) {
            Waiting.until("part of the rows", Duration.ofMinutes(5), output::isBeingWritten);
            if (mode.equals("client")) {
                started.process().destroyForcibly().waitFor();
            } else {
                List<ProcessHandle> drivers = cluster.workers().stream()
                        .flatMap(worker -> worker.children("DriverWrapper").stream())
                        .toList();
                assertThat(drivers).hasSize(1);
                drivers.get(0).destroyForcibly();
                started.await();
            }
        }
        output.assertUntouched();
        assertThat(output.out.resolve("_manifest.json")).doesNotExist();
        cluster.awaitIdle();

        output.run("again", positions, mode).runWell();

        assertThat(manifest(output.out.resolve("_manifest.json")).path("status").asText())
                .isEqualTo("done");
        output.assertReplaced(1);
        output.assertNothingBeside();
    }

    @Test
    void theDiskIsFull() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 3)) {
            DayOutput output = new DayOutput(disk.folder());
            Path positions = TestFiles.lines(folder.resolve("disk-in.csv"), lines(NEW_ROWS));
            Ended filling = output.run("filling", positions, "client", "--multiply", "200", "--format", "csv")
                    .options("--from", "2026-01-01", "--to", "2026-01-02")
                    .run();
            assertThat(filling.code()).as(filling.error()).isEqualTo(5);
            assertThat(message(filling))
                    .contains(disk.folder().toString())
                    .contains("No space left on device")
                    .contains("make room");
            output.assertUntouched();
            output.assertNothingBeside();

            disk.fill();
            Ended full = output.run("full", positions, "client").run();
            assertThat(full.code()).as(full.error()).isEqualTo(5);
            assertThat(message(full)).contains(disk.folder().toString()).contains("No space left on device");
            output.assertUntouched();
            output.assertNothingBeside();

            Files.delete(disk.folder().resolve("filler"));
            output.run("roomy", positions, "client").runWell();
            output.assertReplaced(1);
        }
    }

    /** Eight tasks unpack a file; for more cores its lines go through a shuffle, which Spark keeps on disks of its own. */
    @Test
    void theDiskOfWhatSparkSpillsIsFull() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("spill-disk"), 1)) {
            DayOutput output = new DayOutput(folder.resolve("spill"));
            Path positions = TestFiles.gzip(output.folder.resolve("in.csv.gz"), lines(300_000));
            List<String> command = Stream.of(
                            List.of(Launcher.HOME.resolve("scripts/ais-geofence"), "tag", "--positions", positions),
                            List.of("--zones", zones, "--output", output.out, "--partition-by", "date", "--overwrite"),
                            List.of("--", "--master", "local[9]", "--conf", "spark.local.dir=" + disk.folder()))
                    .flatMap(List::stream)
                    .map(Object::toString)
                    .toList();
            Ended ended = Launcher.run(Files.createDirectories(folder.resolve("spilling")), Map.of(), command);
            assertThat(ended.code()).as(ended.error()).isEqualTo(1);
            assertThat(message(ended)).contains("No space left on device", "spark.local.dir");
            assertThat(ended.error()).doesNotContain("\tat ");
            output.assertUntouched();
            output.assertNothingBeside();
        }
    }

    @Test
    void aFileIsCutOffOrDamaged() throws Exception {
        DayOutput output = new DayOutput(folder.resolve("damaged"));
        Path gzip = TestFiles.gzip(output.folder.resolve("in/cut.csv.gz"), lines(20_000));
        Files.write(gzip, Arrays.copyOf(Files.readAllBytes(gzip), (int) Files.size(gzip) / 2));
        Path footer = TestFiles.parquet(output.folder.resolve("in/footer.parquet"), MANY_ROWS);
        byte[] whole = Files.readAllBytes(footer);
        Arrays.fill(whole, whole.length - 60, whole.length - 10, (byte) 0x5A);
        Files.write(footer, whole);
        Path page = TestFiles.parquet(output.folder.resolve("in/page.parquet"), MANY_ROWS);
        whole = Files.readAllBytes(page);
        Arrays.fill(whole, 4, 60, (byte) 0x5A);
        Files.write(page, whole);
        for (Path file : List.of(gzip, footer, page)) {
            assertUnread(
                    output,
                    output.run(file.getFileName().toString(), file, "client").run(),
                    file);
        }
    }

    private static void assertUnread(DayOutput output, Ended ended, Path file) throws IOException {
        assertThat(ended.code()).as(ended.error()).isEqualTo(4);
        assertThat(message(ended)).contains(file.toString());
        assertThat(ended.error()).doesNotContain("Exception in thread");
        output.assertUntouched();
        output.assertNothingBeside();
    }

    @Test
    void aFileVanishesBetweenListingAndReading() throws Exception {
        DayOutput output = new DayOutput(folder.resolve("vanished"));
        Path folder = output.folder.resolve("in");
        for (int i = 0; i < 3; i++) {
            TestFiles.lines(folder.resolve(i + ".csv"), lines(20));
        }
        try (Started started = output.run("run", folder, "client").start()) {
            Waiting.until(
                    "the run to have found its files",
                    Duration.ofMinutes(5),
                    () -> !output.stagings().isEmpty());
            Path last = folder.resolve("2.csv");
            Files.delete(last);
            Ended ended = started.await();
            assertUnread(output, ended, last);
            assertThat(message(ended)).contains("was deleted");
        }
    }

    @Test
    void twoRunsTagOneDayAtOnce() throws Exception {
        DayOutput output = new DayOutput(folder.resolve("two"));
        Path positions = TestFiles.lines(output.folder.resolve("in.csv"), lines(NEW_ROWS));
        List<Path> manifests = List.of(output.folder.resolve("one.json"), output.folder.resolve("two.json"));
        try (Started one = together(output, "one", positions, manifests.get(0)).start();
                Started two =
                        together(output, "two", positions, manifests.get(1)).start()) {
            Waiting.until(
                    "both to be at work",
                    Duration.ofMinutes(5),
                    () -> output.stagings().size() == 2);
            List<Ended> ended = List.of(one.await(), two.await());
            assertThat(ended.stream().map(Ended::code))
                    .as(ended.get(0).error() + ended.get(1).error())
                    .containsExactlyInAnyOrder(0, 5);
            int winner = ended.get(0).code() == 0 ? 0 : 1;
            JsonNode won = manifest(manifests.get(winner));
            JsonNode lost = manifest(manifests.get(1 - winner));
            String id = won.path("run_id").asText();
            assertThat(message(ended.get(1 - winner))).contains(DAY).contains(id);
            assertThat(won.path("status").asText()).isEqualTo("done");
            assertThat(lost.path("status").asText()).isEqualTo("failed");
            assertThat(lost.path("error").asText()).contains(id);
            output.assertReplaced(2000);
            assertThat(output.out.resolve(DAY + "/_run")).hasContent(id);
            output.assertNothingBeside();
        }
    }

    private static Submission together(DayOutput output, String name, Path positions, Path manifest) throws Exception {
        return output.run(name, positions, "client", "--multiply", "2000", "--manifest", manifest.toString());
    }
}
