package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** The DAGs of jobs/airflow in a real Airflow that submits to Spark on this machine. */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class AirflowIT {
    private static Path folder;

    private Airflow airflow;
    private DailyRuns days;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(AirflowIT.class);
        new Airflow(folder.resolve("airflow")).migrate();
    }

    @BeforeEach
    void prepare(TestInfo test) throws Exception {
        Path own = folder.resolve(test.getTestMethod().orElseThrow().getName());
        airflow = new Airflow(folder.resolve("airflow"));
        days = new DailyRuns(airflow, own);
    }

    @Test
    void importsWithoutErrorsAndWarnings() throws Exception {
        Ended imported = airflow.tool("python", "-c", """
                import sys
                from airflow.dag_processing.dagbag import BundleDagBag
                dags = BundleDagBag(sys.argv[1], bundle_path=sys.argv[1], bundle_name="dags-folder")
                print(sorted(dags.dags), dags.import_errors, dags.captured_warnings)
                """, Airflow.DAGS.toString());
        assertThat(imported.out())
                .as(imported.error())
                .endsWith("['ais_geofence_counts', 'ais_geofence_daily', 'ais_geofence_kubernetes'] {} {}\n");

        // Python shows deprecation warnings only for calls made by the main program, so each file runs as one.
        Ended strict = airflow.tool("python", "-W", "error:::__main__", "-c", """
                import pathlib, runpy, sys
                sys.path.append(sys.argv[1])
                files = sorted(pathlib.Path(sys.argv[1]).glob("*.py"))
                for file in files:
                    runpy.run_path(str(file), run_name="__main__")
                print(len(files), "files")
                """, Airflow.DAGS.toString());
        assertThat(strict.out()).as(strict.error()).contains("4 files");
    }

    @Test
    void asksKubernetesForTheSameRun() throws Exception {
        airflow.variable("IMAGE", "registry/ais:1").variable("NAMESPACE", "ships");
        Ended rendered = airflow.runWell("tasks", "render", "ais_geofence_kubernetes", "tag", "2026-01-02T12:00:00");
        String day = days.output() + "-manifests/2026-01-01.json";
        assertThat(rendered.out())
                .contains("'metadata': {'name': 'ais-geofence-tag', 'namespace': 'ships'}", "'image': 'registry/ais:1'")
                .contains("'arguments': ['tag', '--positions', '%s', '--zones', '%s', '--from', '2026-01-01'"
                        .formatted(days.positions(), Components.sampleZones()))
                .contains("'--output', '%s', '--partition-by', 'date', '--overwrite'".formatted(days.output()))
                .contains("'--manifest', '%s']".formatted(day))
                .containsPattern("property: manifest\n.*\n" + Pattern.quote(day));
    }

    @Test
    void repeatsADayAndLeavesTheOtherAsItIs() throws Exception {
        for (String day : List.of(ThreeDays.FIRST, ThreeDays.SECOND)) {
            tag(day);
            assertThat(days.manifest(day).get("counts")).isEqualTo(ThreeDays.counts(day));
        }
        Map<String, String> first = days.files(ThreeDays.FIRST);
        Map<String, String> second = days.files(ThreeDays.SECOND);

        ThreeDays.addToTheFirst(days.positions());
        tag(ThreeDays.FIRST);

        assertThat(days.manifest(ThreeDays.FIRST).at("/counts/-1").asInt()).isEqualTo(2);
        assertThat(days.files(ThreeDays.FIRST)).isNotEqualTo(first);
        assertThat(days.files(ThreeDays.SECOND)).isEqualTo(second);
    }

    /** Runs the first task of the DAG alone; another test runs the visits of days that are repeated. */
    private void tag(String day) throws IOException, InterruptedException {
        airflow.runWell(
                "tasks", "test", Airflow.DAG, "tag", LocalDate.parse(day).plusDays(1) + "T12:00:00");
    }

    @Test
    void failsWithTheErrorOfTheManifest() throws Exception {
        Path zones = folder.resolve("no-zones");
        List<String> alerts = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", request -> {
            alerts.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            request.sendResponseHeaders(200, -1);
        });
        receiver.start();
        airflow.variable("ZONES", zones)
                .variable(
                        "ALERT_URL", "http://127.0.0.1:" + receiver.getAddress().getPort());
        Ended run = airflow.test(ThreeDays.FIRST);
        receiver.stop(0);

        assertThat(run.code()).as(run.out() + run.error()).isNotZero();
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.contains(
                                days.manifestFile(ThreeDays.FIRST) + ": failed with exit code 3: " + zones)))
                .as("three tries:\n" + run.out() + run.error())
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(alerts)
                .as("after the last try")
                .singleElement()
                .satisfies(alert -> assertThat(
                                new ObjectMapper().readTree(alert).get("text").asText())
                        .startsWith("ais_geofence_daily: tag of %s failed: %s: failed with exit code 3: %s"
                                .formatted(ThreeDays.FIRST, days.manifestFile(ThreeDays.FIRST), zones)));
        assertThat(days.output()).doesNotExist();
    }

    /** The first time, spark-submit ends well and nothing has run, as for a driver that is lost on a standalone cluster. */
    @Test
    void triesAgainWhereTheManifestIsAnEarlierRuns() throws Exception {
        Path manifest = days.manifestFile(ThreeDays.FIRST);
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, "{\"run_id\": \"earlier\", \"status\": \"done\", \"rows\": {}, \"counts\": {}}");
        Path lost = folder.resolve("lost");
        airflow.sparkSubmit("""
                [[ -e '%1$s' ]] && exec "$SPARK_HOME/bin/spark-submit" "$@"
                touch '%1$s'
                """.formatted(lost));
        Ended run = airflow.testWell(ThreeDays.FIRST);

        assertThat(run.out()).contains(manifest + ": no manifest, so the run did not finish");
        assertThat(days.manifest(ThreeDays.FIRST).get("counts")).isEqualTo(ThreeDays.counts(ThreeDays.FIRST));
    }

    @Test
    void backfillsDaysBeforeTheFirstAndPassesCountsOnToTheDagThatWaits() throws Exception {
        airflow.variable("POSITIONS", days.positionsByDay()).startOnAssets();
        airflow.runWell("dags", "reserialize");
        airflow.backfill(ThreeDays.FIRST, ThreeDays.THIRD, 1); // they are before the first day of the DAG
        try (ServerProcess server = airflow.startServer();
                ServerProcess scheduler = airflow.startScheduler()) {
            assertThat(server.isAlive()).isTrue();
            Waiting.until("the end of three runs, and of those that they start", Duration.ofMinutes(10), () -> {
                assertThat(scheduler.isAlive()).as("the scheduler runs").isTrue();
                return airflow.passedOn("tag").size() == 3 && countedDays().size() == 3;
            });
        }

        Map<String, JsonNode> passedOn = airflow.passedOn("tag");
        for (String day : List.of(ThreeDays.FIRST, ThreeDays.SECOND, ThreeDays.THIRD)) {
            assertThat(passedOn.get("success " + day + " 1").get("day").asText())
                    .isEqualTo(day);
            assertThat(passedOn.get("success " + day + " 1").get("counts")).isEqualTo(ThreeDays.counts(day));
            assertThat(passedOn.get("success " + day + " 1").at("/rows/tagged").asInt())
                    .isEqualTo(days.manifest(day).at("/rows/tagged").asInt());
            assertThat(countedDays())
                    .containsEntry(day, days.manifest(day).at("/rows/tagged").asInt());
        }
    }

    /** As a run has it that was started by hand, and a task whose process was killed. */
    @Test
    void alertsWithoutADayAndAnException() throws Exception {
        Ended run = airflow.tool("python", "-c", """
                import sys
                from types import SimpleNamespace
                sys.path.append(sys.argv[1])
                from ais_geofence_common import alert
                alert({"ti": SimpleNamespace(dag_id="ais_geofence_daily", task_id="tag"), "run_id": "manual__1"})
                """, Airflow.DAGS.toString());

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.out() + run.error())
                .contains("ais_geofence_daily: tag of manual__1 failed: it was ended; see its log");
    }

    @Test
    void countsNothingInARunThatNoDayHasStarted() throws Exception {
        airflow.runWell("dags", "test", "ais_geofence_counts");
    }

    /** The days that started the DAG of the counts, with the number of positions that it was told. */
    private Map<String, Integer> countedDays() throws IOException, InterruptedException {
        Map<String, Integer> counted = new TreeMap<>();
        for (JsonNode run : airflow.passedOn("counts", "asset_triggered").values()) {
            run.fields()
                    .forEachRemaining(
                            day -> counted.put(day.getKey(), day.getValue().asInt()));
        }
        return counted;
    }
}
