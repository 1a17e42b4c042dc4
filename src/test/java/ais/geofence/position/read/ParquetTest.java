package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Feed;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.testing.NewerParquet;
import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet, with the types that feeds keep coordinates in. */
class ParquetTest {
    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    /** Writes what a query gives, in one file. */
    private Path parquet(String name, String query) {
        Path path = folder.resolve(name);
        spark.sql(query).coalesce(1).write().parquet(path.toString());
        return path;
    }

    @Test
    void readsDoubles() {
        Reading reading = Reading.of(parquet("a", """
                SELECT * FROM VALUES (219000123L, 1.25D, 103.75D, TIMESTAMP'2020-01-01 00:00:00'),
                  (2190001L, double('NaN'), 103.75D, NULL), (NULL, NULL, 103.75D, NULL),
                  (2190001234L, 91D, 181D, TIMESTAMP'0001-01-01 00:00:00'), (0L, -0D, 0D, NULL)
                AS t(mmsi, latitude, longitude, dt_pos_utc)"""));
        assertThat(reading.positions().columns().feed()).isEqualTo(Feed.UNGP);
        assertThat(reading.statuses())
                .containsExactly(
                        PositionStatus.OK,
                        PositionStatus.NOT_FINITE,
                        PositionStatus.MISSING,
                        PositionStatus.NOT_AVAILABLE,
                        PositionStatus.ZERO);
        assertThat(reading.mmsiKinds())
                .containsExactly(
                        MmsiKind.SHIP,
                        MmsiKind.OTHER_STATION,
                        MmsiKind.MISSING,
                        MmsiKind.INVALID,
                        MmsiKind.OTHER_STATION);
        assertThat(reading.times())
                .containsExactly(
                        RowFlags.Time.READ,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE);
        assertThat(reading.rejected()).isEmpty();
    }

    @Test
    void readsFloatsDecimalsAndIntegers() {
        Reading reading = Reading.of(parquet("a", """
                SELECT * FROM VALUES (1.1F, 103.750000000000001BD, 5), (float('inf'), NULL, 6)
                AS t(lat, lon, n)"""));
        assertThat(reading.rows().get(0).getDouble(3)).isEqualTo(103.75);
        assertThat(reading.rows().get(0).getDouble(4)).isEqualTo(1.1f);
        assertThat(reading.rows().get(0).get(1)).isEqualTo(new BigDecimal("103.750000000000001"));
        assertThat(reading.statuses()).containsExactly(PositionStatus.OK, PositionStatus.MISSING);
    }

    @Test
    void readsTextAndKeepsARejectedRowAsJson() {
        Reading reading = Reading.of(parquet("a", """
                SELECT * FROM VALUES ('1.25', '103.75', 'a'), ('1,25', '103.75', 'b'), ('', NULL, 'c')
                AS t(lat, lon, `vessel.name`)"""));
        assertThat(reading.values("vessel.name")).containsExactly("a", "c");
        assertThat(reading.records()).containsExactly("{\"lat\":\"1,25\",\"lon\":\"103.75\",\"vessel.name\":\"b\"}");
        assertThat(reading.rejected().get(0).getString(1)).endsWith(".parquet");
    }

    @Test
    void keepsColumnsOfEveryTypeAndName() {
        Reading reading = Reading.of(parquet("a", """
                SELECT 1.25D AS lat, 103.75D AS lon, named_struct('a.b', 1) AS `x.y`, array(1, 2) AS `z ``w`,
                  map('k', 2D) AS m, DATE'2011-12-30' AS d, X'CAFE' AS bytes"""));
        Row row = reading.row();
        assertThat(row.getStruct(2).getInt(0)).isEqualTo(1);
        assertThat(row.getList(3)).isEqualTo(List.of(1, 2));
        assertThat(row.getJavaMap(4)).hasToString("{k=2.0}");
        assertThat(row.get(5)).hasToString("2011-12-30");
        assertThat((byte[]) row.get(6)).containsExactly(0xCA, 0xFE);
    }

    @Test
    void keepsTheColumnsOfKeyValueFolders() {
        spark.sql("SELECT 1.25D AS latitude, 103.75D AS longitude, 219000123 AS mmsi, 2024 AS year, 7 AS month")
                .write()
                .partitionBy("year", "month")
                .parquet(folder.resolve("a").toString());
        Reading reading = Reading.of(folder.resolve("a"));
        assertThat(reading.positions().inputColumns())
                .containsExactly("latitude", "longitude", "mmsi", "year", "month");
        assertThat(reading.value("month")).isEqualTo("7");
    }

    @Test
    void refusesColumnsThatAreNoNumbers() {
        assertThat(Reading.refused(parquet("a", "SELECT true AS lat, 103.75D AS lon")))
                .contains("'lat'")
                .contains("BOOLEAN");
        assertThat(Reading.refused(parquet("b", "SELECT array(1) AS lat, 103.75D AS lon")))
                .contains("'lat'");
    }

    @Test
    void refusesDifferentColumnsInOneFolder() {
        parquet("days/a", "SELECT 1.25D AS lat, 103.75D AS lon");
        parquet("days/b", "SELECT 1.25D AS lat, 103.75D AS lon, 1 AS more");
        assertThat(Reading.refused(folder.resolve("days"))).contains("days/b/").contains("1 of 2 files");
        parquet("types/a", "SELECT 1.25D AS lat, 103.75D AS lon");
        parquet("types/b", "SELECT 1.25F AS lat, 103.75D AS lon");
        assertThat(Reading.refused(folder.resolve("types"))).contains("types/b/");
    }

    @Test
    void refusesColumnsThatDifferByCaseAlone() {
        spark.conf().set("spark.sql.caseSensitive", "true");
        Path path;
        try {
            path = parquet("a", "SELECT 1.25D AS lat, 103.75D AS lon, 2D AS LON");
        } finally {
            spark.conf().unset("spark.sql.caseSensitive");
        }
        assertThat(Reading.refused(path))
                .contains("part-")
                .containsIgnoringCase("lon")
                .contains("rename");
    }

    @Test
    void refusesACompressionWithoutItsCode() {
        assertThatThrownBy(() -> Reading.of(Path.of("src/test/resources/zones/brotli.parquet")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "brotli.parquet: the Parquet file is compressed with brotli, which can't be read here")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.INPUT);
    }

    /** Text whose writer did not call it so, as old tools write it. */
    @Test
    void takesBytesForTextWhereAPositionIs() {
        Reading reading = Reading.of(parquet("a", """
                SELECT CAST(lat AS BINARY) AS lat, CAST(lon AS BINARY) AS lon, CAST(mmsi AS BINARY) AS mmsi, X'FF' AS other
                FROM VALUES ('1.25', '103.75', '219000123'), ('1.5', '', '002190001'), ('x', '103.75', NULL)
                AS t(lat, lon, mmsi)"""));
        assertThat(reading.values("lat")).containsExactly(1.25, 1.5);
        assertThat(reading.values("mmsi")).containsExactly("219000123", "002190001");
        assertThat(reading.mmsiKinds()).containsExactly(MmsiKind.SHIP, MmsiKind.OTHER_STATION);
        assertThat((byte[]) reading.value(reading.rows().get(0), "other")).containsExactly(0xFF);
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_NUMBER, 1L));
    }

    @Test
    void makesAnMmsiThatIsANumberItsText() {
        Reading reading = Reading.of(parquet("a", """
                SELECT 1.25D AS lat, 103.75D AS lon, mmsi FROM VALUES (219000123), (2190001), (0), (-5),
                  (1234567890), (NULL) AS t(mmsi)"""));
        assertThat(reading.values("mmsi")).containsExactly("219000123", "2190001", "0", "-5", "1234567890", null);
    }

    @Test
    void writesAnMmsiThatIsAFractionAsTheWholeNumberItIs() {
        Reading reading = Reading.of(parquet("a", """
                SELECT 1.25D AS lat, 103.75D AS lon, mmsi FROM VALUES (219000123D), (2190001D), (219000123.5D),
                  (double('NaN')), (1e300D), (NULL) AS t(mmsi)"""));
        assertThat(reading.values("mmsi"))
                .containsExactly("219000123", "2190001", "2.190001235E8", "NaN", "1.0E300", null);
        assertThat(reading.mmsiKinds())
                .containsExactly(
                        MmsiKind.SHIP,
                        MmsiKind.OTHER_STATION,
                        MmsiKind.INVALID,
                        MmsiKind.INVALID,
                        MmsiKind.INVALID,
                        MmsiKind.MISSING);
        assertThat(Reading.of(parquet("b", "SELECT 1.25D AS lat, 103.75D AS lon, 219000123.00BD AS mmsi"))
                        .value("mmsi"))
                .isEqualTo("219000123");
    }

    /** With Spark's vectorized reader and without. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void readsTypesThatSparkDoesNotKnow(String vectorized) {
        Path file = ParquetFile.write(
                folder.resolve("a.parquet"),
                """
                message m {
                  optional double lat; optional double lon;
                  optional int64 time (TIMESTAMP(NANOS,true)); required int64 local (TIMESTAMP(NANOS,false));
                  optional fixed_len_byte_array(16) id (UUID); optional int32 a (TIME(MILLIS,true));
                  optional int64 b (TIME(MICROS,false)); optional int64 c (TIME(NANOS,true));
                  optional fixed_len_byte_array(2) half (FLOAT16);
                }""",
                row -> row.append("lat", 1.25)
                        .append("lon", 103.75)
                        .append("time", 1_719_791_999_123_456_789L)
                        .append("local", -1L)
                        .append(
                                "id",
                                Binary.fromConstantByteArray(
                                        HexFormat.of().parseHex("12345678123456789abcdef012345678")))
                        .append("a", 21_600_500)
                        .append("b", 86_399_999_999L)
                        .append("c", 86_400_000_000_000L)
                        .append("half", Binary.fromConstantByteArray(new byte[] {0, (byte) 0xBE})),
                row -> row.append("lat", 1.25).append("local", Long.MIN_VALUE));
        spark.conf().set("spark.sql.parquet.enableVectorizedReader", vectorized);
        try {
            Reading reading = Reading.of(file);
            assertThat(reading.rows().get(0).toSeq().take(9).mkString(" "))
                    .isEqualTo("1.25 103.75 2024-06-30T23:59:59.123456Z 1969-12-31T23:59:59.999999"
                            + " 12345678-1234-5678-9abc-def012345678 06:00:00.500 23:59:59.999999 86400000000000 -1.5");
            assertThat(reading.rows().get(1).isNullAt(2)).isTrue();
            assertThat(reading.value(reading.rows().get(1), "local")).hasToString("1677-09-21T00:12:43.145224");
            assertThat(reading.times()).containsExactly(RowFlags.Time.READ, RowFlags.Time.UNREADABLE);
        } finally {
            spark.conf().unset("spark.sql.parquet.enableVectorizedReader");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional fixed_len_byte_array(12) bad (INTERVAL);",
                "optional group bad { optional int64 t (TIMESTAMP(NANOS,true)); }",
                "optional group bad (LIST) { repeated group list { optional fixed_len_byte_array(16) element (UUID); } }",
                "repeated int64 bad (TIMESTAMP(NANOS,true));"
            })
    void namesAColumnThatCannotBeRead(String column) {
        Path file = ParquetFile.write(
                folder.resolve("a.parquet"),
                "message m { optional double lat; optional double lon; %s }".formatted(column));
        assertThat(Reading.refused(file))
                .startsWith(file + ": column 'bad' is of a type that can't be read")
                .contains("write it as text, or leave it out");
    }

    @ParameterizedTest
    @ValueSource(bytes = {NewerParquet.VARIANT, NewerParquet.GEOMETRY})
    void namesAColumnOfANewerType(byte type) throws IOException {
        Path file = NewerParquet.of(
                ParquetFile.write(
                        folder.resolve("a.parquet"),
                        "message m { optional double lat; optional double lon; optional binary shape; }"),
                "shape",
                type);
        assertThat(Reading.refused(file))
                .startsWith(file + ": column 'shape' is of a type that is too new to be read")
                .contains("write it as text, or leave it out");
    }

    @Test
    void readsFilesWithColumnsCalledAsSparksOwn() {
        Reading reading = Reading.of(parquet(
                "a", "SELECT 1.25D AS lat, 103.75D AS lon, 7 AS _metadata, 8 AS __index_level_0__, 9 AS __lon"));
        assertThat(reading.positions().inputColumns())
                .containsExactly("lat", "lon", "_metadata", "__index_level_0__", "__lon");
        assertThat(reading.value("_metadata")).isEqualTo(7);
        assertThat(reading.value("__lon")).isEqualTo(9);
    }

    @Test
    void findsNestedColumnsIgnoringCase() {
        Path file = parquet("a", """
                SELECT named_struct('Longitude', 103.75D, 'p.Q', named_struct('LAT', '1.25')) AS Meta, 7 AS x""");
        Reading reading = Reading.of(Reading.columns("meta.longitude", "META.P.q.lat", null, null, null), file);
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(reading.value(Positions.LAT)).isEqualTo(1.25);
        assertThat(Reading.refused(
                        Reading.columns("meta.longitude", "meta.latitude", null, null, null), file.toString()))
                .endsWith("--lat-column asks for a column 'meta.latitude', which is not in the header 'Meta', 'x'");
        Path twins = parquet("b", "SELECT named_struct('lon', 103.75D, 'Lon', 103.5D, 'lat', 1.25D) AS m");
        assertThat(Reading.refused(Reading.columns("m.LON", "m.lat", null, null, null), twins.toString()))
                .contains("`lon` already exists");
    }

    @Test
    void reachesIntoNestedColumns() {
        Path file = parquet("a", """
                SELECT named_struct('longitude', 103.75D, 'p.q', named_struct('lat', '1.25'), 'MMSI', 219000123D,
                  'time', TIMESTAMP'2024-03-14 06:00:00') AS Meta, 7 AS x
                UNION ALL SELECT NULL, 8""");
        Reading reading =
                Reading.of(Reading.columns("Meta.longitude", "Meta.p.q.lat", "Meta.MMSI", "Meta.time", null), file);
        assertThat(reading.values(Positions.LON)).containsExactlyInAnyOrder(103.75, null);
        assertThat(reading.values(Positions.LAT)).containsExactlyInAnyOrder(1.25, null);
        assertThat(reading.mmsiKinds()).containsExactlyInAnyOrder(MmsiKind.SHIP, MmsiKind.MISSING);
        assertThat(reading.times()).containsExactlyInAnyOrder(RowFlags.Time.READ, RowFlags.Time.UNREADABLE);
        assertThat(reading.positions().inputColumns()).containsExactly("Meta", "x");
    }
}
