package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import java.nio.charset.StandardCharsets;
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
        assertThat(scripts).hasSizeGreaterThan(10);
        for (Path script : scripts) {
            Ended parsed = Launcher.run(folder, Map.of(), List.of("bash", "-n", script.toString()));
            assertThat(parsed.error()).as(script.toString()).isEmpty();
            assertThat(parsed.code()).as(script.toString()).isZero();
        }
    }

    /** Where no Maven is on the PATH, and the archive is another than the one that was looked at. */
    @Test
    void noOtherMavenIsRunThanTheOneExpected() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : List.of("bash", "curl", "env", "mkdir", "mktemp", "rm", "sha512sum")) {
            Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin", program));
        }
        Path archive = folder.resolve("org/apache/maven/apache-maven/3.9.11/apache-maven-3.9.11-bin.tar.gz");
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, "another");
        Map<String, String> environment = Map.of(
                "PATH", bin.toString(),
                "MAVEN_USER_HOME", folder.resolve("home").toString(),
                "MVNW_REPOURL", folder.toUri().toString());

        Ended run = Launcher.run(
                folder, environment, List.of(Launcher.HOME.resolve("mvnw").toString(), "--version"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error()).contains("its SHA-512 differs");
        assertThat(folder.resolve("home/wrapper")).isEmptyDirectory();
    }

    private static List<Path> scripts() throws Exception {
        List<Path> scripts = new ArrayList<>();
        for (String place : List.of("", ".ci", "scripts", "jobs/spark-submit")) {
            try (Stream<Path> files = Files.list(Launcher.HOME.resolve(place))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().endsWith(".sh")
                            || Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .startsWith("#!/usr/bin/env bash")) {
                        scripts.add(file);
                    }
                }
            }
        }
        return scripts;
    }
}
