package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher with Spark from Maven, and with a real Spark installation's spark-submit. */
class LauncherIT {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "engine {0}, Spark from Maven")
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void tagsTheSampleWithoutASparkInstallation(String engine) throws Exception {
        Ended run = Launcher.run(folder, Map.of(), tag(engine, "report.json"));

        assertThat(run.code()).as(run.error()).isZero();
        assertSampleCounts();
    }

    @ParameterizedTest(name = "engine {0}, spark-submit")
    @ValueSource(strings = {"function", "map-partitions"})
    void tagsTheSampleThroughSparkSubmit(String engine) throws Exception {
        Ended run = Launcher.run(folder, sparkHome(), tag(engine, "report.json", "--", "--master", "local[2]"));

        assertThat(run.code()).as(run.error()).isZero();
        assertSampleCounts();
    }

    @Test
    void tagsTheSampleWithSedonaThatSparkSubmitBrings() throws Exception {
        Ended run = Launcher.run(
                folder,
                sparkHome(),
                tag("sedona", "report.json", "--", "--master", "local[2]", "--jars", Launcher.sedonaJar()));

        assertThat(run.code()).as(run.error()).isZero();
        assertSampleCounts();
    }

    @Test
    void saysWhatToAddWhereSedonaIsMissing() throws Exception {
        Ended run = Launcher.run(folder, sparkHome(), tag("sedona", "report.json", "--", "--master", "local[2]"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.error()).contains("--packages org.apache.sedona:sedona-spark-shaded-4.0_2.13:");
        assertThat(run.error()).doesNotContain("\tat ");
    }

    @Test
    void writesAnIcebergTableWithAndWithoutASparkInstallation() throws Exception {
        String[] submit = {
            "--",
            "--conf",
            "spark.sql.catalog.lake=org.apache.iceberg.spark.SparkCatalog",
            "--conf",
            "spark.sql.catalog.lake.type=hadoop",
            "--conf",
            "spark.sql.catalog.lake.warehouse=" + folder.resolve("warehouse")
        };
        String[] table = concat(
                new String[] {"--format", "iceberg", "--table", "lake.ais.tagged", "--partition-by", "none"}, submit);
        assertThat(Launcher.run(folder, Map.of(), tag("function", "report.json", table))
                        .code())
                .isZero();
        assertSampleCounts();

        Ended missing = Launcher.run(folder, sparkHome(), tag("function", "report.json", table));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.error())
                .contains("--packages org.apache.iceberg:iceberg-spark-runtime-4.0_2.13:1.11.0")
                .doesNotContain("\tat ");

        String[] again =
                concat(new String[] {"--overwrite"}, concat(table, new String[] {"--jars", Launcher.icebergJar()}));
        Ended run = Launcher.run(folder, sparkHome(), tag("function", "report.json", again));
        assertThat(run.code()).as(run.error()).isZero();
        assertSampleCounts();
    }

    @Test
    void passesOnTheExitCodeOfBadZones() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.geojson"), "{\"type\": \"Point\", \"coordinates\": [1, 2]}");
        String[] command = {"tag", "--positions", Launcher.sample("positions.csv.gz"), "--zones", bad.toString()};

        assertThat(Launcher.run(folder, Map.of(), Launcher.geofence(command)).code())
                .isEqualTo(3);
        assertThat(Launcher.run(folder, sparkHome(), Launcher.geofence(command)).code())
                .isEqualTo(3);
    }

    /** In the locale of scheduled commands. */
    @ParameterizedTest
    @ValueSource(strings = {"scripts/ais-geofence", "jobs/spark-submit/local.sh"})
    void readsEveryPathInEveryLocale(String launcher) throws Exception {
        // A script, as the locale may keep this process from these paths.
        Path script = Files.writeString(folder.resolve("run.sh"), """
                mkdir Häfen
                cd Häfen
                cp '%s' zonas_ñ.geojson
                '%s' tag --positions '%s' --zones zonas_ñ.geojson --output été
                ls été/_SUCCESS
                """.formatted(
                        Launcher.sample("zones.geojson"),
                        Launcher.HOME.resolve(launcher),
                        Launcher.sample("positions.csv.gz")));
        Map<String, String> environment = new HashMap<>(sparkHome());
        environment.put("LC_ALL", "C");

        Ended run = Launcher.run(folder, environment, List.of("bash", "-eu", script.toString()));

        assertThat(run.code()).as(run.out() + run.error()).isZero();
    }

    private List<String> tag(String engine, String json, String... submit) {
        String[] command = {
            "tag",
            "--positions",
            Launcher.sample("positions.csv.gz"),
            "--zones",
            Launcher.sample("zones.geojson"),
            "--engine",
            engine,
            "--json",
            json
        };
        return Launcher.geofence(concat(command, submit));
    }

    private static String[] concat(String[] first, String[] second) {
        String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void assertSampleCounts() throws Exception {
        JsonNode counts = new ObjectMapper()
                .readTree(folder.resolve("report.json").toFile())
                .get("counts");
        assertThat(counts)
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"-1\": 38625, \"0\": 639, \"1\": 1101, \"2\": 815, \"3\": 515, \"4\": 910}"));
    }

    private static Map<String, String> sparkHome() {
        return Map.of("SPARK_HOME", Objects.requireNonNull(System.getProperty("spark.home")));
    }
}
