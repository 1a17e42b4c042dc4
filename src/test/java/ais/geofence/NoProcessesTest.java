package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop without its native library asks {@code ls} and the like, in a process for each file. */
class NoProcessesTest {
    private static final int FILES = 40;

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void areStartedForTheFilesOfTheInput() throws Exception {
        for (int i = 0; i < FILES; i++) {
            TestFiles.lines(folder.resolve("positions/" + i + ".csv"), "lon,lat", "103.75,1.25");
            TestFiles.lines(
                    folder.resolve("zones/" + i + ".geojson"),
                    TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        }
        Path called = TestFiles.lines(folder.resolve("called"));
        for (String program : List.of("ls", "readlink", "stat", "chmod", "bash", "sh")) {
            Path fake = TestFiles.lines(
                    folder.resolve("bin").resolve(program),
                    "#!/bin/sh",
                    "echo \"" + program + " $*\" >>" + called,
                    "PATH=${PATH#*:}",
                    "exec " + program + " \"$@\"");
            Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));

        try (ProgramProcess run = ProgramProcess.start(
                folder,
                environment,
                List.of("-Xmx1g"),
                "tag",
                "--positions",
                folder.resolve("positions"),
                "--zones",
                folder.resolve("zones"))) {
            CommandRun ended = run.ended();
            assertThat(ended.code()).as(ended.err()).isZero();
        }

        assertThat(Files.readAllLines(called))
                .noneMatch(call -> call.contains("positions/") || call.contains("zones/"));
    }
}
