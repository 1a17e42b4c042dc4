package ais.geofence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.fault.UserError;
import ais.geofence.testing.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    Path folder;

    private void assertHolds(String... names) {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(names);
    }

    /** Who has the former one open keeps it whole, and so does the disk if the next can't be written. */
    @Test
    void replacesAFileAtOnce() throws IOException {
        Path file = TestFiles.bytes(folder.resolve("report"), new byte[] {'a', 'b'});
        Path former = Files.createLink(folder.resolve("former"), file);
        TextFile.write(file.toString(), "new");
        assertThat(file).hasContent("new");
        assertThat(former).hasContent("ab");
        assertHolds("report", "former");
    }

    @Test
    void writesWhereALinkLeads() throws IOException {
        Path file = TestFiles.lines(folder.resolve("deep/report"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        TextFile.write(link.toString(), "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    /** Others may read it as any file that this user writes. */
    @Test
    void hasThePermissionsOfEveryFile() throws IOException {
        Path other = TestFiles.lines(folder.resolve("other"), "");
        Path file = folder.resolve("report");
        TextFile.write(file.toString(), "new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    /** A device can't be replaced; this one is always full. */
    @Test
    void writesToADevice() {
        TextFile.requireWritable("/dev/null");
        TextFile.write("/dev/null", "new");
        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void leavesNothingWhereItFails() {
        TestFiles.lines(folder.resolve("report/in-its-place"), "");
        assertThatThrownBy(() -> TextFile.write(folder.resolve("report").toString(), "new"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("can't be written (");
        assertHolds("report");
    }

    @Test
    void toAskWhetherAFileCanBeWrittenLeavesAllAsItIs() {
        String file = folder.resolve("report").toString();
        TextFile.requireWritable(file);
        assertHolds();
        TestFiles.lines(folder.resolve("report"), "old");
        TextFile.requireWritable(file);
        assertThat(folder.resolve("report")).hasContent("old");
        assertHolds("report");
    }
}
