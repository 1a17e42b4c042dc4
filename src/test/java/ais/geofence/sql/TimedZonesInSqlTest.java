package ais.geofence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones that are valid for a time, in SQL. */
class TimedZonesInSqlTest {
    private static final String CATALOG = "spark.sql.catalog.geofence";

    /** A slow area in winter, a faster one from then on, and the port around both. */
    private static final String SEASONS = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "slow", "knots": 10, "begin": "2024-11-01", "end": "2025-05-01"},
               "geometry": {"type": "Polygon", "coordinates": [[[-72, 40], [-70, 40], [-70, 42], [-72, 42], [-72, 40]]]}},
              {"type": "Feature", "properties": {"name": "fast", "knots": 14, "begin": "2025-05-01T00:00:00Z", "end": ""},
               "geometry": {"type": "Polygon", "coordinates": [[[-72, 40], [-70, 40], [-70, 42], [-72, 42], [-72, 40]]]}},
              {"type": "Feature", "properties": {"name": "port", "begin": null},
               "geometry": {"type": "Polygon", "coordinates": [[[-73, 39], [-69, 39], [-69, 43], [-73, 43], [-73, 39]]]}}
            ]}
            """;

    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session().newSession();

    @BeforeEach
    void setUp() throws IOException {
        Path zones = Files.writeString(folder.resolve("seasons.geojson"), SEASONS);
        set(CATALOG, ZoneFunctionCatalog.class.getName());
        set(CATALOG + ".zones", zones.toString());
        set(CATALOG + ".valid-from", "begin");
        set(CATALOG + ".valid-to", "end");
        set(CATALOG + ".always.zones", zones.toString());
    }

    private void set(String key, String value) {
        spark.conf().set(key, value);
    }

    @Test
    void onePropertyIsNotBothLimits() {
        set(CATALOG + ".valid-to", "begin");
        assertThatThrownBy(() -> spark.sql("SELECT geofence.zone_index(1D, 2D)").collectAsList())
                .hasMessageContaining(CATALOG + ".valid-from and valid-to both name the property 'begin'");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersForRowsWithAndWithoutGeneratedCode(boolean generated) {
        set("spark.sql.codegen.wholeStage", String.valueOf(generated));
        set("spark.sql.codegen.factoryMode", generated ? "CODEGEN_ONLY" : "NO_CODEGEN");
        spark.sql("""
                SELECT * FROM VALUES (1, -71D, 41D, '2024-10-31 23:59:59.999999'), (2, -71D, 41D, '2024-11-01 00:00:00'),
                  (3, -71D, 41D, '2025-04-30 23:59:59.999999'), (4, -71D, 41D, '2025-05-01 00:00:00'), (5, -71D, 41D, null),
                  (6, null, 41D, '2025-01-01 00:00:00'), (7, 41D, -71D, '2025-01-01 00:00:00') AS rows(id, lon, lat, at)""")
                .selectExpr("id", "lon", "lat", "CAST(at || 'Z' AS TIMESTAMP) AS time")
                .createOrReplaceTempView("positions");

        assertThat(rows(
                        "SELECT geofence.zone_index(lon, lat, time), geofence.zone_name(lon, lat, time), geofence.zone_indexes(lon, lat, time),"
                                + " geofence.zone_property(lon, lat, time, 'knots') FROM positions ORDER BY id"))
                .containsExactly(
                        "[2,port,ArraySeq(2),null]",
                        "[0,slow,ArraySeq(0, 2),10]",
                        "[0,slow,ArraySeq(0, 2),10]",
                        "[1,fast,ArraySeq(1, 2),14]",
                        "[null,null,null,null]",
                        "[null,null,null,null]",
                        "[-1,null,ArraySeq(),null]");
    }

    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP'2025-01-01 00:00:00Z', 0",
        "TIMESTAMP_NTZ'2025-04-30 23:59:59', 0",
        "DATE'2025-05-01', 1",
        "DATE'2024-11-01', 0",
        "DATE'2024-10-31', 2",
        "timestamp_micros(-1), 2",
        "NULL, null",
        "CAST(NULL AS TIMESTAMP), null"
    })
    void castsDatesInTheTimeZoneOfTheSession(String time, String zone) {
        set("spark.sql.session.timeZone", "UTC");
        assertThat(rows("SELECT geofence.zone_index(-71, 41, %s)".formatted(time)))
                .containsExactly("[" + zone + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone_index(-71, 41)             | zone_index(lon, lat, time)",
                "zone_name(-71, 41)              | zone_name(lon, lat, time)",
                "zone_indexes(-71, 41)           | zone_indexes(lon, lat, time)",
                "zone_property(-71, 41, 'knots') | zone_property(lon, lat, time, key)"
            })
    void refusesACallWithoutTheTime(String call, String needed) {
        assertThatThrownBy(() -> rows("SELECT geofence." + call))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("the zones of geofence are valid for a time: %s needs the time of the position"
                        .formatted(needed));
    }

    @Test
    void takesATimeForZonesThatAreAlwaysValidToo() {
        String time = "TIMESTAMP'1999-01-01 00:00:00Z'";
        assertThat(rows("SELECT geofence.always.zone_index(-71, 41, %1$s), geofence.always.zone_index(-71, 41),"
                                .formatted(time)
                        + " geofence.always.zone_property(-71, 41, %1$s, 'knots'), geofence.always.zone_indexes(-71, 41, %1$s)"
                                .formatted(time)))
                .containsExactly("[0,0,10,ArraySeq(0, 1, 2)]");
    }

    @Test
    void listsTheTimesInTheTable() {
        set("spark.sql.session.timeZone", "UTC");
        assertThat(rows("SELECT name, string(valid_from), string(valid_to) FROM geofence.zones ORDER BY index"))
                .containsExactly(
                        "[slow,2024-11-01 00:00:00,2025-05-01 00:00:00]",
                        "[fast,2025-05-01 00:00:00,null]",
                        "[port,null,null]");
        assertThat(rows("SELECT count(*) FROM geofence.always.zones WHERE valid_from IS NULL AND valid_to IS NULL"))
                .containsExactly("[3]");
    }

    @Test
    void saysWhatIsWrongWithTheProperties() {
        set(CATALOG + ".valid-to", "until");
        assertThatThrownBy(() -> rows("SELECT geofence.zone_index(-71, 41, now())"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("no feature has a property \"until\"");
        set(CATALOG + ".valid-to", "name");
        assertThatThrownBy(() -> rows("SELECT geofence.zone_index(-71, 41, now())"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("feature 1 \"slow\": has the name \"slow\"");
    }

    @Test
    void tellsCallsWithAndWithoutTheTimeApart() {
        assertThat(
                        rows(
                                "SELECT geofence.zone_name(lon, lat, time), count(*) FROM VALUES (-71D, 41D, TIMESTAMP'2025-01-01'), (-71D, 41D, TIMESTAMP'2025-07-01')"
                                        + " AS p(lon, lat, time) GROUP BY geofence.zone_name(lon, lat, time) ORDER BY geofence.zone_name(lon, lat, time)"))
                .containsExactly("[fast,1]", "[slow,1]");
    }

    private List<String> rows(String sql) {
        return spark.sql(sql).collectAsList().stream().map(Row::toString).toList();
    }
}
