package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.position.TimeRange;
import ais.geofence.position.TimeRequirements;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows a range of time takes, and what becomes of those whose time can't be read. */
class TimeRangeTest {
    private static final TimeRange SECOND_DAY = range("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z");

    @TempDir
    Path folder;

    private static TimeRange range(String from, String to) {
        return new TimeRange(
                Optional.ofNullable(from).map(Instant::parse),
                Optional.ofNullable(to).map(Instant::parse));
    }

    private Path positions() {
        return TestFiles.lines(
                folder.resolve("a.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-01 23:59:59.999,1,1.25,103.75",
                "2026-01-02 00:00:00.000,2,1.25,103.75",
                "2026-01-02 23:59:59.999,3,1.25,103.75",
                "2026-01-03 00:00:00.000,4,1.25,103.75",
                "2026-01-03 00:00:00.000,5,north,103.75",
                "2026-01-02 12:00:00.000,6,north,103.75",
                "2026-01-02 12:00:00.000,7,1.25",
                "yesterday,8,1.25,103.75",
                ",9,1.25,103.75",
                "yesterday,10,north,103.75",
                "2026-01-02 12:00:00.000,11,91,181");
    }

    @Test
    void takesTheFirstInstantAndLeavesOutTheLast() {
        Reading reading = Reading.of(new TimeRequirements(SECOND_DAY, true), positions());
        assertThat(reading.values("mmsi")).containsExactly("2", "3", "11");
        assertThat(reading.values(Positions.DAY)).containsOnly(LocalDate.of(2026, 1, 2));
        assertThat(reading.counts()[Positions.OUTSIDE_RANGE]).isEqualTo(3);
        assertThat(reading.reasons())
                .isEqualTo(Map.of(
                        RejectReason.COLUMNS_MISSING, 1L,
                        RejectReason.NOT_A_NUMBER, 2L,
                        RejectReason.UNREADABLE_TIME, 2L));
        assertThat(reading.times()).containsOnly(RowFlags.Time.READ);
        assertThat(reading.rejected().stream().map(row -> row.getString(0)))
                .containsExactly(
                        "not_a_number", "columns_missing", "unreadable_time", "unreadable_time", "not_a_number");
    }

    @Test
    void takesARangeThatEndsOnOneSideAlone() {
        Reading from = Reading.of(new TimeRequirements(range("2026-01-02T12:00:00Z", null), false), positions());
        assertThat(from.values("mmsi")).containsExactly("3", "4", "11");
        assertThat(from.rows().get(0).schema().fieldNames()).doesNotContain(Positions.DAY);
        Reading to = Reading.of(new TimeRequirements(range(null, "2026-01-02T12:00:00Z"), false), positions());
        assertThat(to.values("mmsi")).containsExactly("1", "2");
    }

    @Test
    void leavesTimesAloneWhereTheyAreNotNeeded() {
        Reading reading = Reading.of(TimeRequirements.NONE, positions());
        assertThat(reading.rows()).hasSize(7);
        assertThat(reading.reasons())
                .isEqualTo(Map.of(RejectReason.COLUMNS_MISSING, 1L, RejectReason.NOT_A_NUMBER, 3L));
    }

    @Test
    void findsTheDayInUtcOfEveryKindOfTime() {
        TestSpark.session()
                .sql("SELECT 1.25D lat, 103.75D lon, TIMESTAMP'2026-01-02 23:30:00-11:00' timestamp")
                .write()
                .parquet(folder.resolve("p").toString());
        TimeRequirements day = new TimeRequirements(TimeRange.ALL, true);
        assertThat(Reading.of(day, folder.resolve("p")).value(Positions.DAY)).isEqualTo(LocalDate.of(2026, 1, 3));
        Path json = TestFiles.lines(
                folder.resolve("a.jsonl"), "{\"lat\":1.25,\"lon\":103.75,\"time\":\"2026-01-02T23:30:00-11:00\"}");
        assertThat(Reading.of(day, json).value(Positions.DAY)).isEqualTo(LocalDate.of(2026, 1, 3));
    }

    @Test
    void replacesTheDayOfAFolderByThePositionsOwn() {
        TestFiles.lines(
                folder.resolve("raw/date=2026-01-05/a.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-04 23:59:59.999,1,1.25,103.75");
        Reading reading = Reading.of(new TimeRequirements(TimeRange.ALL, true), folder.resolve("raw"));
        assertThat(reading.positions().inputColumns()).doesNotContain("date");
        assertThat(reading.value(Positions.DAY)).isEqualTo(LocalDate.of(2026, 1, 4));
        assertThat(Reading.of(TimeRequirements.NONE, folder.resolve("raw")).value("date"))
                .isEqualTo("2026-01-05");
    }

    @Test
    void needsATimeAndTheNameOfTheDay() {
        TimeRequirements day = new TimeRequirements(TimeRange.ALL, true);
        assertThat(refused(day, "lon,lat,when", "103.75,1.25,2026-01-02")).contains("--time-column");
        assertThat(refused(new TimeRequirements(SECOND_DAY, false), "lon,lat", "103.75,1.25"))
                .contains("--time-column");
        assertThat(refused(day, "lon,lat,timestamp,Date", "103.75,1.25,2026-01-02 00:00:00,x"))
                .contains("'Date'");
    }

    @Test
    void needsAnMmsiAndATimeForVisits() {
        assertThat(refused(Reading.VISITS, "lon,lat,time,name", "103.75,1.25,2026-01-02T03:04:05Z,a"))
                .endsWith("visits need the MMSI of the ships; name its column with --mmsi-column");
        assertThat(refused(Reading.VISITS, "lon,lat,mmsi,when", "103.75,1.25,219000123,2026-01-02"))
                .endsWith("visits need the time of the positions; name its column with --time-column");
        assertThat(refused(
                        new TimeRequirements(SECOND_DAY, true, false, true, true),
                        "lon,lat,mmsi",
                        "103.75,1.25,219000123"))
                .contains("visits need the time");
    }

    @Test
    void keepsRowsWithoutAnMmsiOrATimeForVisits() {
        Reading reading = Reading.of(
                Reading.VISITS,
                TestFiles.lines(
                        folder.resolve("a.csv"),
                        "lon,lat,mmsi,time",
                        "103.75,1.25,,2026-01-02T03:04:05Z",
                        "103.75,1.25,21900012,2026-01-02T03:04:05Z",
                        "103.75,1.25,219000123,",
                        "103.75,1.25,219000123,soon",
                        ",,219000123,2026-01-02T03:04:05Z"));
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.mmsiKinds())
                .containsExactly(MmsiKind.MISSING, MmsiKind.INVALID, MmsiKind.SHIP, MmsiKind.SHIP, MmsiKind.SHIP);
        assertThat(reading.times())
                .containsExactly(
                        RowFlags.Time.READ,
                        RowFlags.Time.READ,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.READ);
    }

    private String refused(TimeRequirements required, String... lines) {
        Path file = TestFiles.lines(folder.resolve("refused.csv"), lines);
        UserError error = catchThrowableOfType(UserError.class, () -> Reading.of(required, file));
        assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE);
        return error.getMessage();
    }
}
