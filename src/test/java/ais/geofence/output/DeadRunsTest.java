package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run that was killed on this machine has left is in nobody's way, and goes with the next run. */
class DeadRunsTest {
    @TempDir
    Path folder;

    private org.apache.hadoop.fs.Path output;
    private OutputFileSystem fileSystem;
    private String dead;

    @BeforeEach
    void killARun() throws Exception {
        output = new org.apache.hadoop.fs.Path(folder.resolve("out").toUri());
        fileSystem = OutputFileSystem.of(output, new Configuration(false));
        Process process = new ProcessBuilder("sleep", "60").start();
        String alive = ofProcess(process.pid(), "");
        assertThat(RunProcess.hasEnded(ofProcess(ProcessHandle.current().pid(), "")))
                .isFalse();
        process.destroyForcibly().waitFor();
        dead = alive;
    }

    /** This run's process, but for its number, and for its start where that is given. */
    private static String ofProcess(long number, String start) {
        String[] parts = RunProcess.own().split("/");
        parts[parts.length - 2] = String.valueOf(number);
        parts[parts.length - 1] = start.isEmpty() ? parts[parts.length - 1] : start;
        return String.join("/", parts);
    }

    @Test
    void aProcessIsKnownToHaveEndedOnItsOwnMachineAlone() {
        assertThat(RunProcess.hasEnded(RunProcess.own())).isFalse();
        assertThat(RunProcess.hasEnded(dead)).isTrue();
        assertThat(RunProcess.hasEnded(ofProcess(ProcessHandle.current().pid(), "17")))
                .as("another process that has its number")
                .isTrue();
        assertThat(RunProcess.hasEnded("another-" + dead)).isFalse();
        assertThat(RunProcess.hasEnded(dead.replace("pid:[", "pid:[7"))).isFalse();
        assertThat(RunProcess.hasEnded("")).isFalse();
        assertThat(RunProcess.hasEnded("7")).isFalse();
        assertThat(RunProcess.hasEnded("a/b/c")).isFalse();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void itsLockIsTakenOverAtOnce() {
        TestFiles.bytes(folder.resolve("_out-lock/run-killed"), ("killed\n" + dead).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OutputLock.acquire(fileSystem, output, RunId.now(), new PrintStream(said)::println, () -> {})
                .close();
        assertThat(said.size()).isZero();
        assertThat(folder.resolve("_out-lock")).doesNotExist();
    }

    @Test
    void itsStagingFolderGoesAndThatOfARunThatLivesStays() {
        RunId alive = RunId.now();
        new Staging(fileSystem, output, alive).begin(alive);
        String killed = "_out-staging-20260101T000000Z-00000000";
        String elsewhere = "_out-staging-20260101T000000Z-00000001";
        TestFiles.bytes(
                folder.resolve(killed + "/_run"), ("killed\n" + dead + "\nout").getBytes(StandardCharsets.UTF_8));
        TestFiles.lines(folder.resolve(killed + "/new/a"), "x");
        TestFiles.lines(folder.resolve(killed + "/old/whole/b"), "y");
        TestFiles.lines(folder.resolve(elsewhere + "/_run"), "elsewhere", "another-" + dead, "out");
        Staging.recover(fileSystem, output, RunId.now());
        assertThat(TestFiles.contents(folder.resolve("out"))).containsOnlyKeys("b");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out", elsewhere, "_out-staging-" + alive);
    }
}
