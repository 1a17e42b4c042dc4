package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import ais.geofence.launch.Launcher.Started;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishes on HDFS. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HdfsIT {
    private static Path folder;
    private static HdfsCluster hdfs;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(HdfsIT.class);
        hdfs = new HdfsCluster(folder.resolve("hdfs"));
    }

    @AfterAll
    static void end() throws Exception {
        hdfs.close();
    }

    @Test
    void replacesADayAtOnceAndLeavesTheOthersAsTheyAre() throws Exception {
        Path positions = ThreeDays.write(folder.resolve("positions.csv"));
        String output = hdfs.path("tagged");
        submission("first").days(positions, output).runWell();
        assertThat(Output.countsByDay(output, Map.of())).isEqualTo(ThreeDays.rows());
        Map<String, String> others = Output.days(hdfs.fileSystem(), output, ThreeDays.SECOND, ThreeDays.THIRD);
        Set<String> before = names(output);

        ThreeDays.addToTheFirst(positions);
        Set<Set<String>> seen = new HashSet<>();
        Submission again = submission("again")
                .days(positions, output)
                .options("--from", ThreeDays.FIRST, "--to", ThreeDays.SECOND, "--overwrite");
        try (Started started = again.start()) {
            while (started.process().isAlive()) {
                seen.add(names(output));
                Thread.sleep(1);
            }
            Ended ended = started.await();
            assertThat(ended.code()).as(ended.error()).isZero();
        }

        assertThat(seen).contains(before).isSubsetOf(before, names(output), Set.of());
        assertThat(Output.countsByDay(output, Map.of())).isEqualTo(ThreeDays.rowsWithOneMore());
        assertThat(Output.days(hdfs.fileSystem(), output, ThreeDays.SECOND, ThreeDays.THIRD))
                .isEqualTo(others);
    }

    /** What a reader sees of the first day. */
    private static Set<String> names(String output) throws Exception {
        try {
            return Arrays.stream(hdfs.fileSystem()
                            .listStatus(new org.apache.hadoop.fs.Path(output, "date=" + ThreeDays.FIRST)))
                    .map(status -> status.getPath().getName())
                    .collect(Collectors.toSet());
        } catch (FileNotFoundException e) {
            return Set.of();
        }
    }

    private static Submission submission(String name) throws Exception {
        return new Submission("local.sh", folder.resolve(name));
    }
}
