package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import ais.geofence.launch.Launcher.Started;
import ais.geofence.survey.PositionSample;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What breaks on a cluster while a run writes its output: the answer is that of an undisturbed run all the same. */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FaultsIT {
    /** So often does the input have the sample. */
    private static final int SAMPLES = 5;

    private static final int COPIES = 20;

    private static Path folder;
    private static Path positions;
    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(FaultsIT.class);
        positions = manyTasks(folder.resolve("positions.csv"));
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

    @Test
    void anExecutorIsKilled() throws Exception {
        Run run = new Run("executor");
        try (Started started = run.start()) {
            int stage = run.ui.awaitStageInItsMidst();
            cluster.executors().get(0).destroyForcibly();

            run.endsAsIfNothingHadHappened(started.await());
            assertThat(run.events.taskEnds(stage)).contains("ExecutorLostFailure", "Success");
        }
    }

    @Test
    void aWorkerIsLost() throws Exception {
        Run run = new Run("worker");
        try (Started started = run.start()) {
            int stage = run.ui.awaitStageInItsMidst();
            ServerProcess worker = cluster.workers().get(0);
            List<ProcessHandle> executors = StandaloneCluster.executorsOf(worker);
            assertThat(executors).hasSize(1);
            worker.kill();
            executors.forEach(ProcessHandle::destroyForcibly);

            run.endsAsIfNothingHadHappened(started.await());
            assertThat(run.events.taskEnds(stage)).contains("ExecutorLostFailure", "Success");
        } finally {
            cluster.replaceWorker(0);
        }
    }

    /** One executor stands still, so that the other gets its tasks too. */
    @Test
    void aSlowExecutorIsOvertaken() throws Exception {
        Run run = new Run("slow");
        run.submission.submitOptions(List.of(
                "--conf", "spark.speculation=true",
                "--conf", "spark.speculation.interval=200ms",
                "--conf", "spark.speculation.quantile=0.5"));
        try (Started started = run.start()) {
            int stage = run.ui.awaitStageInItsMidst();
            ProcessHandle slow = cluster.executors().get(0);
            signal("-STOP", slow);
            try {
                run.endsAsIfNothingHadHappened(started.await());
            } finally {
                signal("-CONT", slow);
            }
            assertThat(run.events.speculativeTasks(stage)).isPositive();
        }
    }

    @Test
    void anExecutorOfOneGibibyteTagsAHundredMillionRows() throws Exception {
        Path output = folder.resolve("large/tagged");
        Submission submission = submission("large")
                .environment(Map.of("TOTAL_CORES", "1"))
                .executorJavaOptions("-XX:+UseParallelGC")
                .options("--positions", Components.samplePositions().toString(), "--multiply", "2400")
                .options("--output", output.toString())
                .sampleZones();
        submission.runWell();

        assertThat(submission.counts()).isEqualTo(Submission.sampleCounts(2400));
        Components.remove(output);
    }

    /** A run that writes, in a stage of many tasks, and can be watched. */
    private static final class Run {
        final SparkUi ui = new SparkUi();
        final EventLog events;
        final Submission submission;
        private final Path output;

        Run(String name) throws Exception {
            events = new EventLog(folder.resolve(name).resolve("events"));
            output = folder.resolve(name).resolve("tagged");
            submission = submission(name)
                    .submitOptions(ui.submitOptions())
                    .submitOptions(events.submitOptions())
                    .submitOptions(List.of("--conf", "spark.sql.files.maxPartitionBytes=1m"))
                    .options("--positions", positions.toString(), "--multiply", String.valueOf(COPIES))
                    .options("--output", output.toString())
                    .options(
                            "--report",
                            folder.resolve(name).resolve("report.html").toString())
                    .sampleZones();
        }

        Started start() throws Exception {
            return submission.start();
        }

        void endsAsIfNothingHadHappened(Ended ended) throws Exception {
            assertThat(ended.code()).as(ended.error()).isZero();
            Map<String, Long> expected = Submission.sampleCounts(SAMPLES * COPIES);
            assertThat(submission.counts()).isEqualTo(expected);
            assertThat(Output.counts(output.toString(), Map.of())).isEqualTo(expected);
            JsonNode report = new ObjectMapper().readTree(submission.report().toFile());
            long inZone = expected.values().stream().mapToLong(Long::longValue).sum() - expected.get("-1");
            assertThat(report.get("hours").get("counts"))
                    .singleElement()
                    .satisfies(hour -> assertThat(hour.get("in_zone").asLong()).isEqualTo(inZone));
            assertThat(report.get("sample").get("drawn").asInt()).isEqualTo(PositionSample.SIZE);
        }
    }

    private static Submission submission(String name) throws Exception {
        return new Submission("standalone.sh", folder.resolve(name))
                .environment(Map.of("SPARK_MASTER", cluster.url(), "DEPLOY_MODE", "client"));
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** The sample several times in one plain file: one that Spark splits, and too large to be sent to every executor. */
    private static Path manyTasks(Path file) throws Exception {
        byte[] sample;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Components.samplePositions()))) {
            sample = in.readAllBytes();
        }
        int header = new String(sample, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(sample, 0, header);
            for (int i = 0; i < SAMPLES; i++) {
                out.write(sample, header, sample.length - header);
            }
        }
        return file;
    }
}
