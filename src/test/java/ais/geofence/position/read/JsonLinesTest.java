package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the values of JSON lines. */
class JsonLinesTest {
    @TempDir
    Path folder;

    private Path json(String name, String... members) {
        String[] lines = new String[members.length];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "{\"lon\": 103.75, \"lat\": 1.25" + members[i] + "}";
        }
        return TestFiles.lines(folder.resolve(name), lines);
    }

    /** The files in their order, though Spark reads the largest first, and in several parts at once. */
    @Test
    void keepsTheOrderInWhichKeysFirstAppear() {
        Path first = json("a.jsonl", ", \"zulu\": 1", ", \"mike\": 1, \"zulu\": 2");
        String[] many = new String[60_000];
        Arrays.fill(many, ", \"bravo\": 1, \"mike\": 2");
        many[59_998] = ", \"alpha\": 1, \"bravo\": 1";
        many[59_999] = ", \"yankee\": 1, \"alpha\": 2";
        Path second = json("b.jsonl", many);
        SparkSession spark = TestSpark.session();
        spark.conf().set("spark.sql.files.maxPartitionBytes", "200k");
        try {
            assertThat(new PositionReader(spark, ColumnOptions.AUTO)
                            .read(List.of(first.toString(), second.toString()), Copies.ONE)
                            .inputColumns())
                    .containsExactly("lon", "lat", "zulu", "mike", "bravo", "alpha", "yankee");
        } finally {
            spark.conf().unset("spark.sql.files.maxPartitionBytes");
        }
    }

    @Test
    void keepsAnMmsiAsItIsWritten() {
        Reading reading = Reading.of(json(
                "a.jsonl",
                ", \"mmsi\": 219000123",
                ", \"mmsi\": 2190001",
                ", \"mmsi\": \"002190001\"",
                ", \"mmsi\": 2.190001E8",
                ", \"mmsi\": -5",
                ", \"mmsi\": \"none\"",
                ""));
        assertThat(reading.values("mmsi"))
                .containsExactly("219000123", "2190001", "002190001", "2.190001E8", "-5", "none", null);
    }

    /** Whatever stands in the other rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "12.50",
                "1e5",
                "1.0E10",
                "-0",
                "-0.0",
                "123456789012345678901234567890.10",
                "1E400",
                "true",
                "false",
                "NaN",
                "{\"b\":  [1.50, null,{}]}",
                "[ ]",
                "[1,2 , \"}\"]"
            })
    void keepsAValueAsItIsWritten(String value) {
        String name = "a.jsonl";
        assertThat(Reading.of(json(name, ", \"x\": " + value)).values("x")).containsExactly(value);
        for (String other : List.of("0.5", "\"text\"", "{\"a\": 1}", "[0.5]", "7", "true", "null")) {
            Reading reading = Reading.of(json(name, ", \"x\": " + value, ", \"x\": " + other, ""));
            assertThat(reading.values("x").get(0)).as(other).isEqualTo(value);
            assertThat(reading.values("x").get(2)).isNull();
            assertThat(reading.positions().rows().schema().apply("x").dataType())
                    .isEqualTo(DataTypes.StringType);
        }
    }

    @Test
    void keepsTextsWithoutTheirEscapes() {
        Reading reading = Reading.of(json(
                "a.jsonl",
                ", \"x\": \"\"",
                ", \"x\": \" 007 \"",
                ", \"x\": \"\\u00c6r\\u00f8 \\\"\\\\\\n\"",
                ", \"x\": \"\uD83D\uDEA2\"",
                ", 'x': '2024-03-14'",
                ", \"x\": null"));
        assertThat(reading.values("x")).containsExactly("", " 007 ", "Ærø \"\\\n", "\uD83D\uDEA2", "2024-03-14", null);
    }

    @Test
    void givesTheDaysOfOneFeedTheSameTypes() {
        Reading one = Reading.of(json("1.jsonl", ", \"a\": 1, \"b\": {\"c\": 1}", ", \"a\": 2, \"b\": {\"d\": []}"));
        Reading other = Reading.of(json("2.jsonl", ", \"a\": 1.5, \"b\": \"x\"", ", \"a\": \"x\", \"b\": null"));
        assertThat(one.positions().rows().schema())
                .isEqualTo(other.positions().rows().schema());
    }

    @Test
    void rejectsARowThatHasAKeyTwice() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.jsonl"),
                "{\"lon\": 103.75, \"lat\": 1.25, \"mmsi\": 219000123}",
                "{\"lon\": 103.75, \"lat\": 1.25, \"mmsi\": 219000123, \"lat\": 2.25}",
                "{\"lon\": 103.75, \"lat\": 1.25, \"l\\u0061t\": 2.25}",
                "{\"lon\": 103.75, \"mmsi\": null, \"lat\": 1.25, \"mmsi\": null}",
                "{\"lon\": 103.75, \"lat\": 3.25, \"other\": {\"x\": 1, \"x\": 2}}"));
        assertThat(reading.values("lat")).containsExactly(1.25, 3.25);
        assertThat(reading.value(reading.rows().get(1), "other")).isEqualTo("{\"x\": 1, \"x\": 2}");
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_JSON, 3L));
        assertThat(reading.records().get(0)).contains("1.25, \"mmsi\": 219000123, \"lat\": 2.25");
    }

    @Test
    void takesNoColumnFromALineThatIsMalformed() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.jsonl"),
                "{\"lon\": 103.75, \"lat\": 1.25}",
                "{\"lon\": 103.75, \"lat\": 1.25, \"LAT\": 1",
                "{\"lon\": 103.75, \"zone_index\": 1.25} x",
                "{\"lon\": 103.75, \"a\": 01}"));
        assertThat(reading.positions().inputColumns()).containsExactly("lon", "lat");
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_JSON, 3L));
    }

    @Test
    void takesNamesOfEveryKind() {
        Reading reading = Reading.of(json(
                "a.jsonl",
                ", \"\": 1, \"__v\": 2, \"value\": 3, \"_metadata\": 4, \"a b\": 5, \"`\": 6, \".\": 7, \"x.\": 8"));
        assertThat(reading.positions().inputColumns())
                .containsExactly("lon", "lat", "_c", "__v", "value", "_metadata", "a b", "`", ".", "x.");
        assertThat(reading.value("_c")).isEqualTo("1");
        assertThat(reading.value(".")).isEqualTo("7");
    }

    @Test
    void refusesMoreKeysThanColumns() {
        String[] lines = IntStream.range(0, 1001)
                .mapToObj(i -> ", \"ship%d\": 1".formatted(i))
                .toArray(String[]::new);
        assertThat(Reading.refused(json("a.jsonl", lines))).contains("more than 1000 different keys");
    }

    @Test
    void tellsTheKindOfAnMmsiThatIsANumber() {
        Reading reading = Reading.of(json(
                "a.jsonl",
                ", \"mmsi\": 219000123.0",
                ", \"mmsi\": 2.19000123E8",
                ", \"mmsi\": 2190001",
                ", \"mmsi\": 219000123.5",
                ", \"mmsi\": \"002190001\"",
                ", \"mmsi\": 1e999999999",
                ", \"mmsi\": true",
                ", \"mmsi\": \"219000123\\u0000\""));
        assertThat(reading.mmsiKinds())
                .containsExactly(
                        MmsiKind.SHIP,
                        MmsiKind.SHIP,
                        MmsiKind.OTHER_STATION,
                        MmsiKind.INVALID,
                        MmsiKind.OTHER_STATION,
                        MmsiKind.INVALID,
                        MmsiKind.INVALID,
                        MmsiKind.INVALID);
    }

    @Test
    void reachesIntoNestedObjects() {
        ColumnOptions options = Reading.columns("MetaData.longitude", "MetaData.p.lat", "MetaData.MMSI", null, null);
        Reading reading = Reading.of(
                options,
                TestFiles.lines(
                        folder.resolve("a.jsonl"),
                        "{\"MetaData\": {\"MMSI\": 219000123, \"longitude\": 103.750, \"p\": {\"lat\": 1.25}}, \"x\": 1}",
                        "{\"x\": 2, \"MetaData\": {\"p\": {\"lat\": \"2.25\", \"lat2\": [{}]}, \"longitude\":\"103.5\"}}",
                        "{\"MetaData\": {\"longitude\": 1, \"longitude\": 2}}",
                        "{\"MetaData\": {\"longitude\": {}, \"p\": {\"lat\": 1}}}",
                        "{\"MetaData\": [{\"longitude\": 1}]}",
                        "{\"MetaData\": null, \"x\": 3}"));
        assertThat(reading.values(Positions.LON)).containsExactly(103.75, 103.5, null, null);
        assertThat(reading.values(Positions.LAT)).containsExactly(1.25, 2.25, null, null);
        assertThat(reading.positions().inputColumns()).containsExactly("MetaData", "x");
        assertThat(reading.values("MetaData").subList(0, 2))
                .containsExactly(
                        "{\"MMSI\": 219000123, \"longitude\": 103.750, \"p\": {\"lat\": 1.25}}",
                        "{\"p\": {\"lat\": \"2.25\", \"lat2\": [{}]}, \"longitude\":\"103.5\"}");
        assertThat(reading.mmsiKinds().subList(0, 2)).containsExactly(MmsiKind.SHIP, MmsiKind.MISSING);
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_JSON, 1L, RejectReason.NOT_A_NUMBER, 1L));
    }

    @Test
    void findsNestedMembersIgnoringCase() {
        Path file = TestFiles.lines(
                folder.resolve("a.jsonl"),
                "{\"x\": 1, \"MetaData\": {\"Longitude\": 103.75, \"Deep\": {\"LAT\": 1.25, \"at\": \"2026-01-02T03:04:05Z\"}}}",
                "{\"MetaData\": {\"Longitude\": 103.5, \"Deep\": {\"LAT\": 2.25, \"at\": \"2026-01-02T03:04:05Z\"}}}");
        Reading reading = Reading.of(
                Reading.columns("metadata.longitude", "METADATA.deep.lat", null, "metaData.DEEP.at", null), file);
        assertThat(reading.values(Positions.LON)).containsExactly(103.75, 103.5);
        assertThat(reading.values(Positions.LAT)).containsExactly(1.25, 2.25);
        assertThat(reading.times()).containsOnly(RowFlags.Time.READ);
        assertThat(reading.positions().inputColumns()).containsExactly("x", "MetaData");
        assertThat(reading.reasons()).isEmpty();
        assertThat(Reading.refused(
                        Reading.columns("metadata.longitude", "metadata.latitude", null, null, null), file.toString()))
                .endsWith(
                        "--lat-column asks for a column 'metadata.latitude', which is not in the header 'x', 'MetaData'");
    }

    @Test
    void refusesNestedMembersThatDifferByCaseAlone() {
        Path file = TestFiles.lines(
                folder.resolve("a.jsonl"),
                "{\"m\": {\"lon\": 103.75, \"lat\": 1.25}}",
                "{\"m\": {\"Lon\": 103.5, \"lat\": 1.25}}");
        assertThat(Reading.refused(Reading.columns("m.lon", "m.lat", null, null, null), file.toString()))
                .contains("'m.lon'", "'m.Lon'", "rename one");
    }

    @Test
    void takesAColumnWhoseNameHasADotFirst() {
        ColumnOptions options = Reading.columns("m.lon", "m.lat", null, null, null);
        Reading reading = Reading.of(
                options,
                TestFiles.lines(
                        folder.resolve("a.jsonl"),
                        "{\"m.lon\": 103.75, \"m\": {\"lon\": 7, \"lat\": 1.25}, \"lat\": 3}"));
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(reading.value(Positions.LAT)).isEqualTo(1.25);
        assertThat(Reading.refused(
                        Reading.columns("m.longitude", "lat", null, null, null),
                        folder.resolve("a.jsonl").toString()))
                .contains("--lon-column asks for a column 'm.longitude', which is not in the header");
    }

    @Test
    void tellsFilesWhoseKeysDifferByCaseAlone() {
        assertThat(Reading.refused(json("a.jsonl", ", \"Name\": 1", ", \"name\": 1")))
                .contains("'Name'", "'name'", "rename one");
    }
}
