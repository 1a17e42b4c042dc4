package ais.geofence.spark;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.testing.JavaProcess;
import ais.geofence.testing.TestFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs that begin an output at the same moment: each hands out the files, or says in one line that the other does. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NewFilesTest {
    private static final int ROUNDS = 12;

    @TempDir
    Path folder;

    @Test
    void twoThatBeginAtOnceFailInOneLineOrNotAtAll() throws Exception {
        TestFiles.lines(folder.resolve("in/a.csv"), "x");
        try (JavaProcess one = JavaProcess.start(Adder.class, folder, "one", "two");
                JavaProcess two = JavaProcess.start(Adder.class, folder, "two", "one")) {
            one.endsWell();
            two.endsWell();
            assertThat(one.said() + two.said()).contains("another run used this checkpoint");
        }
    }

    /** A process that takes the new files for several checkpoints, each time at the same moment as another. */
    static final class Adder {
        private Adder() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            SparkSession spark = SparkSession.builder()
                    .master("local[1]")
                    .config("spark.ui.enabled", false)
                    .config("spark.sql.shuffle.partitions", 1)
                    .getOrCreate();
            for (int round = 0; round < ROUNDS; round++) {
                Files.createFile(folder.resolve(arguments[1] + round));
                while (!Files.exists(folder.resolve(arguments[2] + round))) {
                    Thread.sleep(1); // a core is needed by the other
                }
                try {
                    new NewFiles(spark, new org.apache.hadoop.fs.Path(folder + "/checkpoint" + round))
                            .forEachBatch(folder + "/in", (checkpoint, number, files) -> {});
                } catch (UserError e) {
                    if (e.exitCode() != ExitCode.OUTPUT) {
                        throw e;
                    }
                    System.out.println(e.getMessage());
                }
            }
            spark.stop();
        }
    }
}
