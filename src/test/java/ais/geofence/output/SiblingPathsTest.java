package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.files.FileFinder;
import ais.geofence.testing.TestFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies beside an output is nobody else's, whatever the outputs are called. */
class SiblingPathsTest {
    private static final RunId RUN = RunId.now();

    @TempDir
    java.nio.file.Path folder;

    static List<String> names() {
        return List.of(
                "tagged",
                "tagged-staging",
                "tagged-staging-",
                "tagged-lock",
                "tagged-staging-" + RUN,
                "tagged-rejected",
                "a=1",
                "a-1",
                "a~1",
                "a~3d1",
                "a~7e1",
                "a~7e3d1",
                "a 1",
                "a%3D1",
                "a.1",
                "A=1",
                ".hidden",
                "_hidden",
                "é",
                "e\u0301",
                "\ud83d\udea2",
                "line\nend",
                "x".repeat(200),
                "x".repeat(199) + "y",
                "x".repeat(255),
                "é".repeat(127),
                "e\u0301".repeat(80),
                "\ud83d\udea2".repeat(60),
                "x" + "\ud83d\udea2".repeat(60),
                "x".repeat(30) + "~~" + "0".repeat(32));
    }

    @Test
    void noTwoOutputsShareAName() {
        Set<String> all = new HashSet<>();
        for (String name : names()) {
            Path output = new Path("/data", name);
            for (Path path : List.of(SiblingPaths.lock(output), SiblingPaths.staging(output, RUN))) {
                assertThat(path.getParent()).isEqualTo(output.getParent());
                assertThat(path.getName()).startsWith("_").doesNotContain("=");
                assertThat(FileFinder.isHidden(path.getName())).isTrue();
                assertThat(path.getName().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256);
                assertThat(all.add(path.getName())).as(name).isTrue();
            }
            assertThat(names().stream()
                            .filter(other -> SiblingPaths.isStaging(
                                    new Path("/data", other),
                                    SiblingPaths.staging(output, RUN).getName())))
                    .containsExactly(name);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void filesOfSuchNamesCanBeMade(String name) {
        Path output = new Path(new Path(folder.toUri()), name);
        OutputFileSystem fileSystem = OutputFileSystem.of(output, new Configuration(false));
        new Staging(fileSystem, output, RUN).begin(RUN);
        OutputLock.acquire(fileSystem, output, RUN, text -> {}, () -> {}).close();
        assertThat(fileSystem.names(output.getParent()))
                .containsExactly(SiblingPaths.staging(output, RUN).getName());
    }

    @Test
    void aStagingFolderIsRecoveredByTheOutputThatItNamesAlone() {
        Path mine = new Path(new Path(folder.toUri()), "tagged");
        Path other = new Path(new Path(folder.toUri()), "tagged-staging");
        String dead = "killed\n" + RunProcess.own().replaceAll("/[^/]*/[^/]*$", "/1/17") + "\n";
        java.nio.file.Path left =
                folder.resolve(SiblingPaths.staging(other, RUN).getName());
        TestFiles.bytes(left.resolve("_run"), (dead + "tagged-staging").getBytes(StandardCharsets.UTF_8));
        TestFiles.lines(left.resolve("old/date=2026-01-01/a"), "other's");
        java.nio.file.Path foreign =
                folder.resolve(SiblingPaths.staging(mine, RUN).getName());
        TestFiles.bytes(foreign.resolve("_run"), (dead + "another").getBytes(StandardCharsets.UTF_8));
        TestFiles.lines(foreign.resolve("old/date=2026-01-02/a"), "another's");
        OutputFileSystem fileSystem = OutputFileSystem.of(mine, new Configuration(false));
        Staging.recover(fileSystem, mine, RunId.now());
        assertThat(fileSystem.exists(mine)).isFalse();
        assertThat(foreign.resolve("old/date=2026-01-02/a")).exists();
        Staging.recover(fileSystem, other, RunId.now());
        assertThat(folder.resolve("tagged-staging/date=2026-01-01/a")).exists();
        assertThat(left).doesNotExist();
    }
}
