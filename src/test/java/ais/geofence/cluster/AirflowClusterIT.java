package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** The DAG of jobs/airflow where its runs go elsewhere: to a cluster, and to S3. */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class AirflowClusterIT {
    private static Path folder;

    private Path own;
    private Airflow airflow;
    private DailyRuns days;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(AirflowClusterIT.class);
        new Airflow(folder.resolve("airflow")).migrate();
    }

    @BeforeEach
    void prepare(TestInfo test) throws Exception {
        own = folder.resolve(test.getTestMethod().orElseThrow().getName());
        airflow = new Airflow(folder.resolve("airflow"));
        days = new DailyRuns(airflow, own);
    }

    @Test
    void runsDriversOnAStandaloneCluster() throws Exception {
        try (StandaloneCluster cluster = new StandaloneCluster(own.resolve("cluster"))) {
            airflow.spark(
                    cluster.url(),
                    "{\"deploy-mode\": \"cluster\", \"rest-port\": \"%s\"}".formatted(cluster.restPort()));
            airflow.testWell(ThreeDays.FIRST);
            assertThat(days.manifest(ThreeDays.FIRST).get("counts")).isEqualTo(ThreeDays.counts(ThreeDays.FIRST));

            Path zones = folder.resolve("no-zones");
            airflow.variable("ZONES", zones);
            Ended failed = airflow.run("tasks", "test", Airflow.DAG, "tag", "2026-01-02T12:00:00");
            assertThat(failed.out())
                    .as(failed.error())
                    .contains(days.manifestFile(ThreeDays.FIRST) + ": failed with exit code 3: " + zones);
            assertThat(cluster.lastDriverState()).isEqualTo("FAILED");
        }
    }

    @Test
    void tagsOnS3AndReadsTheManifestThere() throws Exception {
        try (S3Server s3 = new S3Server(own.resolve("s3"))) {
            List<String> settings = new ArrayList<>(Files.readAllLines(Launcher.HOME.resolve("conf/s3.conf")));
            settings.add("spark.jars " + Launcher.HOME.resolve("target/s3-jars") + "/*");
            s3.server().forEach((key, value) -> settings.add("spark.hadoop." + key + " " + value));
            airflow.sparkSettings(settings)
                    .variable("OUTPUT", s3.path("tagged/"))
                    .variable("VISITS", s3.path("visits/"));
            s3.credentials().forEach(airflow::environment);
            airflow.environment("AWS_ENDPOINT_URL_S3", s3.endpoint());

            airflow.testWell(ThreeDays.FIRST);
            assertThat(s3.files("tagged/date=" + ThreeDays.FIRST)).isNotEmpty();
            assertThat(s3.files("tagged-manifests")).containsExactly(ThreeDays.FIRST + ".json");
            assertThat(s3.files("visits-state/days=" + ThreeDays.FIRST)).anyMatch(file -> file.endsWith(".parquet"));
            assertThat(s3.files("visits-manifests")).containsExactly(ThreeDays.FIRST + ".json");

            airflow.sparkSubmit("true");
            Ended lost = airflow.run("tasks", "test", Airflow.DAG, "tag", "2026-01-02T12:00:00");
            assertThat(lost.out())
                    .as("the manifest of the run before is gone:\n" + lost.error())
                    .contains("s3a://ais/tagged-manifests/2026-01-01.json: no manifest, so the run did not finish");
        }
    }
}
