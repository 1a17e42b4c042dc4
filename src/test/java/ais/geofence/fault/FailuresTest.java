package ais.geofence.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.MatchError;

class FailuresTest {
    static Throwable[] failuresOfMemory() {
        return new Throwable[] {
            new OutOfMemoryError("Java heap space"),
            new IllegalStateException("failed", new OutOfMemoryError("GC overhead limit exceeded")),
            new IllegalStateException(
                    "Job aborted due to stage failure: Lost task 0.0 in stage 0.0",
                    new IllegalStateException("Task failed", new OutOfMemoryError("Java heap space"))),
            new IllegalStateException(
                    "Job aborted due to stage failure: ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Command exited with code 52"),
            new IllegalStateException(
                    "Job aborted due to stage failure: Lost task 0.0 in stage 0.0",
                    new MatchError(new OutOfMemoryError("Java heap space"))),
            asAnExecutorSendsIt(new MatchError(new OutOfMemoryError("Java heap space"))),
        };
    }

    private static Throwable asAnExecutorSendsIt(Throwable failure) {
        return SerializationUtils.roundtrip(failure);
    }

    @ParameterizedTest
    @MethodSource("failuresOfMemory")
    void thatMemoryRanOutIsSaidWithTheRemedy(Throwable failure) {
        assertThat(Failures.exitCode(failure)).isEqualTo(ExitCode.FAILED);
        assertThat(Failures.message(failure))
                .startsWith("failed: out of memory (")
                .contains("--executor-memory", "SPARK_DRIVER_MEMORY", "--verbose")
                .doesNotContain("\n");
    }

    @Test
    void thatSparksOwnDiskIsFullIsSaidWithTheRemedy() {
        assertThat(Failures.message(new IllegalStateException(new IOException("No space left on device"))))
                .startsWith("failed: the disk of Spark's own files is full (")
                .contains("spark.local.dir");
    }

    /** As the system says it in the user's language. */
    @Test
    void aFullDiskIsKnownInEveryLanguage() {
        assertThat(FullDisk.isCauseOf(new IOException("x: " + FullDisk.ofThisSystem())))
                .isTrue();
        assertThat(FullDisk.isCauseOf(new IOException("Permission denied"))).isFalse();
        assertThat(FullDisk.isCauseOf(new IllegalStateException("No space left on device")))
                .isFalse();
    }

    /** A name that says so is no failure of memory or disk. */
    @Test
    void whatAFailureIsIsNotToldByItsText() {
        assertThat(Failures.message(new IllegalStateException("no column OutOfMemoryError, No space left on device")))
                .doesNotContain("executor-memory", "spark.local.dir");
        assertThat(Failures.message(new MatchError("x (of class java.lang.OutOfMemoryError)")))
                .doesNotContain("executor-memory");
    }

    @Test
    void allElseIsSaidAsItIs() {
        assertThat(Failures.message(new IllegalStateException("a\nb", new RuntimeException("c"))))
                .isEqualTo("failed: IllegalStateException: a, caused by: RuntimeException: c (--verbose shows more)");
    }
}
