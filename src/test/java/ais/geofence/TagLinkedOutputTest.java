package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag with an output that is a symbolic link. */
class TagLinkedOutputTest {
    /** A file system of its own on most Linux machines. */
    private static final Path OTHER_DISK = Path.of("/dev/shm");

    @TempDir
    Path folder;

    private Path zones;
    private Path link;

    @BeforeEach
    void writeInput() {
        link = folder.resolve("link");
        TestFiles.lines(
                folder.resolve("in/positions.csv"), "timestamp,mmsi,lat,lon", "2026-01-01 00:00:00,1,1.25,103.75", "x");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private CommandRun tag(String more) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", folder.resolve("in")));
        arguments.addAll(List.of("--zones", zones, "--output", link));
        arguments.addAll(List.of(more.trim().split(" +")));
        return CommandRun.of(arguments.toArray());
    }

    private static long rows(Path path) {
        return TestSpark.session().read().parquet(path.toString()).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--partition-by none", "--partition-by date", "--append-new"})
    void writesWhereTheLinkLeads(String options) throws IOException {
        writesTo(Files.createDirectory(folder.resolve("real")), options);
    }

    @Test
    void writesToAnotherDisk() throws IOException {
        assumeTrue(isMountPoint(OTHER_DISK));
        Path disk = Files.createTempDirectory(OTHER_DISK, "linked");
        try {
            writesTo(Files.createDirectory(disk.resolve("real")), "--partition-by none");
            assertThat(TestFiles.contents(disk).keySet()).allMatch(name -> name.startsWith("real/"));
        } finally {
            FileUtils.deleteDirectory(disk.toFile());
        }
    }

    private void writesTo(Path real, String options) throws IOException {
        Path rejected = Files.createDirectory(real.resolveSibling("real-rejects"));
        Path rejectedLink = Files.createSymbolicLink(folder.resolve("link-rejected"), rejected);
        Files.createSymbolicLink(link, real);
        for (String again : List.of("", options.startsWith("--append-new") ? "" : "--overwrite")) {
            CommandRun run = tag(options + " " + again);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(link).isSymbolicLink();
            assertThat(rejectedLink).isSymbolicLink();
            assertThat(rows(real)).isEqualTo(1);
            assertThat(rows(rejected)).isEqualTo(1);
        }
        FileUtils.deleteDirectory(rejected.toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--partition-by none", "--append-new", "--overwrite"})
    void refusesALinkThatLeadsNowhereBeforeItReads(String options) throws IOException {
        Files.createSymbolicLink(link, folder.resolve("gone"));
        CommandRun run = tag(options);
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message())
                .contains(link.toString(), folder.resolve("gone").toString(), "does not exist");
        assertThat(run.err()).doesNotContain("find input").doesNotContain("look at");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void refusesAMountPointBeforeItReads() throws IOException {
        assumeTrue(isMountPoint(OTHER_DISK));
        Files.createSymbolicLink(link, OTHER_DISK);
        CommandRun run = tag("--overwrite");
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message()).contains(link.toString(), "mount point", OTHER_DISK.toString());
        assertThat(run.err()).doesNotContain("find input");
    }

    private static boolean isMountPoint(Path path) throws IOException {
        return Files.isWritable(path)
                && !Files.getAttribute(path, "unix:dev").equals(Files.getAttribute(path.getParent(), "unix:dev"));
    }
}
