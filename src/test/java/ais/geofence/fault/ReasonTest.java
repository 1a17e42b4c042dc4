package ais.geofence.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonTest {
    @TempDir
    private Path folder;

    @Test
    void isTheFirstLineOfTheMessage() {
        assertThat(Reason.of(new IOException(" disk on fire \nat once"))).isEqualTo("disk on fire");
        assertThat(Reason.of(new IOException())).isEqualTo("IOException");
        assertThat(Reason.of(new UnknownHostException("namenode"))).isEqualTo("unknown host namenode");
    }

    @Test
    void isNotThePathThatCouldNotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("a file (old)"));
        Path below = file.resolve("below");

        assertThat(Reason.of(new AccessDeniedException("/closed"))).isEqualTo("Permission denied");
        assertThat(Reason.of(catchThrowable(() -> Files.createFile(file)))).isEqualTo("it is there already");
        assertThat(Reason.of(catchThrowable(() -> Files.readString(folder.resolve("none")))))
                .isEqualTo("it is not there");
        assertThat(Reason.of(catchThrowable(() -> Files.createFile(below)))).isEqualTo("Not a directory");
        assertThat(Reason.of(catchThrowable(() -> new FileInputStream(below.toFile()))))
                .isEqualTo("Not a directory");
        assertThat(Reason.of(new FileNotFoundException("s3a://bucket/x (old): gone")))
                .isEqualTo("s3a://bucket/x (old): gone");
    }
}
