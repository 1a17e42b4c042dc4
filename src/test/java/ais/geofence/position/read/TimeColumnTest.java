package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.position.TimeRange;
import ais.geofence.position.TimeRequirements;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a position, whatever the container and the type it comes in. */
class TimeColumnTest {
    private static final TimeRequirements DAYS = new TimeRequirements(TimeRange.ALL, true);
    private static final LocalDate FIRST = LocalDate.of(2024, 7, 5);
    private static final LocalDate SECOND = LocalDate.of(2024, 7, 6);

    @TempDir
    Path folder;

    /** The same instants under the headers that several feeds have in common. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp,mmsi,lat,lon",
                "time,mmsi,lat,lon",
                "BaseDateTime,MMSI,LAT,LON",
                "base_date_time,mmsi,latitude,longitude",
                "date_time_utc,mmsi,lat,lon",
                "TIME,MMSI,LATITUDE,LONGITUDE",
                "dt_pos_utc,mmsi,latitude,longitude",
                "# Timestamp,MMSI,Latitude,Longitude",
                "Timestamp,MMSI,Latitude,Longitude,Type of mobile"
            })
    void readsEverySpellingUnderEveryHeader(String header) {
        String more = ",1,2.25,101.5" + (header.endsWith("mobile") ? ",Class A" : "");
        Reading reading = Reading.of(
                DAYS,
                TestFiles.lines(
                        folder.resolve("a.csv"),
                        header,
                        "2024-07-05 06:00:00" + more,
                        "2024-07-05T06:00:00" + more,
                        "2024-07-05T23:59:59.5Z" + more,
                        "2024-07-06T07:30:00+08:00" + more,
                        "2024-07-05 22:00:00 -0500" + more,
                        "2024-07-05 23:59:59.999999999 UTC" + more,
                        "2024-07-06 00:00:00 GMT" + more,
                        "1720224000" + more,
                        "01:21:52" + more,
                        "2024" + more,
                        "202407" + more,
                        "0121" + more,
                        "2024-07-05" + more,
                        "\"2,024\"" + more,
                        more));
        assertThat(reading.values(Positions.DAY))
                .containsExactly(FIRST, FIRST, FIRST, FIRST, SECOND, FIRST, SECOND, SECOND);
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.UNREADABLE_TIME, 7L));
    }

    @Test
    void readsTextAndNumbersOfJson() {
        Reading text = Reading.of(
                DAYS,
                TestFiles.lines(
                        folder.resolve("text.jsonl"),
                        "{\"timestamp\":\"2024-07-05T06:00:00Z\",\"lat\":2.25,\"lon\":101.5}",
                        "{\"timestamp\":\"2024-07-05T20:00:00-05:00\",\"lat\":2.25,\"lon\":101.5}",
                        "{\"timestamp\":1720224000,\"lat\":2.25,\"lon\":101.5}",
                        "{\"timestamp\":42,\"lat\":2.25,\"lon\":101.5}",
                        "{\"timestamp\":\"T01:22:07Z\",\"lat\":2.25,\"lon\":101.5}",
                        "{\"timestamp\":null,\"lat\":2.25,\"lon\":101.5}"));
        assertThat(text.values(Positions.DAY)).containsExactly(FIRST, SECOND, SECOND);
        assertThat(text.reasons()).isEqualTo(Map.of(RejectReason.UNREADABLE_TIME, 3L));
        Reading numbers = Reading.of(
                DAYS,
                TestFiles.lines(
                        folder.resolve("numbers.jsonl"),
                        "{\"time\":1720224000,\"lat\":2.25,\"lon\":101.5}",
                        "{\"time\":42,\"lat\":2.25,\"lon\":101.5}",
                        "{\"time\":20240705,\"lat\":2.25,\"lon\":101.5}",
                        "{\"time\":999999999,\"lat\":2.25,\"lon\":101.5}",
                        "{\"time\":1720224000000,\"lat\":2.25,\"lon\":101.5}",
                        "{\"time\":-1720224000,\"lat\":2.25,\"lon\":101.5}"));
        assertThat(numbers.values(Positions.DAY)).containsExactly(SECOND);
        assertThat(numbers.reasons()).isEqualTo(Map.of(RejectReason.UNREADABLE_TIME, 5L));
        Reading nested = Reading.of(TestFiles.lines(
                folder.resolve("nested.jsonl"), "{\"time\":{\"s\":1720224000},\"lat\":2.25,\"lon\":101.5}"));
        assertThat(nested.times()).containsExactly(RowFlags.Time.UNREADABLE);
    }

    private Path parquet(String name, String... times) {
        Path path = folder.resolve(name);
        TestSpark.session()
                .sql("SELECT 2.25D AS lat, 101.5D AS lon, time FROM VALUES (" + String.join("), (", times)
                        + ") AS t(time)")
                .coalesce(1)
                .write()
                .parquet(path.toString());
        return path;
    }

    private List<Object> days(String... times) {
        return Reading.of(DAYS, parquet("p" + folder.toFile().list().length, times))
                .values(Positions.DAY);
    }

    @Test
    void readsTimestampsNumbersAndTextOfParquet() {
        assertThat(days(
                        "TIMESTAMP'2024-07-05 23:30:00Z'",
                        "TIMESTAMP'1969-12-31 23:59:59Z'",
                        "TIMESTAMP'2101-01-01 00:00:00Z'"))
                .containsExactly(FIRST);
        assertThat(days("TIMESTAMP_NTZ'2024-07-05 23:30:00'", "TIMESTAMP_NTZ'2024-07-06 00:00:00'"))
                .containsExactly(FIRST, SECOND);
        assertThat(days("1720224000L", "42L", "NULL")).containsExactly(SECOND);
        assertThat(days("1720223999", "42")).containsExactly(FIRST);
        assertThat(days("1720223999.75D", "double('NaN')", "1e300D", "42D")).containsExactly(FIRST);
        assertThat(days("1720223999.123456789BD", "42BD")).containsExactly(FIRST);
        assertThat(days("'2024-07-05T23:59:59Z'", "'23:59:59'", "'2024'", "''")).containsExactly(FIRST);
        assertThat(days("binary('2024-07-05T23:59:59Z')", "binary('2024')")).containsExactly(FIRST);
    }

    /** Where a run needs no time, such a column is one like any other. */
    @ParameterizedTest
    @ValueSource(strings = {"DATE'2024-07-05'", "1720224000F", "true", "named_struct('s', 1720224000)", "array(1)"})
    void refusesATypeThatHoldsNoTimes(String time) {
        Path path = parquet("a", time);
        assertThat(Reading.of(TimeRequirements.NONE, path).times()).containsExactly(RowFlags.Time.UNREADABLE);
        UserError error = catchThrowableOfType(UserError.class, () -> Reading.of(DAYS, path));
        assertThat(error.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(error.getMessage()).contains(".parquet: column 'time' is of type ", "--time-column");
    }

    @Test
    void readsNothingButThePatternThatTheUserGives() {
        ColumnOptions options = Reading.columns("lon", "lat", null, "time", "dd.MM.yyyy HH:mm");
        Reading reading = Reading.of(new PositionReader(TestSpark.session(), options, DAYS)
                .read(
                        List.of(TestFiles.lines(
                                        folder.resolve("a.csv"),
                                        "time,lat,lon",
                                        " 05.07.2024 23:59 ,2.25,101.5",
                                        "05.07.0121 23:59,2.25,101.5",
                                        "05.07.2124 23:59,2.25,101.5",
                                        "05.07.24 23:59,2.25,101.5",
                                        "2024-07-05 23:59:00,2.25,101.5",
                                        "1720224000,2.25,101.5")
                                .toString()),
                        new Copies(2)));
        assertThat(reading.values(Positions.DAY)).containsExactly(FIRST);
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.UNREADABLE_TIME, 5L));
    }

    /** A number of digits may be a date and time too, if the user says so. */
    @Test
    void readsNumbersByThePatternThatTheUserGives() {
        ColumnOptions options = Reading.columns("lon", "lat", null, "time", "yyyyMMddHHmmss");
        Reading reading = Reading.of(new PositionReader(TestSpark.session(), options, DAYS)
                .read(List.of(parquet("a", "20240705235959L", "1720224000L").toString()), new Copies(2)));
        assertThat(reading.values(Positions.DAY)).containsExactly(FIRST);
    }

    @ParameterizedTest
    @CsvSource({
        "unix-ms,1720223999123,1720224000000,1720224000",
        "unix-us,1720223999123456,1720224000000000,1720224000000",
        "unix-ns,1720223999123456789,1720224000000000000,1720224000000000"
    })
    void readsNumbersInTheUnitThatTheUserNames(String format, String first, String second, String other) {
        ColumnOptions options = Reading.columns("lon", "lat", null, "time", format);
        PositionReader reader = new PositionReader(TestSpark.session(), options, DAYS);
        Path csv = TestFiles.lines(
                folder.resolve("a.csv"),
                "time,lat,lon",
                first + ",2.25,101.5",
                second + ".5,2.25,101.5",
                other + ",2.25,101.5");
        List<Path> inputs = List.of(
                csv,
                parquet("longs", first + "L", second + "L", other + "L", "NULL"),
                parquet("doubles", first + "D", second + "D", other + "D", "double('NaN')"));
        for (Path input : inputs) {
            Reading reading = Reading.of(reader.read(List.of(input.toString()), new Copies(2)));
            assertThat(reading.values(Positions.DAY)).containsExactly(FIRST, SECOND);
            assertThat(reading.positions().unread().timeFormats()).hasSize(1).doesNotContain(format);
        }
    }
}
