package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.LocalCluster;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag with {@code --properties}: the zones' properties in the output. */
class TagPropertiesTest {
    private static final String KEYS = "un,depth,open,berths,note,a.b,tick`,größe ø";

    /** The second lies across the first; the third has no properties. */
    private static final String ZONES = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "west", "un": "SGSIN", "depth": 12.50, "open": true, "berths": [1, {"n": "ø"}],
                "note": null, "a.b": "dot", "tick`": "\\"quoted\\"", "größe ø": "groß", "date": "2020", "batch": 1, "lon": 100, "zone_index": 7,
                "mmsi": "x", "zone_names": "y", "Timestamp": "z"},
               "geometry": {"type": "Polygon", "coordinates": [[[100, 0], [104, 0], [104, 3], [100, 3], [100, 0]]]}},
              {"type": "Feature", "id": 7, "properties": {"un": "MYPKG", "depth": 1e3, "note": ""},
               "geometry": {"type": "Polygon", "coordinates": [[[102, 1], [108, 1], [108, 2], [102, 2], [102, 1]]]}},
              {"type": "Feature", "properties": null,
               "geometry": {"type": "Polygon", "coordinates": [[[-12, 50], [-8, 50], [-8, 51], [-12, 50]]]}}
            ]}
            """;

    private static final String WEST = "SGSIN,12.50,true,[1,{\"n\":\"ø\"}],null,dot,\"quoted\",groß";
    private static final String EAST = "MYPKG,1e3,null,null,,null,null,null";
    private static final String NONE = "null,null,null,null,null,null,null,null";

    @TempDir
    Path folder;

    private Path positions;
    private Path zones;
    private Path out;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(
                folder.resolve("in/positions.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-01 00:00:00,1,0.5,101",
                "2026-01-01 00:00:01,2,1.5,103",
                "2026-01-02 00:00:02,3,1.5,106",
                "2026-01-02 00:00:03,4,50.25,-9",
                "2026-01-02 00:00:04,5,1.5,-103",
                "2026-01-02 00:00:05,6,,103");
        zones = TestFiles.lines(folder.resolve("zones.geojson"), ZONES);
        out = folder.resolve("out");
    }

    private CommandRun tag(Object... more) {
        return CommandRun.tag(positions, zones, more);
    }

    private static Dataset<Row> parquet(Path path) {
        return TestSpark.session().read().parquet(path.toString());
    }

    private static Dataset<Row> csv(Path path) {
        return TestSpark.session()
                .read()
                .option("header", true)
                .option("escape", "\"")
                .csv(path.toString());
    }

    private static List<String> texts(Dataset<Row> rows, String... columns) {
        return rows.sort("mmsi").selectExpr(columns).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }

    /** The keys as columns, after the ship. */
    private static String[] columns() {
        return Stream.concat(
                        Stream.of("mmsi"),
                        Arrays.stream(KEYS.split(",")).map(key -> "`" + key.replace("`", "``") + "`"))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void writesThoseOfTheFirstZoneAsText(String engine) {
        CommandRun run = tag("--engine", engine, "--output", out, "--properties", KEYS);
        assertThat(run.code()).as(run.err()).isZero();
        Dataset<Row> written = parquet(out);
        assertThat(written.columns())
                .containsExactly(Stream.of(
                                Stream.of("timestamp", "mmsi", "lat", "lon", "zone_index", "zone_name"),
                                Stream.of(KEYS.split(",")),
                                Stream.of("position_status", "position_time"))
                        .flatMap(names -> names)
                        .toArray(String[]::new));
        assertThat(written.schema().apply("depth").dataType()).isEqualTo(DataTypes.StringType);
        assertThat(texts(written, columns()))
                .containsExactly(
                        "[1," + WEST + "]",
                        "[2," + WEST + "]",
                        "[3," + EAST + "]",
                        "[4," + NONE + "]",
                        "[5," + NONE + "]",
                        "[6," + NONE + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void writesThoseOfAllZonesInTheirOrder(String engine) {
        CommandRun run = tag(
                "--engine",
                engine,
                "--output",
                out,
                "--match",
                "all",
                "--properties",
                "un,note",
                "--properties",
                "a.b");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(texts(parquet(out), "mmsi", "zone_indexes", "un", "note", "`a.b`"))
                .containsExactly(
                        "[1,ArraySeq(0),ArraySeq(SGSIN),ArraySeq(null),ArraySeq(dot)]",
                        "[2,ArraySeq(0, 1),ArraySeq(SGSIN, MYPKG),ArraySeq(null, ),ArraySeq(dot, null)]",
                        "[3,ArraySeq(1),ArraySeq(MYPKG),ArraySeq(),ArraySeq(null)]",
                        "[4,ArraySeq(2),ArraySeq(null),ArraySeq(null),ArraySeq(null)]",
                        "[5,ArraySeq(),ArraySeq(),ArraySeq(),ArraySeq()]",
                        "[6,ArraySeq(),ArraySeq(),ArraySeq(),ArraySeq()]");
    }

    @Test
    void writesThemToCsv() {
        assertThat(tag("--format", "csv", "--output", out, "--properties", KEYS).code())
                .isZero();
        String eastRead = EAST.replace("null,,", "null,null,"); // as Spark reads an empty text
        assertThat(texts(csv(out), columns()))
                .startsWith("[1," + WEST + "]", "[2," + WEST + "]", "[3," + eastRead + "]");
        assertThat(TestFiles.contents(out).values().stream().flatMap(String::lines))
                .contains("2026-01-02 00:00:02,3,1.5,106.0,1,7,MYPKG,1e3,,,\"\",,,,ok,2026-01-02T00:00:02.000000Z");
        Path all = folder.resolve("all");
        assertThat(tag("--format", "csv", "--output", all, "--match", "all", "--properties", "note,tick`")
                        .code())
                .isZero();
        assertThat(texts(csv(all), "mmsi", "note", "`tick```"))
                .startsWith(
                        "[1,[null],[\"\\\"quoted\\\"\"]]",
                        "[2,[null,\"\"],[\"\\\"quoted\\\"\",null]]",
                        "[3,[\"\"],[null]]");
    }

    @Test
    @Tag("slow")
    void reachExecutorsOfTheirOwn() throws Exception {
        var spark = LocalCluster.start("org.apache.spark.serializer.KryoSerializer", folder.resolve("spark"));
        try {
            assertThat(tag("--output", out, "--match", "all", "--properties", "un,depth")
                            .code())
                    .isZero();
        } finally {
            spark.stop();
        }
        assertThat(texts(parquet(out), "mmsi", "zone_names", "un", "depth"))
                .startsWith(
                        "[1,ArraySeq(west),ArraySeq(SGSIN),ArraySeq(12.50)]",
                        "[2,ArraySeq(west, 7),ArraySeq(SGSIN, MYPKG),ArraySeq(12.50, 1e3)]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UN         |                     | no zone has a property 'UN'; they have name, un, depth",
                "un,berth   |                     | no zone has a property 'berth'",
                "lon        |                     | the input has a column 'lon' already",
                "Timestamp  |                     | the input has a column 'timestamp' already",
                "mmsi       |                     | the input has a column 'mmsi' already",
                "zone_index |                     | tagging adds a column 'zone_index' of its own",
                "zone_names | --match all         | tagging adds a column 'zone_names' of its own",
                "date       | --partition-by date | tagging adds a column 'date' of its own",
                "batch      | --append-new        | tagging adds a column 'batch' of its own",
            })
    void saysWhichKeyCannotBe(String keys, String more, String expected) {
        Object[] options = more == null ? new Object[0] : more.split(" ");
        CommandRun run = tag(Stream.concat(Stream.of("--output", out, "--properties", keys), Stream.of(options))
                .toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.message()).contains("--properties").contains(expected);
        assertThat(out.resolve("_SUCCESS")).doesNotExist();
        assertThat(out.resolve("batch=0")).doesNotExist();
    }

    @Test
    void mayBeCalledWhatOnlyOtherRunsAdd() {
        assertThat(tag("--output", out, "--properties", "date,batch,zone_names").code())
                .isZero();
        assertThat(texts(parquet(out), "date", "batch", "zone_names")).startsWith("[2020,1,y]");
    }

    @Test
    void areCheckedInADryRun() {
        assertThat(tag("--output", out, "--properties", "un", "--dry-run").code())
                .isZero();
        assertThat(tag("--output", out, "--properties", "lon", "--dry-run").code())
                .isEqualTo(2);
        assertThat(tag("--output", out, "--properties", "UN", "--dry-run").code())
                .isEqualTo(2);
    }

    @Test
    void addNewFilesWithTheSamePropertiesAlone() {
        positions = folder.resolve("in");
        assertThat(tag("--output", out, "--append-new", "--properties", "un").code())
                .isZero();
        TestFiles.lines(folder.resolve("in/second.csv"), "timestamp,mmsi,lat,lon", "2026-01-03 00:00:00,8,0.5,101");
        CommandRun other = tag("--output", out, "--append-new", "--properties", "un,depth");
        assertThat(other.code()).isEqualTo(5);
        assertThat(other.message()).contains("other columns").contains("(new: depth)");
        assertThat(tag("--output", out, "--append-new", "--properties", "un").code())
                .isZero();
        assertThat(texts(parquet(out).where("mmsi in (1, 8)"), "mmsi", "un")).containsExactly("[1,SGSIN]", "[8,SGSIN]");
    }
}
