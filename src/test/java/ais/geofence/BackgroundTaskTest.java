package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs ahead gives its result or its error where it is asked for, and is undone where it is not. */
class BackgroundTaskTest {
    @TempDir
    Path folder;

    @Test
    void givesTheResult() {
        assertThat(BackgroundTask.start("three", () -> 3).await()).isEqualTo(3);
    }

    @Test
    void throwsWhatTheWorkHasThrown() {
        IOException checked = new IOException("of Scala");
        BackgroundTask<Integer> task = BackgroundTask.start("fails", () -> {
            throw BackgroundTaskTest.<RuntimeException>unchecked(checked);
        });
        assertThatThrownBy(task::await).isSameAs(checked);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E unchecked(Exception thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void undoesWhatIsAbandonedOnceItIsDone() {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<String> undone = new AtomicReference<>();
        BackgroundTask<String> task = BackgroundTask.start("slow", () -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "done";
        });
        task.abandon(undone::set);
        assertThat(undone).hasNullValue();
        goOn.countDown();
        BackgroundTask.awaitAbandoned();
        assertThat(undone).hasValue("done");
    }

    @Test
    void aWrongZoneEndsTheRunBeforeItsInputIsAskedForAndLeavesNoSpark() {
        TestSpark.session().stop();
        Path zones =
                TestFiles.lines(folder.resolve("zones.geojson"), "{\"type\": \"FeatureCollection\", \"features\": [");
        CommandRun run = CommandRun.of("tag", "--positions", folder.resolve("none.csv"), "--zones", zones);
        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err())
                .contains("zones.geojson")
                .doesNotContain("none.csv")
                .doesNotContain("start Spark");
        assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    }
}
