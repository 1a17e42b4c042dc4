package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell scripts, also those that no test can run. */
class ScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void bashUnderstandsEveryScript() throws Exception {
        List<Path> scripts = scripts();
        assertThat(scripts).hasSizeGreaterThan(8);
        for (Path script : scripts) {
            Ended parsed = Launcher.run(folder, Map.of(), List.of("bash", "-n", script.toString()));
            assertThat(parsed.error()).as(script.toString()).isEmpty();
            assertThat(parsed.code()).as(script.toString()).isZero();
        }
    }

    private static List<Path> scripts() throws Exception {
        List<Path> scripts = new ArrayList<>();
        for (String place : List.of("scripts", "jobs/spark-submit")) {
            try (Stream<Path> files = Files.list(Launcher.HOME.resolve(place))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().endsWith(".sh")
                            || Files.readString(file).startsWith("#!/usr/bin/env bash")) {
                        scripts.add(file);
                    }
                }
            }
        }
        return scripts;
    }
}
