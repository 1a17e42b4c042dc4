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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local[2]|'local[2]' after -- is not an option of spark-submit, such as --master",
                "--verbose x --master local|'x' after -- is not an option of spark-submit, such as --master",
                "--conf a=b --master|--master after -- has no value",
            })
    void submitOptionsThatTakeThePlaceOfTheProgramAreRefused(String options, String message) throws Exception {
        for (String script : List.of("scripts/ais-geofence", "jobs/spark-submit/local.sh")) {
            List<String> command =
                    new ArrayList<>(List.of(Launcher.HOME.resolve(script).toString(), "zones", "--help", "--"));
            command.addAll(List.of(options.split(" ")));

            Ended run = Launcher.run(folder, Map.of("AIS_GEOFENCE_JAR", "none.jar"), command);

            assertThat(run.error()).isEqualTo("ais-geofence: " + message + "\n");
            assertThat(run.code()).isEqualTo(2);
        }
    }

    @Test
    void aMemoryThatJavaDoesNotTakeIsRefused() throws Exception {
        Ended run = Launcher.run(folder, Map.of("SPARK_DRIVER_MEMORY", "4 GB"), Launcher.geofence("zones", "--help"));

        assertThat(run.error())
                .isEqualTo("ais-geofence: SPARK_DRIVER_MEMORY is 4 GB; write a size such as 4g or 800m\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aMissingSparkOrJavaIsSaid() throws Exception {
        Map<String, String> spark = Map.of("SPARK_HOME", "/none", "AIS_GEOFENCE_JAR", "none.jar");
        for (String script : List.of("scripts/ais-geofence", "jobs/spark-submit/local.sh")) {
            Ended run = Launcher.run(
                    folder, spark, List.of(Launcher.HOME.resolve(script).toString(), "zones", "--help"));
            assertThat(run.error())
                    .isEqualTo(
                            "ais-geofence: SPARK_HOME is /none, which has no bin/spark-submit; correct or unset it\n");
            assertThat(run.code()).isEqualTo(2);
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), Launcher.HOME.resolve("scripts/ais-geofence"));
        Ended run = Launcher.run(folder, Map.of("JAVA_HOME", "/none"), List.of(link.toString(), "zones", "--help"));
        assertThat(run.error())
                .isEqualTo(
                        "ais-geofence: there is no /none/bin/java; install JDK 17 or 21, and set JAVA_HOME to it or put it on the PATH\n");
        assertThat(run.code()).isEqualTo(2);
    }

    /** Each option of spark-submit that has no value, by its own help. */
    @Test
    void submitOptionsGoOn() throws Exception {
        String options =
                "--supervise --verbose -v --version --help -h --usage-error --load-spark-defaults --name=a -c b=c --conf d=e --jars -";
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-euc",
                "source \"$0\"; check_memory; check_submit_options \"$@\"",
                Launcher.HOME.resolve("scripts/launch.sh").toString()));
        command.addAll(List.of(options.split(" ")));

        Ended run = Launcher.run(folder, Map.of("SPARK_DRIVER_MEMORY", "800m"), command);

        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
    }

    /** The last one is not installed anywhere. */
    @ParameterizedTest
    @CsvSource({"C,C.UTF-8", "POSIX,C.UTF-8", "'',C.UTF-8", "C.UTF-8,C.UTF-8", "xx_XX.UTF-8,C.UTF-8"})
    void javaCanReadEveryPath(String locale, String expected) throws Exception {
        Map<String, String> environment = Map.of("LC_ALL", locale, "LC_CTYPE", "", "LANG", "");
        Ended run = Launcher.run(
                folder,
                environment,
                List.of(
                        "bash",
                        "-euc",
                        "source \"$0\"; echo \"$LC_ALL\"",
                        Launcher.HOME.resolve("scripts/launch.sh").toString()));

        assertThat(run.out()).isEqualTo(expected + "\n");
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
