package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import ais.geofence.launch.Wheel;
import ais.geofence.testing.Documents;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The functions over zones where users have them, in Spark's own distribution; what docs/sql.md shows runs as printed. */
class SqlIT {
    private static final String CATALOG = "spark.sql.catalog.geofence";

    /** The ships of each zone on one line, in an order that a zone's name does not change. */
    private static final String ZONES_OF_SHIPS =
            "SELECT concat_ws(' ', sort_array(collect_list(ships || ' ' || zone))) FROM (SELECT zone, count(*) AS ships FROM lake.ais.ships GROUP BY zone);";

    /** The zone of each ship's last position, by another way than a merge. */
    private static final String LAST_ZONES =
            "SELECT mmsi, zone, last FROM (SELECT mmsi, geofence.zone_name(max_by(lon, timestamp), max_by(lat, timestamp)) AS zone, max(timestamp) AS last FROM positions GROUP BY mmsi) WHERE zone IS NOT NULL";

    private static Path folder;
    private static String section;

    @BeforeAll
    static void read() throws Exception {
        folder = Components.folder(SqlIT.class);
        section = Documents.section("docs/sql.md", "Use it from SQL");
    }

    @Test
    void sparkSqlRunsTheDocument() throws Exception {
        Path queries = Files.writeString(folder.resolve("documented.sql"), String.join("\n", blocks("sql")));

        Ended run =
                run("%s --master 'local[1]' -f %s".formatted(blocks("").get(0).strip(), queries));

        assertThat(run.out())
                .contains("channel\t1101\t184\n")
                .contains(blocks("text").get(0));
    }

    @Tag("slow")
    @Test
    void pySparkRunsTheDocumentOnACluster() throws Exception {
        try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("cluster"))) {
            Ended run = run("spark-submit --master %s --jars %s src/test/python/documented.py"
                    .formatted(cluster.url(), Components.jar()));

            assertSameAsTheDocument(run);
        }
    }

    /** Started and typed as printed. */
    @Test
    void thePySparkShellRunsTheDocument() throws Exception {
        Path snippet =
                Files.writeString(folder.resolve("snippet.py"), blocks("python").get(0));

        // Without a terminal Python has to be told that it is the interactive one.
        Ended run = run("PYSPARK_DRIVER_PYTHON_OPTS=-i %s --master 'local[1]' < %s"
                .formatted(blocks("").get(1).strip(), snippet));

        assertThat(run.out()).contains("|singapore|  910|", "|  channel| 1101|");
    }

    @Tag("slow")
    @Test
    void pySparkSaysWhatIsWrongWithTheZones() throws Exception {
        Path zones = zonesWithFaults();

        Ended run = run("spark-submit --master 'local[1]' --jars %s src/test/python/faults.py %s"
                .formatted(Components.jar(), zones));

        assertSaysWhatIsWrong(run, zones);
    }

    @Tag("slow")
    @Test
    void aThinClientOfSparkConnectRunsTheDocumentAndSaysWhatIsWrongWithTheZones() throws Exception {
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(Components.sparkHome() + "/bin/spark-submit"));
        command.addAll(List.of("--class", "org.apache.spark.sql.connect.service.SparkConnectServer"));
        command.addAll(
                List.of("--master", "local[1]", "--jars", Components.jar().toString()));
        command.addAll(List.of("--conf", "spark.connect.grpc.binding.port=" + port));
        command.addAll(List.of("--conf", "spark.connect.grpc.binding.address=127.0.0.1"));
        command.addAll(List.of("--conf", "spark.sql.warehouse.dir=" + folder.resolve("warehouse")));
        // The document's paths are the server's: it runs in the project's folder.
        try (ServerProcess server =
                ServerProcess.start(Launcher.HOME, folder.resolve("connect.log"), environment(), command)) {
            server.awaitReady(() -> {
                new Socket("127.0.0.1", port).close();
                return true;
            });
            String remote = "sc://127.0.0.1:" + port;
            assertSameAsTheDocument(run("target/connect/bin/python src/test/python/documented.py " + remote));

            Wheel client = Wheel.install(Launcher.HOME.resolve("target/connect/bin/python"), folder.resolve("client"));
            Ended examples = run(
                    "SPARK_REMOTE=%s %s src/test/python/wheel_examples.py".formatted(remote, client.program("python")));
            assertThat(examples.out()).contains("16 of 16 examples");

            Path zones = zonesWithFaults();
            assertSaysWhatIsWrong(
                    run("target/connect/bin/python src/test/python/faults.py %s %s".formatted(zones, remote)), zones);
        }
    }

    /** Files of zones: one whose ring crosses itself, one in metres, two that differ by their name. */
    private static Path zonesWithFaults() throws Exception {
        Path zones = Files.createDirectories(folder.resolve("zones"));
        String zone = """
                {"type": "Feature", "properties": {"name": "%s"}, "geometry": {"type": "Polygon", "coordinates": [[%s]]}}
                """;
        String ring = "[4, 51], [6, 51], [6, 52], [4, 52], [4, 51]";
        Files.writeString(
                zones.resolve("invalid.geojson"), zone.formatted("bow", "[4, 51], [6, 52], [6, 51], [4, 52], [4, 51]"));
        Files.writeString(zones.resolve("mercator.geojson"), """
                {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, "features": [%s]}
                """.formatted(zone.formatted("metres", ring)));
        Files.writeString(zones.resolve("before.geojson"), zone.formatted("old", ring));
        Files.writeString(zones.resolve("after.geojson"), zone.formatted("new", ring));
        return zones;
    }

    /** By every way to ask for zones; and a changed setting counts from {@code REFRESH TABLE} on. */
    private static void assertSaysWhatIsWrong(Ended run, Path zones) {
        String missing = "%s/missing.geojson: no such file, or a folder or glob without files".formatted(zones);
        List<String> expected = new ArrayList<>();
        for (String way : List.of("sql", "expr", "call_function", "table")) {
            expected.add("missing %s: %s".formatted(way, missing));
            expected.add("invalid %s: %s/invalid.geojson, feature 1 \"bow\": is invalid: ".formatted(way, zones));
            expected.add(
                    "mercator %s: %s/mercator.geojson: is in coordinate system \"urn:ogc:def:crs:EPSG::3857\": convert it"
                            .formatted(way, zones));
        }
        assertThat(run.out()).contains(expected);
        assertThat(run.out().lines().filter(line -> line.matches("(set|refreshed) to .*")))
                .containsExactly(
                        "set to before: old",
                        "refreshed to before: old",
                        "set to after: old",
                        "refreshed to after: new",
                        "set to missing: new",
                        "refreshed to missing: " + missing);
    }

    /** The snippet in Python, and the queries in SQL by the same session. */
    private static void assertSameAsTheDocument(Ended run) {
        assertThat(run.out())
                .contains("|singapore|  910|", "|  channel| 1101|")
                .contains("channel\t1101\t184\n")
                .contains(blocks("text").get(0));
    }

    @Tag("slow")
    @Test
    void aStreamNamesTheZoneOfEachPositionOnce() throws Exception {
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        Files.writeString(incoming.resolve("a.csv"), "1,103.75,1.2\n2,0,0\n");
        String stream = streaming(incoming, folder.resolve("streamed"));

        assertThat(run(stream).out()).isEqualTo("1 singapore\n2 None\n");
        Files.writeString(incoming.resolve("b.csv"), "3,103.75,1.2\n");
        assertThat(run(stream).out()).isEqualTo("1 singapore\n2 None\n3 singapore\n");
        assertThat(run(stream).out()).isEqualTo("1 singapore\n2 None\n3 singapore\n");
    }

    /** Every position of a query that was killed between two batches, and started again, is there once. */
    @Tag("slow")
    @Test
    void aStreamThatWasKilledGoesOnWhereItWas() throws Exception {
        int files = 60;
        Path incoming = Files.createDirectory(folder.resolve("incoming-killed"));
        for (int i = 10; i < 10 + files; i++) {
            Files.writeString(incoming.resolve(i + ".csv"), i + ",103.75,1.2\n");
        }
        Path output = folder.resolve("streamed-killed");
        String stream = streaming(incoming, output);
        ServerProcess killed = ServerProcess.start(
                "killed",
                folder,
                environment(),
                List.of("bash", "-c", "cd '%s' && exec %s".formatted(Launcher.HOME, stream)));
        try (killed) {
            killed.awaitReady(() -> Files.exists(output.resolve("_spark_metadata/2")));
            killed.kill();
        }
        assertThat(output.resolve("_spark_metadata/" + (files - 1))).doesNotExist();

        assertThat(run(stream).out().lines())
                .containsExactlyElementsOf(IntStream.range(10, 10 + files)
                        .mapToObj(i -> i + " singapore")
                        .toList());
    }

    /** The settings as docs/sql.md prints them, with zones in a bucket; and what spark-sql says if one is wrong: one line. */
    @Tag("slow")
    @Test
    void readsZonesFromAnObjectStore() throws Exception {
        try (S3Server s3 = new S3Server(folder.resolve("s3"))) {
            s3.putSample();
            String sparkSql =
                    "spark-sql --master 'local[1]' --jars '%s,target/s3-jars/*' --properties-file conf/s3.conf %s --conf %s=%s --conf %s.zones=%s --conf %s.eez.zones=%s"
                            .formatted(
                                    Components.jar(),
                                    String.join(" ", s3.submitOptions()),
                                    CATALOG,
                                    "ais.geofence.sql.ZoneFunctionCatalog",
                                    CATALOG,
                                    s3.path("sample/*.geojson"),
                                    CATALOG,
                                    s3.path("sample/zones.geojson"));
            Map<String, String> environment = new HashMap<>(environment());
            environment.putAll(s3.credentials());

            Ended run = start(
                    environment,
                    sparkSql
                            + " -e 'SELECT geofence.zone_name(103.75, 1.2), geofence.zone_index(103.75, 1.2), geofence.eez.zone_index(103.75, 1.2)'");
            assertThat(run.code()).as(run.error()).isZero();
            assertThat(run.out()).isEqualTo("singapore\t4\t4\n");

            Ended wrong = start(
                    environment,
                    sparkSql
                            + " --conf %s.boundry=covers -e 'SELECT geofence.zone_index(103.75, 1.2)'"
                                    .formatted(CATALOG));
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.error())
                    .contains("\n" + CATALOG + ".boundry is no setting: use zones, zone-layer, boundary, max-memory")
                    .doesNotContain("at ais.geofence");
        }
    }

    @Tag("slow")
    @Test
    void mergesIntoATableOfIceberg() throws Exception {
        String merge = Documents.blocks(Documents.section("docs/sql.md", "In a `MERGE INTO`"), "sql")
                .get(0);
        String script = String.join(
                "\n",
                blocks("sql").get(0).split("\n\n")[0],
                "CREATE TABLE lake.ais.ships (mmsi STRING, zone STRING, seen TIMESTAMP) USING iceberg;",
                merge,
                ZONES_OF_SHIPS,
                "UPDATE lake.ais.ships SET zone = 'elsewhere', seen = seen - INTERVAL 1 DAY WHERE zone = 'tokyo';",
                ZONES_OF_SHIPS,
                merge,
                ZONES_OF_SHIPS,
                "SELECT count(*) FROM lake.ais.ships FULL JOIN (%s) USING (mmsi, zone) WHERE seen IS NULL OR last IS NULL;"
                        .formatted(LAST_ZONES));
        Path queries = Files.writeString(folder.resolve("merge.sql"), script);

        Ended run = run(
                "spark-sql --master 'local[2]' --jars %s,%s --properties-file conf/iceberg.conf --conf spark.sql.catalog.lake.warehouse=%s"
                                .formatted(Components.jar(), Launcher.icebergJar(), folder.resolve("lake"))
                        + " --conf %s=ais.geofence.sql.ZoneFunctionCatalog --conf %s.zones=sample-data/zones.geojson -f %s"
                                .formatted(CATALOG, CATALOG, queries));

        String zones = run.out()
                .lines()
                .filter(line -> line.contains("tokyo"))
                .findFirst()
                .orElseThrow();
        assertThat(run.out()).isEqualTo("%s\n%s\n%s\n0\n".formatted(zones, zones.replace("tokyo", "elsewhere"), zones));
    }

    private static String streaming(Path incoming, Path output) throws Exception {
        return "spark-submit --master 'local[1]' --jars %s --conf %s=%s --conf %s.zones=sample-data/zones.geojson %s %s %s"
                .formatted(
                        Components.jar(),
                        CATALOG,
                        "ais.geofence.sql.ZoneFunctionCatalog",
                        CATALOG,
                        "src/test/python/streaming.py",
                        incoming,
                        output);
    }

    /** Runs a command line in the project's folder, where Spark's commands are on the path; it has to end well. */
    private static Ended run(String commandLine) throws Exception {
        Ended ended = start(environment(), commandLine);
        assertThat(ended.code()).as(ended.error()).isZero();
        return ended;
    }

    private static Ended start(Map<String, String> environment, String commandLine) throws Exception {
        return Launcher.run(
                folder, environment, List.of("bash", "-c", "cd '%s' && %s".formatted(Launcher.HOME, commandLine)));
    }

    private static Map<String, String> environment() {
        return Map.of(
                "PATH",
                Components.sparkHome() + "/bin:" + System.getenv("PATH"),
                "SPARK_HOME",
                Components.sparkHome().toString(),
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "PYSPARK_PYTHON",
                Components.sparkHome()
                        .resolve("../../../../bin/python")
                        .normalize()
                        .toString());
    }

    /** The code blocks of docs/sql.md that show how to use it, in a language. */
    private static List<String> blocks(String language) {
        return Documents.blocks(section, language);
    }
}
