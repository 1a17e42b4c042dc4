package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on a Spark standalone cluster, from a shared folder and from S3. */
@Tag("slow")
class StandaloneIT {
    private static Path folder;
    private static S3Server s3;
    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(StandaloneIT.class);
        s3 = new S3Server(folder.resolve("s3"));
        cluster = new StandaloneCluster(folder.resolve("cluster"));
        s3.putSample();
    }

    @AfterAll
    static void end() throws Exception {
        cluster.close();
        s3.close();
    }

    @AfterEach
    void leaveTheClusterIdle() throws Exception {
        cluster.awaitIdle();
    }

    @ParameterizedTest(name = "{0} mode, engine {1}")
    @CsvSource({
        "client, function",
        "client, map-partitions",
        "client, sedona",
        "cluster, function",
        "cluster, map-partitions",
        "cluster, sedona"
    })
    void tagsFromASharedFolder(String mode, String engine) throws Exception {
        Submission submission = submission(mode, engine).sample();
        if (engine.equals("sedona")) {
            submission.submitOptions(List.of("--jars", Launcher.sedonaJar()));
        }
        submission.runWell();

        assertThat(submission.counts()).isEqualTo(Submission.sampleCounts(1));
    }

    @ParameterizedTest(name = "{0} mode")
    @CsvSource({"client", "cluster"})
    void tagsFromS3(String mode) throws Exception {
        Submission submission = submission(mode, "s3").sampleOn(s3).options("--output", s3.path("tagged-" + mode));
        submission.runWell();

        assertThat(submission.counts()).isEqualTo(Submission.sampleCounts(1));
        assertThat(s3.success("tagged-" + mode).path("committer").asText()).isEqualTo("magic");
        assertThat(s3.filesThatTellTheSecret(submission.report().getParent())).isEmpty();
        assertThat(s3.filesThatTellTheSecret(folder.resolve("cluster"))).isEmpty();
    }

    /** spark-submit does not tell, so the report has to: only a run that is done leaves one. */
    @Test
    void aFailedDriverInTheClusterLeavesNoReport() throws Exception {
        Submission submission = submission("cluster", "failed")
                .options("--positions", "/no/such/file")
                .sampleZones();
        Ended ended = submission.run();

        assertThat(ended.code())
                .as("spark-submit says nothing of the driver's end")
                .isZero();
        assertThat(submission.report()).doesNotExist();
        assertThat(cluster.lastDriverState()).isEqualTo("FAILED");
    }

    private static Submission submission(String mode, String name) throws Exception {
        return new Submission("standalone.sh", folder.resolve(mode + "-" + name))
                .environment(Map.of("SPARK_MASTER", cluster.url(), "DEPLOY_MODE", mode));
    }
}
