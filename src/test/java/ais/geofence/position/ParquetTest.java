package ais.geofence.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.testing.TestSpark;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(reading.value("month")).isEqualTo(7);
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
}
