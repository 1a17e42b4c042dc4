package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on YARN. */
@Tag("slow")
class YarnIT {
    private static Path folder;
    private static YarnCluster yarn;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(YarnIT.class);
        yarn = new YarnCluster(folder.resolve("yarn"));
    }

    @AfterAll
    static void end() {
        yarn.close();
    }

    @ParameterizedTest(name = "{0} mode")
    @ValueSource(strings = {"client", "cluster"})
    void tags(String mode) throws Exception {
        Submission submission = submission(mode, mode).sample();
        submission.runWell();

        assertThat(submission.counts()).isEqualTo(Submission.sampleCounts(1));
    }

    @Test
    void tagsFromS3InTheCluster() throws Exception {
        try (S3Server s3 = new S3Server(folder.resolve("s3"))) {
            s3.putSample();
            Submission submission = submission("cluster", "on-s3").sampleOn(s3).options("--output", s3.path("tagged"));
            submission.runWell();

            assertThat(submission.counts()).isEqualTo(Submission.sampleCounts(1));
            assertThat(s3.success("tagged").path("committer").asText()).isEqualTo("magic");
            // Spark hands the keys to the driver in this file of the run's own, and nowhere else.
            assertThat(s3.filesThatTellTheSecret(folder.resolve("yarn")))
                    .allMatch(file -> file.endsWith("__spark_hadoop_conf__.xml"));
            assertThat(s3.filesThatTellTheSecret(submission.report().getParent()))
                    .isEmpty();
        }
    }

    @Test
    void aFailedDriverInTheClusterEndsWithOne() throws Exception {
        Submission submission = submission("cluster", "failed")
                .options("--positions", "/no/such/file")
                .sampleZones();

        assertThat(submission.run().code()).isEqualTo(1);
        assertThat(submission.report()).doesNotExist();
    }

    private static Submission submission(String mode, String name) throws Exception {
        return new Submission("yarn.sh", folder.resolve(name))
                .environment(Map.of(
                        "HADOOP_CONF_DIR",
                        yarn.configuration().toString(),
                        "DEPLOY_MODE",
                        mode,
                        "EXECUTORS",
                        "1",
                        "EXECUTOR_CORES",
                        "1"));
    }
}
