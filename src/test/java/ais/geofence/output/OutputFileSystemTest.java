package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.testing.TestFiles;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a file system's faults, and of files that others make and delete meanwhile. */
class OutputFileSystemTest {
    private static RuntimeException fault = new IllegalStateException();

    @TempDir
    java.nio.file.Path folder;

    /** A file system that fails of whatever is asked for. */
    public static final class Faulty extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("faulty:///");
        }

        @Override
        public boolean exists(Path path) {
            throw fault;
        }
    }

    private static OutputFileSystem faulty() {
        Configuration configuration = new Configuration(false);
        configuration.set("fs.faulty.impl", Faulty.class.getName());
        return OutputFileSystem.of(new Path("faulty:/out"), configuration);
    }

    @Test
    void aFaultOfTheProgramIsNotToldAsOneOfTheOutput() {
        for (RuntimeException bug : List.of(
                new NullPointerException("a bug"),
                new IllegalStateException("a bug"),
                new IllegalArgumentException("a bug"),
                new ArrayIndexOutOfBoundsException("a bug"),
                new ClassCastException("a bug"))) {
            fault = bug;
            assertThatThrownBy(() -> faulty().exists(new Path("faulty:/out"))).isSameAs(bug);
        }
    }

    @Test
    void whatAFileSystemCannotDoIsToldWithThePath() {
        for (RuntimeException refused : List.of(
                new UnsupportedOperationException("not here"),
                new UncheckedIOException(new java.io.IOException("not here")))) {
            fault = refused;
            UserError error = catchThrowableOfType(UserError.class, () -> faulty().exists(new Path("faulty:/out")));
            assertThat(error.exitCode()).isEqualTo(ExitCode.OUTPUT);
            assertThat(error).hasMessageContaining("faulty:/out").hasMessageContaining("not here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere:/out", "missing:/out"})
    void aPlaceThatCannotBeIsToldWithThePath(String place) {
        Configuration configuration = new Configuration(false);
        configuration.set("fs.missing.impl", "no.such.FileSystem");
        UserError error =
                catchThrowableOfType(UserError.class, () -> OutputFileSystem.of(new Path(place), configuration));
        assertThat(error.exitCode()).isEqualTo(ExitCode.OUTPUT);
        assertThat(error).hasMessageContaining(place);
    }

    /** Others make and delete files and folders all the time. */
    @Test
    void whatComesAndGoesIsNoFault() throws Exception {
        Path all = new Path(folder.toUri());
        OutputFileSystem fileSystem = OutputFileSystem.of(all, new Configuration(false));
        AtomicBoolean going = new AtomicBoolean(true);
        Thread other = new Thread(() -> {
            for (int i = 0; going.get(); i++) {
                java.nio.file.Path made = folder.resolve("folder" + i % 3);
                TestFiles.lines(made.resolve("within/file"), "x");
                TestFiles.lines(made.resolve("other"), "x");
                fileSystem.delete(new Path(made.toUri()));
            }
        });
        other.start();
        for (int i = 0; i < 500; i++) {
            assertThat(fileSystem.names(all)).allMatch(name -> name.startsWith("folder"));
            fileSystem.changed(all);
            Path one = new Path(all, "folder" + i % 3);
            fileSystem.names(one);
            fileSystem.changed(one);
            fileSystem.read(new Path(one, "other"));
            fileSystem.deleteFile(new Path(one, "other"));
            fileSystem.deleteIfEmpty(new Path(one, "within"));
            fileSystem.touch(new Path(one, "within/file"));
        }
        going.set(false);
        other.join();
    }

    @Test
    void ofManyThatReplaceAFileTheLastOnesStays() {
        Path file = new Path(new Path(folder.toUri()), "manifest.json");
        OutputFileSystem fileSystem = OutputFileSystem.of(file, new Configuration(false));
        IntStream.range(0, 400).parallel().forEach(i -> {
            fileSystem.replace(file, "x".repeat(1_000));
            assertThat(fileSystem.read(file).orElseThrow()).hasSize(1_000);
        });
        assertThat(folder.toFile().list()).containsExactly("manifest.json");
    }

    /** The list of columns of a growing output may be long: there may be thousands. */
    @Test
    void whatItWroteItReadsWholeHoweverLarge() {
        Path file = new Path(new Path(folder.toUri()), "columns");
        OutputFileSystem fileSystem = OutputFileSystem.of(file, new Configuration(false));
        String large = "a_column_with_a_long_name,".repeat(10_000);
        fileSystem.replace(file, large);
        assertThat(fileSystem.readWhole(file)).contains(large);
        assertThat(fileSystem.read(file).orElseThrow().length()).isLessThan(large.length());
    }
}
