package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of Spark's log: nothing, or with --verbose everything. */
@Tag("slow")
class LoggingTest {
    @TempDir
    Path folder;

    private Path zones;

    @BeforeEach
    void writeZones() {
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private CommandRun tag(Path positions, String... more) throws Exception {
        Object[] arguments = CommandRun.tagArguments(positions, zones, (Object[]) more);
        try (ProgramProcess process = ProgramProcess.start(folder, arguments)) {
            return process.ended();
        }
    }

    /** A file that fails in the midst of a job. */
    private Path cutOff() throws IOException {
        Path file = TestFiles.gzip(
                folder.resolve("cut.csv.gz"),
                Stream.concat(
                                Stream.of("timestamp,mmsi,lat,lon"),
                                IntStream.range(0, 20_000)
                                        .mapToObj(row -> "2026-01-01 00:00:00,%09d,1.25,103.75"
                                                .formatted(row * 7919 % 1_000_000_007)))
                        .toArray(String[]::new));
        byte[] whole = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    /** Spark warns of plans with more than 25 columns. */
    @Test
    void aQuietRunThatEndsWellSaysNothing() throws Exception {
        String names = IntStream.range(0, 60).mapToObj(i -> ",c" + i).collect(Collectors.joining());
        Path wide = TestFiles.lines(
                folder.resolve("wide.csv"),
                "timestamp,mmsi,lat,lon" + names,
                "2026-01-01 00:00:00,219000100,1.25,103.75" + ",v".repeat(60));

        CommandRun run = tag(wide, "--quiet", "--output", folder.resolve("out").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out() + run.err()).isEmpty();
    }

    @Test
    void aFailureIsOneLine() throws Exception {
        CommandRun run = tag(cutOff(), "-q");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.message()).contains("cut.csv.gz");
    }

    /** When a job fails, Spark stops while other tasks still run. If one of them ends then, Spark logs an error, but nothing is wrong. */
    @Test
    void nothingIsSaidOfATaskThatEndsWhileSparkStops() {
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Logger scheduler = LogManager.getLogger("org.apache.spark.scheduler.TaskSchedulerImpl");
            scheduler.error("Exception in statusUpdate", new RejectedExecutionException("shutting down"));
            scheduler.error("Lost executor 7");
        } finally {
            System.setErr(err);
        }

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("ERROR TaskSchedulerImpl: Lost executor 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "-qv", "--verbose"})
    void verboseShowsWhatFailedInSpark(String option) throws Exception {
        CommandRun run = tag(cutOff(), option);

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err())
                .contains("ERROR Executor: Exception in task", "WARN TaskSetManager: Lost task", "INFO DAGScheduler")
                .contains("\tat ais.geofence.");
        assertThat(run.err().contains("load zones ...")).isNotEqualTo(option.contains("q"));
    }

    /** Hadoop itself says there which file system it can't make, with all that stands in its address. */
    @Test
    void verboseShowsNoCredentials() {
        CommandRun run = CommandRun.of("zones", "--zones", "hdfs://KEY:secret@nowhere.invalid/x", "-v");

        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err())
                .contains("WARN FileSystem: Failed to initialize", "hdfs://***@nowhere.invalid")
                .doesNotContain("secret", "KEY");
    }

    /** That of a settings file is one, and that of the command line is refused. */
    @Test
    void aValueThatLooksLikeAnOptionIsNone() {
        Path settings = TestFiles.lines(folder.resolve("settings.properties"), "zone-name=-v", "zones=none");

        CommandRun inFile = CommandRun.of("zones", "--config", settings);
        assertThat(inFile.code()).as(inFile.err()).isEqualTo(3);
        assertThat(inFile.message()).contains("none");
        CommandRun onLine = CommandRun.of("zones", "--zones", "none", "--zone-name", "-v");
        assertThat(onLine.code()).as(onLine.err()).isEqualTo(2);
        assertThat(onLine.message()).contains("'-v'");
    }

    @Test
    void theAnswerForAPositionIsPrintedQuietOrNot() {
        List<String> command = List.of("zones", "--zones", zones.toString(), "--locate", "103.75,1.25");

        CommandRun told = CommandRun.of(command.toArray());
        CommandRun quiet =
                CommandRun.of(Stream.concat(command.stream(), Stream.of("-q")).toArray());

        assertThat(quiet.out()).isEqualTo(told.out()).contains("in zone 0 port");
        assertThat(quiet.err()).isEmpty();
        assertThat(CommandRun.of("zones", "--zones", zones, "-q").out()).isEmpty();
    }
}
