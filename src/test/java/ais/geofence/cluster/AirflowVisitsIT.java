package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import ais.geofence.testing.TestSpark;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The task {@code visits} of the DAG: whatever days a real Airflow runs again, all days together are one run over all of them. */
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class AirflowVisitsIT {
    private static final List<String> DAYS = List.of(ThreeDays.FIRST, ThreeDays.SECOND, ThreeDays.THIRD);

    /** Visits to Athens (zone 3) and Singapore (4) that begin on one day and end, or are known to have ended, on another. */
    private static final List<String> TRACKS = List.of(
            "timestamp,mmsi,lat,lon",
            // enters on the first day, leaves on the second
            "2026-01-01 15:00:00.000,239000001,37.0,23.6",
            "2026-01-01 18:00:00.000,239000001,37.9,23.6",
            "2026-01-01 21:00:00.000,239000001,37.9,23.61",
            "2026-01-02 00:00:00.000,239000001,37.91,23.61",
            "2026-01-02 03:00:00.000,239000001,37.0,23.6",
            // is silent for all of the second day
            "2026-01-01 22:00:00.000,239000002,37.9,23.6",
            "2026-01-03 05:00:00.000,239000002,37.91,23.6",
            // stays from the second day on
            "2026-01-02 20:00:00.000,563000001,1.2,103.75",
            "2026-01-02 23:30:00.000,563000001,1.2,103.76",
            "2026-01-03 02:00:00.000,563000001,1.2,103.75");

    private static final String LATE = "2026-01-02 00:30:00.000,239000002,37.9,23.62\n";

    private Path folder;
    private Airflow airflow;
    private DailyRuns days;
    private ServerProcess scheduler;

    @Test
    void theDaysTogetherAreOneRunOverAllOfThem() throws Exception {
        folder = Components.folder(AirflowVisitsIT.class);
        airflow = new Airflow(folder.resolve("airflow")).migrate();
        days = new DailyRuns(airflow, folder.resolve("days"));
        Files.write(days.positions(), TRACKS);
        airflow.runWell("dags", "reserialize");
        airflow.backfill(ThreeDays.FIRST, ThreeDays.THIRD, 2);
        try (ServerProcess server = airflow.startServer();
                ServerProcess started = airflow.startScheduler()) {
            assertThat(server.isAlive()).isTrue();
            scheduler = started;

            await(ThreeDays.FIRST, 1);
            await(ThreeDays.SECOND, 1);
            await(ThreeDays.THIRD, 1);
            assertThat(inOrder()).isEqualTo("True\n");
            assertThat(visits(days.visits())).hasSize(2).isEqualTo(visits(atOnce("before")));
            for (String day : DAYS) {
                JsonNode found = passedOn(day, 1).orElseThrow();
                assertThat(found.get("day").asText()).isEqualTo(day);
                assertThat(found.at("/visits/ended")).isEqualTo(manifest(day).at("/visits/ended"));
                assertThat(found.at("/visits/open")).isEqualTo(manifest(day).at("/visits/open"));
            }

            Files.writeString(days.positions(), LATE, StandardOpenOption.APPEND);
            clear("tag", ThreeDays.SECOND);
            await(ThreeDays.SECOND, 2);
            Path atOnce = atOnce("after");
            assertThat(visits(days.visits())).isNotEqualTo(visits(atOnce));
            Ended later = airflow.runBesideTheScheduler("tasks", "test", Airflow.DAG, "visits", "2026-01-05T12:00:00");
            assertThat(later.out())
                    .as(later.error())
                    .contains("2026-01-04.json: failed with exit code 4: ", "--from 2026-01-03 --to 2026-01-04");

            clear("visits", ThreeDays.THIRD);
            await(ThreeDays.THIRD, 2);
            requireSame(atOnce);
        }
    }

    /** Runs a task of a day again, and those after it. */
    private void clear(String task, String day) throws IOException, InterruptedException {
        Ended cleared = airflow.runBesideTheScheduler(
                "tasks",
                "clear",
                "--yes",
                "--downstream",
                "--task-regex",
                task,
                "--start-date",
                day,
                "--end-date",
                day,
                Airflow.DAG);
        assertThat(cleared.code()).as(cleared.error()).isZero();
    }

    private void await(String day, int tries) throws InterruptedException {
        Waiting.until("try %d of the visits of %s".formatted(tries, day), Duration.ofMinutes(6), () -> {
            assertThat(scheduler.isAlive()).as("the scheduler runs").isTrue();
            return passedOn(day, tries).isPresent();
        });
    }

    /** What the visits of a day have passed on at this try or, on a busy machine, at a later one. */
    private Optional<JsonNode> passedOn(String day, int tries) throws IOException, InterruptedException {
        return airflow.passedOn("visits").entrySet().stream()
                .filter(each -> each.getKey().startsWith("success " + day + " "))
                .filter(each ->
                        Integer.parseInt(each.getKey().substring(each.getKey().lastIndexOf(' ') + 1)) >= tries)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether the visits of each day began when those of the day before had ended. */
    private String inOrder() throws IOException, InterruptedException {
        return airflow.tool("python", "-c", """
                import os, sqlite3
                query = '''
                    SELECT task_instance.start_date, task_instance.end_date FROM dag_run JOIN task_instance USING (dag_id, run_id)
                    WHERE task_id = 'visits' ORDER BY data_interval_start'''
                times = sqlite3.connect(os.environ['AIRFLOW_HOME'] + '/airflow.db').execute(query).fetchall()
                print(all(before[1] <= after[0] for before, after in zip(times, times[1:])))
                """).out();
    }

    private JsonNode manifest(String day) throws IOException {
        return new ObjectMapper()
                .readTree(days.visits()
                        .resolveSibling("visits-manifests")
                        .resolve(day + ".json")
                        .toFile());
    }

    /** One run over all days. */
    private Path atOnce(String name) throws Exception {
        Path output = folder.resolve(name).resolve("visits");
        new Submission("local.sh", folder.resolve(name))
                .command("visits")
                .days(days.positions(), output.toString())
                .options("--from", ThreeDays.FIRST, "--to", "2026-01-04")
                .runWell();
        return output;
    }

    private void requireSame(Path atOnce) {
        assertThat(visits(days.visits())).isEqualTo(visits(atOnce));
        for (String day : DAYS) {
            String open = "visits-open/days=" + day;
            assertThat(visits(days.visits().resolveSibling(open))).isEqualTo(visits(atOnce.resolveSibling(open)));
        }
    }

    private static List<String> visits(Path output) {
        return TestSpark.session().read().parquet(output.toString()).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }
}
