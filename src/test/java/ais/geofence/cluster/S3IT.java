package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads from S3 and writes to it. */
class S3IT {
    private static Path folder;
    private static S3Server s3;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(S3IT.class);
        s3 = new S3Server(folder.resolve("s3"));
        s3.putSample();
    }

    @AfterAll
    static void end() throws Exception {
        s3.close();
    }

    @Test
    void writesAndReplacesAnOutputWithTheMagicCommitter() throws Exception {
        String output = s3.path("replaced");
        submission("first")
                .sampleOn(s3)
                .options("--output", output, "--multiply", "2")
                .runWell();
        JsonNode first = s3.success("replaced");
        List<String> firstFiles = s3.files("replaced");
        assertThat(first.path("committer").asText()).isEqualTo("magic");
        assertThat(Output.counts(output, s3.settings())).isEqualTo(Submission.sampleCounts(2));

        Ended refused =
                submission("refused").sampleOn(s3).options("--output", output).run();
        assertThat(refused.code()).as(refused.error()).isEqualTo(5);
        assertThat(s3.files("replaced")).isEqualTo(firstFiles);

        submission("second")
                .sampleOn(s3)
                .options("--output", output, "--overwrite")
                .runWell();
        assertThat(s3.success("replaced").path("committer").asText()).isEqualTo("magic");
        assertThat(s3.success("replaced").path("jobId")).isNotEqualTo(first.path("jobId"));
        assertThat(s3.files("replaced")).doesNotContainAnyElementsOf(firstFiles);
        assertThat(Output.counts(output, s3.settings())).isEqualTo(Submission.sampleCounts(1));
    }

    @Test
    void replacesADayAndLeavesTheObjectsOfOthers() throws Exception {
        Path positions = ThreeDays.write(folder.resolve("positions.csv"));
        String output = s3.path("days");
        submission("days").s3(s3).days(positions, output).runWell();
        JsonNode first = s3.success("days");
        assertThat(first.path("committer").asText()).isEqualTo("magic");
        assertThat(Output.countsByDay(output, s3.settings())).isEqualTo(ThreeDays.rows());
        Map<String, String> replaced = Output.days(s3.fileSystem(), output, ThreeDays.FIRST);
        Map<String, String> others = Output.days(s3.fileSystem(), output, ThreeDays.SECOND, ThreeDays.THIRD);

        ThreeDays.addToTheFirst(positions);
        submission("day-again")
                .s3(s3)
                .days(positions, output)
                .options("--from", ThreeDays.FIRST, "--to", ThreeDays.SECOND, "--overwrite")
                .runWell();

        JsonNode second = s3.success("days");
        assertThat(second.path("committer").asText()).isEqualTo("magic");
        assertThat(second.path("jobId")).isNotEqualTo(first.path("jobId"));
        assertThat(Output.countsByDay(output, s3.settings())).isEqualTo(ThreeDays.rowsWithOneMore());
        assertThat(Output.days(s3.fileSystem(), output, ThreeDays.FIRST)).doesNotContainKeys(dataFiles(replaced));
        assertThat(Output.days(s3.fileSystem(), output, ThreeDays.SECOND, ThreeDays.THIRD))
                .isEqualTo(others);
    }

    private static String[] dataFiles(Map<String, String> files) {
        return files.keySet().stream().filter(path -> path.endsWith(".parquet")).toArray(String[]::new);
    }

    @Test
    void addsEachNewFileOnceWithItsCheckpointOnS3() throws Exception {
        for (int files = 1; files <= 2; files++) {
            s3.put("incoming/" + files + ".csv.gz", Components.samplePositions());
            Submission submission = growing("append-" + files);
            submission.runWell();
            assertThat(submission.counts()).isEqualTo(Submission.sampleCounts(1));
            assertThat(Output.counts(s3.path("growing"), s3.settings())).isEqualTo(Submission.sampleCounts(files));
        }
        assertThat(growing("append-nothing").runWell().error()).contains("no new files");
        assertThat(Output.counts(s3.path("growing"), s3.settings())).isEqualTo(Submission.sampleCounts(2));
    }

    private static Submission growing(String name) throws Exception {
        return submission(name)
                .s3(s3)
                .sampleZones()
                .options("--positions", s3.path("incoming"), "--output", s3.path("growing"), "--append-new");
    }

    @Test
    void tellsTheSecretToNobody() throws Exception {
        Submission submission = submission("secret")
                .sampleOn(s3)
                .options("--output", s3.path("secret"), "--format", "csv")
                .submitOptions(List.of("--conf", "spark.log.level=INFO", "--verbose"));
        submission.runWell();

        assertThat(submission.counts()).isEqualTo(Submission.sampleCounts(1));
        assertThat(s3.filesThatTellTheSecret(folder.resolve("secret"))).isEmpty();
        assertThat(s3.filesThatTellTheSecret(folder))
                .as("the server's own settings")
                .hasSize(1);
    }

    @Test
    void saysInOneLineThatTheKeysAreWrong() throws Exception {
        Submission submission =
                submission("wrong").sampleOn(s3).environment(Map.of("AWS_SECRET_ACCESS_KEY", "notTheSecret"));
        Ended ended = submission.run();

        assertThat(ended.code()).as(ended.error()).isEqualTo(3);
        assertThat(ended.error().lines().filter(line -> line.startsWith("ais-geofence: ")))
                .singleElement()
                .asString()
                .contains(s3.path("sample/zones.geojson"), "403");
        assertThat(ended.error()).doesNotContain("notTheSecret");
    }

    private static Submission submission(String name) throws Exception {
        return new Submission("local.sh", folder.resolve(name));
    }
}
