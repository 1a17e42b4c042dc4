package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Feed;
import ais.geofence.position.LonLatColumns;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionColumns;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.testing.TestFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each feed's own header, as its files have it. */
class FeedHeaderTest {
    @TempDir
    Path folder;

    static Stream<Arguments> feeds() {
        return Stream.of(
                arguments(
                        Feed.REFERENCE,
                        "\"timestamp\",\"mmsi\",\"lat\",\"lon\"",
                        "\"2019-07-01 00:00:00.000\",\"219000123\",\"1.25\",\"103.75\"",
                        null),
                arguments(
                        Feed.NOAA_2024,
                        "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,"
                                + "Width,Draft,Cargo,TransceiverClass",
                        "219000123,2022-06-20T00:00:04,1.25,103.75,11.7,360.0,511.0,\"SEA, \"\"STAR\"\"\",IMO9000001,"
                                + "ABCD,70,0,200,30,10.5,70,A",
                        11.7),
                arguments(
                        Feed.NOAA_2025,
                        "mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo,call_sign",
                        "219000123,2025-01-01 00:00:00,103.75,1.25,7.5,0,511,,,",
                        7.5),
                arguments(
                        Feed.DANISH,
                        "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading",
                        "31/12/2021 23:59:59,Class A,219000123,1.25,103.75,Under way,,3.2,,511",
                        3.2),
                arguments(
                        Feed.SPIRE,
                        "created_at,timestamp,mmsi,msg_type,latitude,longitude,speed,accuracy",
                        "2020-01-01T00:00:10.123Z,2020-01-01T00:00:04Z,219000123,1,1.25,103.75,8.6,0",
                        8.6),
                arguments(
                        Feed.STATSAT,
                        "mmsi;lon;lat;date_time_utc;sog;cog",
                        "219000123;103.75;1.25;2020-03-04 05:06:07;1;2",
                        1.0),
                arguments(
                        Feed.AISHUB,
                        "MMSI,TIME,LONGITUDE,LATITUDE,COG,SOG",
                        "219000123,2021-07-08 14:03:12 GMT,103.75,1.25,0,4.4",
                        4.4),
                arguments(
                        Feed.GFW,
                        "Lon,Lat,Timestamp,Speed,Course,Seg_id",
                        "103.75,1.25,2012-01-01T00:00:00Z,3,4,a-b",
                        3.0),
                arguments(
                        Feed.GFW,
                        "ssvid,timestamp,lat,lon,speed,course,seg_id",
                        "219000123,2020-01-01 00:00:00 UTC,1.25,103.75,3.5,4,a-b",
                        3.5),
                arguments(
                        Feed.KYSTVERKET,
                        "mmsi;imo_nr;length;date_time_utc;lon;lat;sog;cog;true_heading;nav_status;message_nr",
                        "219000123;9000001;120;2024-05-06 07:08:09;103.75;1.25;0.1;2;511;0;1",
                        0.1),
                arguments(
                        Feed.KYSTVERKET,
                        "courseOverGround,latitude,longitude,name,speedOverGround,mmsi,msgtime",
                        "324,1.25,103.75,SEA STAR,9.3,219000123,2023-04-21T22:29:52.6695296+00:00",
                        9.3),
                arguments(
                        Feed.DIGITRAFFIC,
                        "mmsi,lon,lat,sog,cog,timestamp,timestampExternal",
                        "219000123,103.75,1.25,0.2,2,34,1487938959356",
                        0.2),
                arguments(
                        Feed.UNGP,
                        "mmsi,latitude,longitude,sog,dt_pos_utc",
                        "219000123,1.25,103.75,6.1,2024-05-06 07:08:09",
                        6.1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feeds")
    void findsEachFeedByItsHeader(Feed feed, String header, String line) {
        Reading reading = Reading.of(TestFiles.lines(folder.resolve("positions.csv"), header, line));
        PositionColumns columns = reading.positions().columns();
        assertThat(columns.feed()).isEqualTo(feed);
        assertThat(columns.place()).isInstanceOf(LonLatColumns.class);
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(reading.value(Positions.LAT)).isEqualTo(1.25);
        assertThat(reading.statuses()).containsExactly(PositionStatus.OK);
        assertThat(reading.times()).containsExactly(RowFlags.Time.READ);
        assertThat(reading.mmsiKinds()).containsExactly(header.contains("Seg_id") ? MmsiKind.MISSING : MmsiKind.SHIP);
        assertThat(reading.positions().inputColumns())
                .hasSize(header.split("[,;]").length)
                .noneMatch(name -> name.contains("\"") || name.startsWith("#"));
        assertThat(reading.positions().hasSpeed()).isFalse();
        assertThat(reading.rejected()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feeds")
    void takesEachFeedByItsName(Feed feed, String header, String line) {
        Reading reading =
                Reading.of(Reading.feed(feed), TestFiles.lines(folder.resolve("positions.csv"), header, line));
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(reading.times()).containsExactly(RowFlags.Time.READ);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feeds")
    void findsTheSpeedOfEachFeed(Feed feed, String header, String line, @Nullable Double knots) {
        boolean ofOneShip = header.contains("Seg_id");
        TestFiles.lines(folder.resolve(ofOneShip ? "d/ssvid=219000123/a.csv" : "d/a.csv"), header, line);
        for (ColumnOptions options : List.of(ColumnOptions.AUTO, Reading.feed(feed))) {
            Reading reading = Reading.of(options, Reading.VISITS, folder.resolve("d"));
            assertThat(reading.positions().columns().feed()).isEqualTo(feed);
            assertThat(reading.positions().hasSpeed()).isEqualTo(knots != null);
            if (knots != null) {
                assertThat(reading.value(Positions.SPEED)).isEqualTo(knots);
            }
        }
    }

    @Test
    void keepsEveryInputColumnAsItIs() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("positions.csv"),
                "MMSI,BaseDateTime,LAT,LON,VesselName,Draft,Empty,EmptyText",
                "219000123,2022-06-20T00:00:04,1.250,103.75, SEA  \"STAR ,010,,\"\""));
        assertThat(reading.value("MMSI")).isEqualTo("219000123");
        assertThat(reading.value("BaseDateTime")).isEqualTo("2022-06-20T00:00:04");
        assertThat(reading.value("LAT")).isEqualTo(1.25);
        assertThat(reading.value("LON")).isEqualTo(103.75);
        assertThat(reading.value("VesselName")).isEqualTo(" SEA  \"STAR ");
        assertThat(reading.value("Draft")).isEqualTo("010");
        assertThat(reading.value("Empty")).isNull();
        assertThat(reading.value("EmptyText")).isEqualTo("");
    }

    @Test
    void readsRawIntegersOfAisHub() {
        Reading reading = Reading.of(
                Reading.feed(Feed.AISHUB_RAW),
                TestFiles.lines(
                        folder.resolve("positions.csv"),
                        "MMSI,TIME,LONGITUDE,LATITUDE",
                        "219000123,1625753000,62250000,750000",
                        "219000123,,108600000,54600000",
                        "219000123,soon,62250000,54000000",
                        "219000123,99999999999999999,1,1",
                        "219000123,1,abc,1"));
        assertThat(reading.rows().get(0).getDouble(4)).isEqualTo(103.75);
        assertThat(reading.rows().get(0).getDouble(5)).isEqualTo(1.25);
        assertThat(reading.rows().get(0).getString(2)).isEqualTo("62250000");
        assertThat(reading.statuses())
                .containsExactly(PositionStatus.OK, PositionStatus.NOT_AVAILABLE, PositionStatus.OK, PositionStatus.OK);
        assertThat(reading.times())
                .containsExactly(
                        RowFlags.Time.READ,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE);
        assertThat(reading.records()).containsExactly("219000123,1,abc,1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFtime,mmsi,Lat,Long",
                "\uFEFF\"TIME\",\"userid\",\"LATITUDE\",\"lng\"",
                "# time,ssvid,latitude,LON",
                "#Time;User_Id;lat;longitude",
                "datetime\tMMSI\tlat\tlon",
                " time_utc | mmsi | lat | lon ",
                "\uFEFF\n\ntime,mmsi,lat,lon"
            })
    void findsColumnsBySynonyms(String header) {
        char separator = header.replaceAll("[^,;\t|]", "").charAt(0);
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("positions.csv"),
                header,
                String.join(String.valueOf(separator), "2020-01-01T00:00:00Z", "219000123", "1.25", "103.75")));
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(reading.value(Positions.LAT)).isEqualTo(1.25);
        assertThat(reading.mmsiKinds()).containsExactly(MmsiKind.SHIP);
        assertThat(reading.times()).containsExactly(RowFlags.Time.READ);
    }

    @Test
    void takesTheColumnsThatTheUserNames() {
        ColumnOptions options = Reading.columns("x.lon", "the `lat`", "ship id", "when", "unix");
        Reading reading = Reading.of(
                options,
                TestFiles.lines(
                        folder.resolve("positions.csv"),
                        "x,x.lon,the `lat`,ship id,when,lon,*",
                        "a.b,103.75,1.25,219000123,1600000000,77,z"));
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(reading.value(Positions.LAT)).isEqualTo(1.25);
        assertThat(reading.value("x")).isEqualTo("a.b");
        assertThat(reading.value("lon")).isEqualTo("77");
        assertThat(reading.value("*")).isEqualTo("z");
        assertThat(reading.times()).containsExactly(RowFlags.Time.READ);
    }

    /** As it stands in the file, in the documentation, or in the output. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Timestamp",
                "#Timestamp",
                "Timestamp",
                "timestamp",
                "# TIMESTAMP",
                " # Timestamp ",
                "\"# Timestamp\"",
                "\uFEFF# Timestamp",
                "\uFEFF\"# Timestamp\""
            })
    void takesANameAsItStandsInTheFile(String name) {
        ColumnOptions options = Reading.columns("\"Longitude\"", "LATITUDE", "mmsi", name, null);
        for (String header : List.of(
                "# Timestamp,MMSI,Latitude,Longitude",
                "\uFEFF# Timestamp,MMSI,Latitude,Longitude",
                "\"# Timestamp\",\"MMSI\",\"Latitude\",\"Longitude\"",
                "\uFEFF\"Timestamp\",MMSI,Latitude,Longitude")) {
            Reading reading = Reading.of(
                    options,
                    TestFiles.lines(folder.resolve("a.csv"), header, "2024-03-14 06:00:00,219000123,1.25,103.75"));
            assertThat(reading.positions().columns().time()).hasValue("Timestamp");
            assertThat(reading.positions().inputColumns()).startsWith("Timestamp", "MMSI");
            assertThat(reading.positions().marked().isPresent()).isEqualTo(header.contains("#"));
            assertThat(reading.times()).containsExactly(RowFlags.Time.READ);
        }
    }

    /** A column of a file with types of its own is called as it is there. */
    @Test
    void findsTheDanishFeedInOtherContainers() {
        Reading reading = Reading.of(
                TestFiles.lines(
                        folder.resolve("a.jsonl"),
                        "{\"# Timestamp\":\"31/12/2021 23:59:59\",\"Type of mobile\":\"Class A\",\"MMSI\":219000123,\"Latitude\":1.25,\"Longitude\":103.75}"));
        assertThat(reading.positions().columns().feed()).isEqualTo(Feed.DANISH);
        assertThat(reading.value("# Timestamp")).isEqualTo("31/12/2021 23:59:59");
        assertThat(reading.times()).containsExactly(RowFlags.Time.READ);
    }

    @Test
    void takesFilesWithAndWithoutTheMarkTogether() {
        TestFiles.lines(folder.resolve("d/a.csv"), "# Timestamp,lat,lon", "2024-03-14 06:00:00,1.25,103.75");
        TestFiles.lines(folder.resolve("d/b.csv"), "Timestamp,lat,lon", "2024-03-15 06:00:00,1.25,103.75");
        assertThat(Reading.of(folder.resolve("d")).times()).containsExactly(RowFlags.Time.READ, RowFlags.Time.READ);
    }

    @Test
    void takesTheSeparatorThatTheUserNames() {
        Reading reading = Reading.of(
                Reading.separated(":"),
                TestFiles.lines(folder.resolve("positions.csv"), "lon:lat:a,b,c,d", "103.75:1.25:x"));
        assertThat(reading.value("a,b,c,d")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time,mmsi,lat,y",
                "time,mmsi,x,lon",
                "lat,lon,longitude",
                "lat,latitude,lon",
                "timestamp,mmsi,lat,lon,longitude",
                "MMSI,BaseDateTime,LAT,LON,latitude",
                "mmsi,userid,lat,lon",
                "time,datetime,lat,lon",
                "lat,lon,name,name",
                "lat,LAT,lon",
                "lat,lon,zone_index",
                "lat,lon,Zone_Index",
                "lat,lon,POSITION_STATUS",
                "lat,lon,ais-geofence:line",
                "lat"
            })
    void refusesAHeaderWithoutOneColumnForEach(String header) {
        Path file = TestFiles.lines(folder.resolve("positions.csv"), header, "1.25,103.75,7,8,9");
        assertThat(Reading.refused(file))
                .startsWith(file.toString())
                .hasSizeGreaterThan(file.toString().length() + 30);
    }

    @Test
    void saysWhatToDoAboutAHeader() {
        Path two = TestFiles.lines(folder.resolve("two.csv"), "lat,lon,longitude", "1,2,3");
        assertThat(Reading.refused(two)).contains("'lon', 'longitude'").contains("--lon-column");
        Path none = TestFiles.lines(folder.resolve("none.csv"), "mmsi,lat,x", "1,2,3");
        assertThat(Reading.refused(none)).contains("longitude").contains("--lon-column");
        Path neither = TestFiles.lines(folder.resolve("neither.csv"), "mmsi,y,x", "1,2,3");
        assertThat(Reading.refused(neither))
                .endsWith(
                        ": no columns for the longitude and the latitude in the header 'mmsi', 'y', 'x'; name them with --lon-column and --lat-column, or a column of points with --geometry-column");
        Path twice = TestFiles.lines(folder.resolve("twice.csv"), "Lat,lat,lon", "1,2,3");
        assertThat(Reading.refused(twice)).contains("'lat'").contains("rename");
        assertThat(Reading.refused(Reading.columns("easting", "lat", null, null, null), none.toString()))
                .contains("--lon-column asks for a column 'easting'");
        assertThat(Reading.refused(Reading.columns("lat", "lat", null, null, null), none.toString()))
                .contains("can't be longitude and latitude");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "219000123,2024-03-14 06:30:00,103.75,1.25,SEA STAR",
                "219000123;2024-03-14T06:30:00Z;\"-3.5\";\"+53.1\";0;0",
                "1710397800|10.0|55.0|0|0"
            })
    void saysSoIfThereIsNoHeader(String row) {
        Path file = TestFiles.lines(folder.resolve("positions.csv"), row, row);
        assertThat(Reading.refused(file))
                .isEqualTo(file + ": the first line is no header, it has values of a position: " + row
                        + "; put a line with the names of the columns in front of it, such as mmsi,time,lon,lat");
    }

    @Test
    void takesNumbersForNamesBesideThoseOfAPosition() {
        Path file = TestFiles.lines(folder.resolve("positions.csv"), "Lon,lat,0.05,0.95", "103.75,1.25,1,2");
        assertThat(Reading.of(file).values("lat")).containsExactly(1.25);
    }

    @Test
    void needsNoMmsiAndNoTime() {
        Reading reading = Reading.of(TestFiles.lines(folder.resolve("positions.csv"), "lon,lat", "103.75,1.25"));
        assertThat(reading.mmsiKinds()).isEqualTo(List.of(MmsiKind.MISSING));
        assertThat(reading.times()).containsExactly(RowFlags.Time.NONE);
    }
}
