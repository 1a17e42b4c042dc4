package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and columns of the input, as they come out. */
class TagValuesTest {
    @TempDir
    Path folder;

    private Path zones;

    @BeforeEach
    void writeZones() {
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private CommandRun tag(Path positions, Object... more) {
        return CommandRun.tag(positions, zones, more);
    }

    /** The lines of CSV output, header and rows. */
    private List<String> csv(Path positions, Object... more) {
        Path out = folder.resolve("out");
        CommandRun run = tag(
                positions,
                Stream.concat(Stream.of("--output", out, "--format", "csv"), Stream.of(more))
                        .toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return TestFiles.contents(out).values().stream()
                .flatMap(String::lines)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void keepsTheValuesOfFoldersAndOfTheFilesInThem() {
        for (String name : List.of("value=7/port=1d/hour=05", "value=1.10/port=3e5/hour=17")) {
            TestFiles.lines(folder.resolve("in/" + name + "/a.csv"), "mmsi,lat,lon", "219000123,1.25,103.75");
        }
        assertThat(csv(folder.resolve("in")))
                .containsExactlyInAnyOrder(
                        "219000123,1.25,103.75,7,1d,05,0,port,ok",
                        "219000123,1.25,103.75,1.10,3e5,17,0,port,ok",
                        "mmsi,lat,lon,value,port,hour,zone_index,zone_name,position_status");
    }

    @Test
    void givesTheDayOfAPositionInPlaceOfAFoldersWhateverTheFirstFile() {
        String[] lines = {"timestamp,mmsi,lat,lon", "2024-03-14 06:00:00,219000123,1.25,103.75"};
        TestFiles.lines(folder.resolve("in/a.csv"), lines);
        TestFiles.lines(folder.resolve("in/date=2024-03-15/b.csv"), lines);
        CommandRun run = tag(folder.resolve("in"), "--output", folder.resolve("out"), "--partition-by", "date");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestSpark.session()
                        .read()
                        .parquet(folder.resolve("out/date=2024-03-14").toString())
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void keepsColumnsWhoseNamesBeginWithUnderscores(String engine) {
        Path file = TestFiles.lines(
                folder.resolve("a.csv"),
                "__index_level_0__,mmsi,__lon,lat,lon,__zone,__row,__shape,__typename,_metadata",
                "3,219000123,7,1.25,103.75,8,9,10,Ship,m");
        assertThat(csv(file, "--engine", engine, "--multiply", 2))
                .containsExactly(
                        "3,219000123,7,1.25,103.75,8,9,10,Ship,m,0,port,ok",
                        "__index_level_0__,mmsi,__lon,lat,lon,__zone,__row,__shape,__typename,_metadata,zone_index,zone_name,position_status");
    }

    @Test
    void writesBytesAndMicrosecondsToCsv() {
        Path file = TestFiles.parquet(folder.resolve("a.parquet"), """
                SELECT CAST('219000123' AS BINARY) AS mmsi, 103.75D AS lon, 1.25D AS lat, CAST('Ærø' AS BINARY) AS name,
                  X'FF00' AS raw, TIMESTAMP'2024-03-14 06:00:00.123456' AS t, TIMESTAMP_NTZ'2024-03-14 06:00:00.123456' AS n,
                  array(TIMESTAMP'2024-03-14 06:00:00.123456', NULL) AS l""");
        assertThat(csv(file).get(0))
                .isEqualTo(new String(
                        ("219000123,103.75,1.25,Ærø,FF00,2024-03-14T06:00:00.123456Z,2024-03-14T06:00:00.123456,"
                                        + "\"[\"\"2024-03-14T06:00:00.123456Z\"\",null]\",0,port,ok")
                                .getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "named_struct('a', 1)",
                "map('a', 1)",
                "array(named_struct('a', 1))",
                "array(array(1))",
                "array(X'FF')"
            })
    void refusesNestedColumnsForCsvBeforeTheStart(String nested) {
        Path file = TestFiles.parquet(
                folder.resolve("a.parquet"), "SELECT 103.75D AS lon, 1.25D AS lat, %s AS deep".formatted(nested));
        CommandRun run = tag(file, "--output", folder.resolve("out"), "--format", "csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("'deep'", "--format parquet");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(tag(file, "--format", "csv").code()).isZero();
    }

    @Test
    void reachesIntoNestedJson() {
        Path file = TestFiles.lines(
                folder.resolve("raw.jsonl"),
                "{\"MetaData\":{\"MMSI\":219000123,\"latitude\":1.250,\"longitude\":103.75},\"Message\":{\"Sog\":8.50}}",
                "{\"MetaData\":{\"MMSI\":2190001,\"latitude\":1.25,\"longitude\":7}}");
        Object[] columns = {
            "--lon-column", "MetaData.longitude", "--lat-column", "MetaData.latitude", "--mmsi-column", "MetaData.MMSI"
        };
        CommandRun run = tag(
                file,
                Stream.concat(Stream.of(columns), Stream.of("--output", folder.resolve("rows")))
                        .toArray());
        assertThat(run.code()).as(run.err()).isZero();
        Row row = TestSpark.session()
                .read()
                .parquet(folder.resolve("rows").toString())
                .filter("zone_index = 0")
                .first();
        assertThat(row.toString())
                .isEqualTo(
                        "[{\"MMSI\":219000123,\"latitude\":1.250,\"longitude\":103.75},{\"Sog\":8.50},219000123,0,port,ok]");
        assertThat(csv(file, columns)).contains("MetaData,Message,mmsi,zone_index,zone_name,position_status");
    }

    @Test
    void takesNoColumnOfTheNameOfBatchesToAnOutputThatGrows() {
        TestFiles.lines(folder.resolve("in/a.csv"), "lat,lon,Batch", "1.25,103.75,x");
        CommandRun run = tag(folder.resolve("in"), "--output", folder.resolve("out"), "--append-new");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains("'Batch'");
    }

    /** Whatever Spark's source of new files calls its columns. */
    @Test
    void keepsTheValuesOfFoldersOfNewFiles() {
        Path in = folder.resolve("in");
        TestFiles.lines(in.resolve("path=05/length=1d/a.csv"), "lat,lon", "1.25,103.75");
        Path out = folder.resolve("out");
        assertThat(tag(in, "--output", out, "--append-new").code()).isZero();
        TestFiles.lines(in.resolve("path=2024-03-14/length=7/b.csv"), "lat,lon", "1.5,103.5");
        CommandRun run = tag(in, "--output", out, "--append-new");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestSpark.session()
                        .read()
                        .parquet(out.toString())
                        .select("lat", "path", "length")
                        .collectAsList())
                .map(Row::toString)
                .containsExactlyInAnyOrder("[1.25,05,1d]", "[1.5,2024-03-14,7]");
    }
}
