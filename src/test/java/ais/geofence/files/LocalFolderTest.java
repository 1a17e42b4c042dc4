package ais.geofence.files;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.testing.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders with symbolic links: every file once. */
class LocalFolderTest {
    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void writeFiles() {
        folder = parent.resolve("days");
        TestFiles.lines(folder.resolve("a.csv"), "a");
        TestFiles.lines(folder.resolve("deep/er/b.csv"), "b");
    }

    private List<String> found() {
        return new FileFinder(new Configuration(), ExitCode.INPUT)
                .find(List.of(folder.toString())).stream()
                        .map(file -> folder.relativize(Path.of(file.name())).toString())
                        .toList();
    }

    private void link(String link, Path target) throws IOException {
        Files.createDirectories(folder.resolve(link).getParent());
        Files.createSymbolicLink(folder.resolve(link), target);
    }

    @Test
    void loopsAreCut() throws Exception {
        link("deep/up", folder);
        link("deep/er/self", Path.of("."));
        link("parent", parent);
        link("one/other", folder.resolve("two"));
        link("two/other", folder.resolve("one"));
        link("blind", folder.resolve("blind"));

        assertThat(found()).containsExactly("a.csv", "deep/er/b.csv");
    }

    @Test
    void linksAreFollowedOnce() throws Exception {
        Path elsewhere = TestFiles.lines(parent.resolve("elsewhere/c.csv"), "c");
        link("0.csv", folder.resolve("a.csv"));
        link("c.csv", elsewhere);
        link("c-again.csv", elsewhere);
        link("linked", elsewhere.getParent());
        TestFiles.lines(parent.resolve("more/d.csv"), "d");
        link("more", parent.resolve("more"));
        link("gone", parent.resolve("gone"));

        assertThat(found()).containsExactly("a.csv", "c-again.csv", "deep/er/b.csv", "more/d.csv");
    }

    /** As Kubernetes mounts files. */
    @Test
    void whatIsHiddenDoesNotStandForTheLinkToIt() throws Exception {
        TestFiles.lines(folder.resolve("..2026/e.csv"), "e");
        link("..data", Path.of("..2026"));
        link("e.csv", Path.of("..data/e.csv"));

        assertThat(found()).containsExactly("a.csv", "deep/er/b.csv", "e.csv");
    }

    @Test
    void theFolderItselfMayBeALink() throws Exception {
        Path linked = Files.createSymbolicLink(parent.resolve("linked"), folder);
        folder = linked;

        assertThat(found()).containsExactly("a.csv", "deep/er/b.csv");
    }

    @Test
    void strangeNamesStay() {
        TestFiles.lines(folder.resolve("12:30 [x] %25.csv"), "f");

        assertThat(found()).contains("12:30 [x] %25.csv");
    }
}
