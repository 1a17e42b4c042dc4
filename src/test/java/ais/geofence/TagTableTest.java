package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag with an Iceberg table: what a reader sees while runs come, fail, die and meet. */
@Tag("slow")
class TagTableTest {
    private static final String HEADER = "timestamp,mmsi,lat,lon";
    private static final AtomicInteger CATALOGS = new AtomicInteger();

    @TempDir
    Path folder;

    private String catalog;
    private String table;
    private Path warehouse;
    private Path manifest;
    private Path positions;
    private Path zones;

    @BeforeEach
    void configureACatalog() {
        catalog = "lake" + CATALOGS.incrementAndGet();
        table = catalog + ".ais.tagged";
        warehouse = folder.resolve("warehouse");
        manifest = folder.resolve("manifest.json");
        System.setProperty("spark.sql.catalog." + catalog, "org.apache.iceberg.spark.SparkCatalog");
        System.setProperty("spark.sql.catalog." + catalog + ".type", "hadoop");
        System.setProperty("spark.sql.catalog." + catalog + ".warehouse", warehouse.toString());
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        positions = write(
                "2026-01-01 00:00:00.000,219000123,1.25,103.75",
                "2026-01-01 23:59:59.999,219000123,1.25,113.75",
                "2026-01-02 00:00:00.000,219000123,1.5,103.5",
                "2026-01-02 12:00:00.000,219000123,1.25",
                "2026-01-03 00:00:00.000,219000123,1.5,103.5",
                "noon,219000123,1.5,103.5");
    }

    @AfterEach
    void forgetTheCatalog() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.sql.catalog."))
                .forEach(System::clearProperty);
    }

    private Path write(String... lines) {
        return TestFiles.lines(
                folder.resolve("in/positions.csv"),
                Stream.concat(Stream.of(HEADER), Stream.of(lines)).toArray(String[]::new));
    }

    private static String[] manyLines() {
        return Stream.concat(
                        Stream.of(HEADER),
                        IntStream.range(0, 20_000)
                                .mapToObj(row -> "2026-01-01 00:00:00,%d,1.25,103.75".formatted(row * 7919)))
                .toArray(String[]::new);
    }

    private Object[] arguments(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones));
        arguments.addAll(List.of("--format", "iceberg", "--table", table, "--manifest", manifest));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    private CommandRun tag(Object... more) {
        return CommandRun.of(arguments(more));
    }

    private void tagWell(Object... more) {
        CommandRun run = tag(more);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private List<String> rows(String... columns) {
        return texts("SELECT %s FROM %s".formatted(String.join(", ", columns), table));
    }

    private static List<String> texts(String query) {
        return TestSpark.session().sql(query).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    private boolean tableExists() {
        return TestSpark.session().catalog().tableExists(table);
    }

    private JsonNode written(int part) {
        return CommandRun.json(manifest).get("written").get(part);
    }

    private List<String> filesOfDay(int day) {
        return texts("SELECT file_path FROM %s.files WHERE partition.date = DATE'2026-01-0%d'".formatted(table, day));
    }

    /** No file of rows lies about that no snapshot has. */
    private void assertNothingLeft() {
        try (Stream<Path> files = Files.walk(warehouse)) {
            assertThat(files.map(Path::toString)
                            .filter(file -> file.endsWith(".parquet"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(
                            tableExists()
                                    ? texts("SELECT DISTINCT file_path FROM %s.all_data_files".formatted(table))
                                            .stream()
                                            .map(path -> path.replaceAll("^\\[(file:)?|\\]$", ""))
                                            .toList()
                                    : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void makesATableByDay(String engine) {
        CommandRun run = tag("--engine", engine, "--rejected", folder.resolve("rejected"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(rows("date", "mmsi", "zone_index", "zone_name"))
                .containsExactly(
                        "[2026-01-01,219000123,-1,null]",
                        "[2026-01-01,219000123,0,port]",
                        "[2026-01-02,219000123,0,port]",
                        "[2026-01-03,219000123,0,port]");
        assertThat(filesOfDay(1)).isNotEmpty();
        JsonNode json = CommandRun.json(manifest);
        String fingerprint = json.get("zone_set").get("fingerprint").asText();
        assertThat(texts("SHOW TBLPROPERTIES %s ('ais-geofence.zones-fingerprint')".formatted(table)))
                .containsExactly("[ais-geofence.zones-fingerprint,%s]".formatted(fingerprint));
        assertThat(texts("SELECT snapshot_id, summary['ais-geofence.run-id'], summary['ais-geofence.zones-fingerprint']"
                        + " FROM " + table + ".snapshots"))
                .containsExactly("[%d,%s,%s]"
                        .formatted(
                                written(0).get("snapshot").asLong(),
                                json.get("run_id").asText(),
                                fingerprint));
        assertThat(written(0).get("path").asText()).isEqualTo(table);
        assertThat(written(0).get("days")).hasSize(3);
        assertThat(run.out())
                .contains(table)
                .contains(written(0).get("snapshot").asText());
        assertThat(written(1).get("format").asText()).isEqualTo("parquet");
        assertThat(written(1).has("snapshot")).isFalse();
        assertThat(TestFiles.contents(folder.resolve("rejected")).keySet())
                .isNotEmpty()
                .allMatch(name -> name.startsWith("days=2026-01-01_2026-01-03/"));
        assertNothingLeft();
    }

    @Test
    void aRerunReplacesItsDayAndLeavesTheFilesOfOthers() {
        for (int day = 1; day <= 3; day++) {
            tagWell("--from", "2026-01-0" + day, "--to", "2026-01-0" + (day + 1));
        }
        List<String> first = filesOfDay(1);
        Object[] second = {"--from", "2026-01-02", "--to", "2026-01-03"};
        CommandRun refused = tag(second);
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.message())
                .contains(table)
                .contains("--overwrite replaces the whole day 2026-01-02 (1 row); to add rows");

        positions = write("2026-01-02 00:00:00.000,219000999,1.5,103.5");
        tagWell(second[0], second[1], second[2], second[3], "--overwrite");
        assertThat(written(0).get("replaced").get("days").toString()).isEqualTo("[\"2026-01-02\"]");
        assertThat(written(0).get("replaced").get("rows").asInt()).isEqualTo(1);
        assertThat(rows("date", "mmsi"))
                .containsExactly(
                        "[2026-01-01,219000123]",
                        "[2026-01-01,219000123]",
                        "[2026-01-02,219000999]",
                        "[2026-01-03,219000123]");
        assertThat(filesOfDay(1)).isEqualTo(first);

        positions = write("2026-01-03 00:00:00.000,219000777,1.5,103.5");
        tagWell(second[0], second[1], second[2], second[3], "--overwrite");
        assertThat(filesOfDay(2)).isEmpty();
        assertThat(written(0).get("removed").toString()).isEqualTo("[\"2026-01-02\"]");
        assertThat(filesOfDay(1)).isEqualTo(first);
        assertThat(rows("mmsi")).doesNotContain("[219000777]");

        CommandRun again = tag();
        assertThat(again.code()).isEqualTo(5);
        assertThat(again.message()).contains("2026-01-03").doesNotContain("2026-01-01");
        tagWell("--overwrite");
        assertThat(rows("date", "mmsi"))
                .containsExactly("[2026-01-01,219000123]", "[2026-01-01,219000123]", "[2026-01-03,219000777]");
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void hasAllZonesAndPropertiesAsArrays(String engine) {
        zones = overlapping();
        tagWell("--engine", engine, "--match", "all", "--properties", "un.code,note`");
        assertThat(rows("mmsi", "date", "zone_index", "zone_indexes", "zone_names", "`un.code`", "`note```"))
                .containsExactly(
                        "[219000123,2026-01-01,-1,ArraySeq(),ArraySeq(),ArraySeq(),ArraySeq()]",
                        "[219000123,2026-01-01,0,ArraySeq(0, 1),ArraySeq(port, bay),ArraySeq(SGSIN, null),ArraySeq(null, 2.50)]",
                        "[219000123,2026-01-02,0,ArraySeq(0),ArraySeq(port),ArraySeq(SGSIN),ArraySeq(null)]",
                        "[219000123,2026-01-03,0,ArraySeq(0),ArraySeq(port),ArraySeq(SGSIN),ArraySeq(null)]");
        assertThat(CommandRun.json(manifest).get("counts").toString()).isEqualTo("{\"-1\":1,\"0\":3,\"1\":1}");
        Object[] day = {"--overwrite", "--from", "2026-01-03", "--to", "2026-01-04", "--match", "all"};
        tagWell(Stream.concat(Stream.of(day), Stream.of("--properties", "un.code,note`"))
                .toArray());
        assertThat(rows("zone_indexes")).hasSize(4);
        CommandRun fewer = tag(day);
        assertThat(fewer.code()).isEqualTo(5);
        assertThat(fewer.message()).contains("the rows have no column 'un.code'");
        assertNothingLeft();
    }

    @Test
    void takesNoRowsWithOtherColumnsOfZones() {
        zones = overlapping();
        tagWell("--properties", "un.code");
        CommandRun all = tag("--overwrite", "--match", "all", "--properties", "un.code");
        assertThat(all.code()).isEqualTo(5);
        assertThat(all.message())
                .contains(table)
                .contains("it has no column 'zone_indexes' (array<int>)")
                .contains("it has no column 'zone_names' (array<string>)")
                .contains("column 'un.code' is string, of the rows array<string>")
                .contains("alter the table or choose another");
        CommandRun more = tag("--overwrite", "--properties", "un.code,note`", "--dry-run");
        assertThat(more.code()).isEqualTo(5);
        assertThat(more.message()).contains("it has no column 'note`' (string)");
        texts("ALTER TABLE %s ADD COLUMNS (zone_indexes ARRAY<INT>, zone_names ARRAY<STRING>)".formatted(table));
        texts("ALTER TABLE %s DROP COLUMN `un.code`".formatted(table));
        tagWell("--overwrite", "--match", "all", "--from", "2026-01-01", "--to", "2026-01-02");
        assertThat(rows("date", "zone_indexes"))
                .containsExactly(
                        "[2026-01-01,ArraySeq()]",
                        "[2026-01-01,ArraySeq(0, 1)]",
                        "[2026-01-02,null]",
                        "[2026-01-03,null]");
        assertThat(tag("--overwrite").message()).contains("the rows have no column 'zone_indexes'");
        assertNothingLeft();
    }

    /** The second zone holds the position of the first day that the first holds, and none else. */
    private Path overlapping() {
        return TestFiles.lines(folder.resolve("zones.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"name":"port","un.code":"SGSIN"},
                 "geometry":{"type":"Polygon","coordinates":[[[103,1],[104.5,1],[104.5,2],[103,2],[103,1]]]}},
                {"type":"Feature","properties":{"name":"bay","note`":2.50},
                 "geometry":{"type":"Polygon","coordinates":[[[103.6,1],[104,1],[104,1.3],[103.6,1.3],[103.6,1]]]}}]}
                """);
    }

    @Test
    void holdsTheColumnsAndFingerprintsOfLayers() {
        tagWell("--zones", "bays=" + zones, "--match", "bays=all");
        assertThat(rows("zone_index", "bays_index", "bays_name", "bays_indexes"))
                .containsExactly(
                        "[-1,-1,null,ArraySeq()]",
                        "[0,0,port,ArraySeq(0)]",
                        "[0,0,port,ArraySeq(0)]",
                        "[0,0,port,ArraySeq(0)]");
        String fingerprint = CommandRun.json(manifest)
                .at("/layers/bays/zone_set/fingerprint")
                .asText();
        String key = "ais-geofence.zones-fingerprint.bays";
        assertThat(texts("SHOW TBLPROPERTIES %s ('%s')".formatted(table, key)))
                .containsExactly("[%s,%s]".formatted(key, fingerprint));
        assertThat(texts("SELECT summary['%s'] FROM %s.snapshots".formatted(key, table)))
                .containsExactly("[%s]".formatted(fingerprint));
        CommandRun other = tag("--zones", "ports=" + zones, "--overwrite");
        assertThat(other.code()).isEqualTo(5);
        assertThat(other.message()).contains("it has no column 'ports_index'");
    }

    @Test
    void tellsTheZonesOfTheLastRun() {
        tagWell();
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("bay", new double[] {113, 1, 114.5, 1, 114.5, 2, 113, 2})));
        tagWell("--overwrite", "--from", "2026-01-01", "--to", "2026-01-02");
        String now =
                CommandRun.json(manifest).get("zone_set").get("fingerprint").asText();
        assertThat(texts("SHOW TBLPROPERTIES %s ('ais-geofence.zones-fingerprint')".formatted(table)))
                .containsExactly("[ais-geofence.zones-fingerprint,%s]".formatted(now));
        assertThat(texts("SELECT DISTINCT summary['ais-geofence.zones-fingerprint'] FROM " + table + ".snapshots"))
                .hasSize(2)
                .contains("[%s]".formatted(now));
    }

    @ParameterizedTest
    @CsvSource({"'lon,lat', '103.75,1.25', auto", "'timestamp,lon,lat', 'noon,103.75,1.25', none"})
    void aTableWithoutDaysIsReplacedWhole(String header, String row, String partitionBy) {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), header, row);
        tagWell("--partition-by", partitionBy);
        assertThat(rows("zone_index")).containsExactly("[0]");
        assertThat(texts("SELECT * FROM " + table + ".partitions")).hasSize(1);
        CommandRun refused = tag("--partition-by", partitionBy);
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.message()).contains(table).contains("--overwrite");
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), header, row.replace("103.75", "113.75"));
        tagWell("--partition-by", partitionBy, "--overwrite");
        assertThat(rows("zone_index")).containsExactly("[-1]");

        positions = TestFiles.lines(folder.resolve("in/positions.csv"), header);
        CommandRun empty = tag("--partition-by", partitionBy, "--overwrite");
        assertThat(empty.code()).as(empty.err()).isEqualTo(6);
        assertThat(empty.message())
                .contains("table " + table + ": the input has no rows and would replace all of it (1 row)");
        assertThat(rows("zone_index")).containsExactly("[-1]");
        assertNothingLeft();
    }

    @Test
    void publishesNothingAboveTheLimitOfRejectedRows() {
        Path rejected = folder.resolve("rejected");
        CommandRun run = tag("--fail-above-rejected", "33.3%", "--rejected", rejected);
        assertThat(run.code()).isEqualTo(6);
        assertThat(tableExists()).isFalse();
        assertThat(rejected).doesNotExist();
        assertThat(CommandRun.json(manifest).get("exit_code").asInt()).isEqualTo(6);
        assertNothingLeft();
        tagWell("--fail-above-rejected", "33.4%");
        List<String> before = texts("SELECT * FROM " + table + ".snapshots");
        assertThat(tag("--overwrite", "--fail-above-rejected", "33.3%").code()).isEqualTo(6);
        assertThat(texts("SELECT * FROM " + table + ".snapshots")).isEqualTo(before);
        assertNothingLeft();
    }

    @Test
    void leavesTheTableWhereTheInputCannotBeRead() throws IOException {
        tagWell();
        List<String> before = texts("SELECT * FROM " + table + ".snapshots");
        Path cut = TestFiles.gzip(folder.resolve("in/cut.csv.gz"), manyLines());
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        positions = cut;
        CommandRun run = tag("--overwrite");
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.message()).contains(cut.toString());
        assertThat(texts("SELECT * FROM " + table + ".snapshots")).isEqualTo(before);
        assertNothingLeft();
    }

    @Test
    void refusesATableThatDoesNotFit() throws Exception {
        TestSpark.session().sql("CREATE TABLE %s (timestamp string, mmsi bigint) USING iceberg".formatted(table));
        CommandRun run = tag();
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.message())
                .contains("no column 'zone_index' (int)")
                .contains("column 'mmsi' is bigint, of the rows string");
        assertThat(tag("--dry-run").code()).isEqualTo(5);

        TestSpark.session()
                .sql(
                        "CREATE OR REPLACE TABLE %s (timestamp string, mmsi string, lat double, lon double, zone_index int, zone_name string, position_status string, position_time timestamp, date date) USING iceberg"
                                .formatted(table));
        assertThat(tag().message()).contains("not partitioned by 'date'");
        Spark3Util.loadIcebergTable(TestSpark.session(), table)
                .updateSpec()
                .addField("date")
                .commit();
        tagWell();
        assertThat(rows("mmsi")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "--output x --format iceberg --table a.b.c, exclude each other",
        "--table a.b.c, needs --format iceberg",
        "--format iceberg, needs --table",
        "--format iceberg --table c, expected CATALOG.DB.TABLE",
        "--format iceberg --table a..c, expected CATALOG.DB.TABLE",
        "--format iceberg --table nowhere.b.c, spark.sql.catalog.nowhere=org.apache.iceberg.spark.SparkCatalog",
        "--format iceberg --table strange.b.c, not an Iceberg catalog",
        "--format iceberg --table broken.b.c, spark.sql.catalog.broken.*",
        "--format iceberg --table lost.b.c, spark.sql.catalog.lost.*"
    })
    void saysWhatToSet(String options, String expected) {
        System.setProperty("spark.sql.catalog.broken", "org.apache.iceberg.spark.SparkCatalog");
        System.setProperty("spark.sql.catalog.broken.type", "nonsense");
        System.setProperty("spark.sql.catalog.lost", "no.such.Catalog");
        System.setProperty("spark.sql.catalog.strange", Strange.class.getName());
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones));
        arguments.addAll(List.of(options.split(" ")));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.message()).contains(expected);
    }

    /** A catalog that has nothing to do with Iceberg. */
    public static final class Strange implements CatalogPlugin {
        @Override
        public void initialize(String name, CaseInsensitiveStringMap options) {}

        @Override
        public String name() {
            return "strange";
        }
    }

    @Test
    void aDryRunMakesNothing() {
        tagWell("--dry-run");
        assertThat(warehouse).doesNotExist();
    }

    /** Runs, and lets another run of the program pass when this one is about to publish. */
    private CommandRun overtaken(Object[] other, Object... more) {
        AtomicReference<CommandRun> passed = new AtomicReference<>();
        CommandRun run = CommandRun.watched(
                line -> {
                    if (line.startsWith("publish") && passed.get() == null) {
                        try (ProgramProcess process = ProgramProcess.start(folder, other)) {
                            passed.set(process.ended());
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                arguments(more));
        assertThat(passed.get().code()).as(passed.get().err()).isZero();
        return run;
    }

    private Object[] other(Object... more) {
        Path mine = manifest;
        manifest = folder.resolve("other.json");
        Object[] arguments = arguments(more);
        manifest = mine;
        return arguments;
    }

    @Test
    void ofTwoRunsOfOneDayOneWins() {
        tagWell();
        Object[] range = {"--overwrite", "--from", "2026-01-01", "--to", "2026-01-03"};
        Object[] inside = other("--overwrite", "--from", "2026-01-02", "--to", "2026-01-03", "--multiply", 3);
        Path rejected = folder.resolve("rejected");
        CommandRun run = overtaken(inside, range[0], range[1], range[2], range[3], range[4], "--rejected", rejected);
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        String winner =
                CommandRun.json(folder.resolve("other.json")).get("run_id").asText();
        assertThat(run.message()).contains(winner).contains(table).contains("run again");
        assertThat(CommandRun.json(manifest).get("error").asText()).contains(winner);
        assertThat(rows("date")).hasSize(6);
        assertThat(texts("SELECT 1 FROM " + table + ".snapshots")).hasSize(2);
        assertThat(rejected).isEmptyDirectory();
        assertNothingLeft();
    }

    @Test
    void ofTwoRunsThatMakeTheTableOneWins() {
        CommandRun run = overtaken(other("--multiply", 3));
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message())
                .contains(CommandRun.json(folder.resolve("other.json"))
                        .get("run_id")
                        .asText());
        assertThat(rows("date")).hasSize(12);
        assertNothingLeft();
    }

    @Test
    void runsOfDifferentDaysDoNotDisturbEachOther() {
        tagWell();
        Object[] third = other("--overwrite", "--from", "2026-01-03", "--to", "2026-01-04", "--multiply", 3);
        CommandRun run = overtaken(third, "--overwrite", "--from", "2026-01-01", "--to", "2026-01-02", "--multiply", 2);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(new TreeSet<>(texts("SELECT date, count(*) FROM %s GROUP BY date".formatted(table))))
                .containsExactly("[2026-01-01,4]", "[2026-01-02,1]", "[2026-01-03,3]");
        assertNothingLeft();
    }

    @Test
    void aDriverThatIsKilledWhileItWritesLeavesTheTableAsItWas() throws Exception {
        tagWell();
        // A file is begun when its first group of rows is full.
        texts("ALTER TABLE %s SET TBLPROPERTIES ('write.parquet.row-group-size-bytes' = '65536')".formatted(table));
        List<String> before = texts("SELECT * FROM " + table + ".snapshots");
        long files = rowFiles();
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), manyLines());
        try (ProgramProcess run = ProgramProcess.start(folder, arguments("--overwrite", "--multiply", 5_000))) {
            run.await(() -> rowFiles() > files);
        }
        assertThat(texts("SELECT * FROM " + table + ".snapshots")).isEqualTo(before);
        assertThat(manifest).doesNotExist();
        tagWell("--overwrite");
        assertThat(rows("mmsi")).hasSize(20_002);
    }

    private long rowFiles() {
        try (Stream<Path> files = Files.walk(warehouse)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        } catch (IOException | UncheckedIOException e) {
            return 0; // it is at work there
        }
    }

    @Test
    void aFewDamagedTimesReplaceNoDay() {
        positions = write(IntStream.range(0, 10)
                .mapToObj(i -> "2026-01-01 06:00:0%d,219000123,1.25,103.75".formatted(i))
                .toArray(String[]::new));
        tagWell();
        List<String> before = rows("date", "timestamp");
        positions = write("2026-01-01 06:00:00,219000123,1.25,103.75", "2026-01-02 06:00:00,219000123,1.25,103.75");
        CommandRun stray = tag("--overwrite");
        assertThat(stray.code()).as(stray.err()).isEqualTo(5);
        assertThat(stray.message()).contains("table " + table, "2026-01-01 (1 row for 10)", "--from and --to");
        positions = write(IntStream.range(0, 10)
                .mapToObj(i -> "01.01.2026 06:00:0%d,219000123,1.25,103.75".formatted(i))
                .toArray(String[]::new));
        Object[] first = {"--overwrite", "--from", "2026-01-01", "--to", "2026-01-02"};
        CommandRun misread = tag(first);
        assertThat(misread.code()).as(misread.err()).isEqualTo(6);
        assertThat(misread.message()).contains("unreadable_time=10");
        CommandRun allowed = tag(first[0], first[1], first[2], first[3], first[4], "--fail-above-rejected", "100%");
        assertThat(allowed.code()).as(allowed.err()).isEqualTo(6);
        assertThat(allowed.message()).contains("2026-01-01 (0 rows for 10)", "10 rejected rows");
        assertThat(rows("date", "timestamp")).isEqualTo(before);
        assertNothingLeft();
    }
}
