package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Feed;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PointColumn;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions that come as points. */
class PointsTest {
    /** 103.75, 1.25. */
    private static final String WKB = "01010000000000000000F05940000000000000F43F";

    @TempDir
    Path folder;

    private static void assertPlace(Reading reading, String column) {
        assertThat(reading.positions().columns().place()).isEqualTo(new PointColumn(column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"geometry", "geom", "wkb_geometry", "WKT", "the_geom", "# Geometry"})
    void findsTextOfPointsByTheUsualNames(String name) {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.csv"),
                name + ",ssvid,timestamp",
                "POINT(103.75 1.25),219000123,2024-05-06 07:08:09",
                "\"SRID=4326;POINT Z (103.75 1.25 0)\",219000123,2024-05-06 07:08:09",
                WKB + ",219000123,2024-05-06 07:08:09",
                "\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[103.75,1.25]}\",219000123,2024-05-06 07:08:09",
                ",219000123,2024-05-06 07:08:09",
                "POINT EMPTY,219000123,2024-05-06 07:08:09",
                "POINT(181 91),219000123,2024-05-06 07:08:09",
                "\"POLYGON((103 1,104 1,104 2,103 1))\",219000123,2024-05-06 07:08:09"));
        String column = name.replace("# ", "");
        assertPlace(reading, column);
        assertThat(reading.values(Positions.LON)).containsExactly(103.75, 103.75, 103.75, 103.75, null, null, null);
        assertThat(reading.values(Positions.LAT)).containsExactly(1.25, 1.25, 1.25, 1.25, null, null, null);
        assertThat(reading.statuses().subList(4, 7))
                .containsExactly(PositionStatus.MISSING, PositionStatus.MISSING, PositionStatus.NOT_AVAILABLE);
        assertThat(reading.mmsiKinds()).containsOnly(MmsiKind.SHIP);
        assertThat(reading.times()).containsOnly(RowFlags.Time.READ);
        assertThat(reading.positions().inputColumns()).containsExactly(column, "ssvid", "timestamp");
        assertThat(reading.values(column)).startsWith("POINT(103.75 1.25)");
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_POINT, 1L));
        assertThat(reading.records().get(0)).startsWith("\"POLYGON((103 1");
    }

    @Test
    void longitudeAndLatitudeWin() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.csv"), "geometry,lat,lon", "POINT(7 8),1.25,103.75", "x,1.25,103.75"));
        assertThat(reading.values(Positions.LON)).containsExactly(103.75, 103.75);
        Reading named = Reading.of(Reading.geometry("GEOMETRY"), folder.resolve("a.csv"));
        assertThat(named.value(named.rows().get(0), Positions.LON)).isEqualTo(7.0);
        assertThat(named.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_POINT, 1L));
        assertThat(named.value(named.rows().get(0), "lat")).isEqualTo("1.25");
    }

    @Test
    void aLatitudeAloneDoesNotKeepAPointFromBeingFound() {
        assertPlace(
                Reading.of(TestFiles.lines(folder.resolve("a.csv"), "geom,lat", "POINT(103.75 1.25),1.25")), "geom");
    }

    @Test
    void saysWhatToDoAboutSeveralGeometries() {
        Path file = TestFiles.lines(folder.resolve("a.csv"), "geom,WKT,at", "POINT(7 8),POINT(1 2),POINT(103.75 1.25)");
        assertThat(Reading.refused(file))
                .contains("columns 'geom', 'WKT' could each be the geometry; choose one with --geometry-column");
        Reading reading = Reading.of(Reading.geometry("at"), file);
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(Reading.refused(Reading.geometry("shape"), file.toString()))
                .contains(
                        "--geometry-column asks for a column 'shape', which is not in the header 'geom', 'WKT', 'at'");
    }

    @Test
    void readsFeaturesOfGeoJsonLineByLine() {
        Reading reading = Reading.of(
                TestFiles.lines(
                        folder.resolve("a.geojsonl"),
                        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[103.75,1.25]},\"properties\":{\"MMSI\":219000123,\"BaseDateTime\":\"2024-05-06T07:08:09\"}}",
                        "{\"type\":\"Feature\",\"properties\":{\"MMSI\":\"002190001\"},\"geometry\":null}",
                        "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Point\",\"coordinates\":[]}}",
                        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[103,1],[104,1],[104,2],[103,1]]]}}"));
        assertPlace(reading, "geometry");
        assertThat(reading.values(Positions.LON)).containsExactly(103.75, null, null);
        assertThat(reading.statuses())
                .containsExactly(PositionStatus.OK, PositionStatus.MISSING, PositionStatus.MISSING);
        assertThat(reading.positions().columns().mmsi()).hasValue("properties.MMSI");
        assertThat(reading.positions().columns().time()).hasValue("properties.BaseDateTime");
        assertThat(reading.mmsiKinds()).containsExactly(MmsiKind.SHIP, MmsiKind.OTHER_STATION, MmsiKind.MISSING);
        assertThat(reading.times())
                .containsExactly(RowFlags.Time.READ, RowFlags.Time.UNREADABLE, RowFlags.Time.UNREADABLE);
        assertThat(reading.positions().inputColumns()).containsExactly("type", "geometry", "properties");
        assertThat(reading.values("geometry").get(0)).isEqualTo("{\"type\":\"Point\",\"coordinates\":[103.75,1.25]}");
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_POINT, 1L));
    }

    @Test
    void aKeyOfTheObjectItselfComesBeforeOneOfTheProperties() {
        Reading reading = Reading.of(
                TestFiles.lines(
                        folder.resolve("a.jsonl"),
                        "{\"mmsi\":219000123,\"geometry\":{\"type\":\"Point\",\"coordinates\":[103.75,1.25]},\"properties\":{\"mmsi\":7,\"MMSI\":8,\"time\":\"2024-05-06T07:08:09Z\"}}"));
        assertThat(reading.positions().columns().mmsi()).hasValue("mmsi");
        assertThat(reading.mmsiKinds()).containsExactly(MmsiKind.SHIP);
        assertThat(reading.times()).containsExactly(RowFlags.Time.READ);
    }

    @Test
    void saysWhatToDoAboutSeveralTimesInTheProperties() {
        Path file = TestFiles.lines(
                folder.resolve("a.jsonl"),
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[103.75,1.25]},\"properties\":{\"time\":1,\"timestamp\":2}}");
        assertThat(Reading.refused(file))
                .contains("columns 'properties.time', 'properties.timestamp' could each be the time", "--time-column");
    }

    private Path parquet(String name, String sql) {
        Path path = folder.resolve(name);
        TestSpark.session().sql(sql).coalesce(1).write().parquet(path.toString());
        return path;
    }

    @Test
    void readsBinaryOfParquet() {
        Reading reading = Reading.of(parquet("a", """
                SELECT X'%s' AS geometry, 219000123 AS MMSI, TIMESTAMP'2024-05-06 07:08:09' AS BaseDateTime
                UNION ALL SELECT NULL, 219000123, NULL
                UNION ALL SELECT X'0101000000000000000000F87F000000000000F87F', NULL, NULL
                UNION ALL SELECT binary('POINT(103.5 1.5)'), NULL, NULL
                UNION ALL SELECT X'0103000000', NULL, NULL""".formatted(WKB)));
        assertPlace(reading, "geometry");
        assertThat(reading.values(Positions.LON)).containsExactlyInAnyOrder(103.75, null, null, 103.5);
        assertThat(reading.values(Positions.LAT)).containsExactlyInAnyOrder(1.25, null, null, 1.5);
        assertThat(reading.statuses())
                .containsExactlyInAnyOrder(
                        PositionStatus.OK, PositionStatus.MISSING, PositionStatus.MISSING, PositionStatus.OK);
        assertThat((byte[]) reading.value(reading.rows().get(0), "geometry")).hasSize(21);
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_POINT, 1L));
    }

    @Test
    void readsStructsOfGeoArrow() {
        Reading reading = Reading.of(parquet("a", """
                SELECT named_struct('x', 103.75D, 'y', 1.25D) AS geometry
                UNION ALL SELECT NULL UNION ALL SELECT named_struct('x', double('NaN'), 'y', double('NaN'))"""));
        assertThat(reading.values(Positions.LON)).containsExactlyInAnyOrder(103.75, null, null);
        assertThat(reading.values(Positions.LAT)).containsExactlyInAnyOrder(1.25, null, null);
        assertThat(reading.statuses())
                .containsExactlyInAnyOrder(PositionStatus.OK, PositionStatus.MISSING, PositionStatus.MISSING);
    }

    @Test
    void reachesIntoNestedColumns() {
        ColumnOptions options = Reading.geometry("at.point");
        Reading parquet = Reading.of(options, parquet("a", "SELECT named_struct('point', X'%s') AS at".formatted(WKB)));
        assertThat(parquet.value(Positions.LON)).isEqualTo(103.75);
        Reading json = Reading.of(
                options,
                TestFiles.lines(
                        folder.resolve("a.jsonl"),
                        "{\"at\":{\"point\":{\"type\":\"Point\",\"coordinates\":[103.75,1.25]}}}"));
        assertThat(json.value(Positions.LAT)).isEqualTo(1.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.5D", "array(1D, 2D)", "named_struct('lon', 1D, 'lat', 2D)", "named_struct('x', 1, 'y', 2)"})
    void refusesAColumnThatHoldsNoPoints(String value) {
        assertThat(Reading.refused(parquet("a", "SELECT %s AS geometry".formatted(value))))
                .contains("column 'geometry' is of type ", "--geometry-column");
    }

    @Test
    void readsFeaturesOfDigitraffic() {
        Reading reading = Reading.of(
                TestFiles.lines(
                        folder.resolve("a.json"),
                        "{\"mmsi\":230112970,\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[21.034038333333335,60.30402333333333]},\"properties\":{\"mmsi\":230112970,\"sog\":0.1,\"timestamp\":51,\"timestampExternal\":1487619357793}}",
                        "{\"mmsi\":230112970,\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[21.5,60.25]},\"properties\":{\"mmsi\":230112970,\"timestamp\":52,\"timestampExternal\":1487619358}}"));
        assertThat(reading.positions().columns().feed()).isEqualTo(Feed.DIGITRAFFIC);
        assertThat(reading.values(Positions.LON)).containsExactly(21.034038333333335, 21.5);
        assertThat(reading.values(Positions.LAT)).containsExactly(60.30402333333333, 60.25);
        assertThat(reading.values(Positions.TIME).get(0)).hasToString("2017-02-20T19:35:57.793Z");
        assertThat(reading.times()).containsExactly(RowFlags.Time.READ, RowFlags.Time.UNREADABLE);
        assertThat(reading.positions().unread().timeFormats()).containsExactly("unix");
    }

    @Test
    void readsMessagesOfAisStream() {
        String[] lines = {
            "{\"Message\":{\"PositionReport\":{\"Latitude\":1.2,\"Longitude\":103.7,\"UserID\":219000123}},\"MessageType\":\"PositionReport\",\"MetaData\":{\"MMSI\":219000123,\"ShipName\":\"SEA STAR\",\"latitude\":1.25,\"longitude\":103.75,\"time_utc\":\"2022-12-29 18:22:32.318353 +0000 UTC\"}}",
            "{\"MessageType\":\"ShipStaticData\",\"MetaData\":{\"MMSI\":219000123,\"MMSI_String\":219000123,\"ShipName\":\"SEA STAR\",\"latitude\":1.5,\"longitude\":103.5,\"time_utc\":\"2022-12-29 18:23:00 +0000 UTC\"},\"Message\":{\"ShipStaticData\":{\"CallSign\":\"ABCD\"}}}"
        };
        Path json = TestFiles.lines(folder.resolve("a.jsonl"), lines);
        Path parquet = folder.resolve("parquet");
        TestSpark.session().read().json(json.toString()).coalesce(1).write().parquet(parquet.toString());
        for (Path input : new Path[] {json, parquet}) {
            Reading reading = Reading.of(input);
            assertThat(reading.positions().columns().feed()).isEqualTo(Feed.AISSTREAM);
            assertThat(reading.values(Positions.LON)).containsExactly(103.75, 103.5);
            assertThat(reading.values(Positions.LAT)).containsExactly(1.25, 1.5);
            assertThat(reading.mmsiKinds()).containsOnly(MmsiKind.SHIP);
            assertThat(reading.values(Positions.TIME).get(0)).hasToString("2022-12-29T18:22:32.318353Z");
            assertThat(reading.positions().inputColumns())
                    .containsExactlyInAnyOrder("Message", "MessageType", "MetaData");
        }
        assertThat(Reading.of(Reading.feed(Feed.AISSTREAM), json).values(Positions.LON))
                .containsExactly(103.75, 103.5);
        assertThat(Reading.refused(
                        Reading.feed(Feed.AISSTREAM),
                        TestFiles.lines(folder.resolve("b.jsonl"), "{\"lon\":1,\"lat\":2}")
                                .toString()))
                .contains("feed aisstream has a column 'MetaData.longitude', which is not in the header 'lon', 'lat'");
    }

    /** What is not needed of nested objects may be as it likes. */
    @Test
    void nestedNamesThatDifferOnlyInCaseMatterOnlyWhereTheyAreUsed() {
        Reading reading = Reading.of(
                TestFiles.lines(
                        folder.resolve("a.jsonl"),
                        "{\"lon\":103.75,\"lat\":1.25,\"mmsi\":219000123,\"properties\":{\"mmsi\":1,\"MMSI\":2,\"time\":3,\"time\":4}}"));
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
    }
}
