package ais.geofence.position.read;

import static ais.geofence.position.PositionStatus.MISSING;
import static ais.geofence.position.PositionStatus.NOT_AVAILABLE;
import static ais.geofence.position.PositionStatus.NOT_FINITE;
import static ais.geofence.position.PositionStatus.OK;
import static ais.geofence.position.PositionStatus.OUT_OF_RANGE;
import static ais.geofence.position.PositionStatus.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.testing.TestFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-formed row is taken for. */
class WellFormedRowsTest {
    @TempDir
    Path folder;

    @Test
    void givesEveryRowWithoutAPositionItsStatus() {
        Object[][] cases = {
            {"103.75", "1.25", OK},
            {"", "1.25", MISSING},
            {"103.75", "", MISSING},
            {"", "", MISSING},
            {"  ", "1.25", MISSING},
            {"\t", "1.25", MISSING},
            {"\"\"", "1.25", MISSING},
            {"\" \"", "1.25", MISSING},
            {"NaN", "1.25", NOT_FINITE},
            {"103.75", "nan", NOT_FINITE},
            {"Infinity", "1.25", NOT_FINITE},
            {"103.75", "-inf", NOT_FINITE},
            {"1e999", "1.25", NOT_FINITE},
            {"103.75", "91", NOT_AVAILABLE},
            {"181", "1.25", NOT_AVAILABLE},
            {"181.0", "91.000", NOT_AVAILABLE},
            {"NaN", "91", NOT_FINITE},
            {"", "91", MISSING},
            {"91", "1.25", OK},
            {"103.75", "-91", OUT_OF_RANGE},
            {"-181", "1.25", OUT_OF_RANGE},
            {"180.00000000000003", "1.25", OUT_OF_RANGE},
            {"103.75", "90.00000000000001", OUT_OF_RANGE},
            {"103.75", "511", OUT_OF_RANGE},
            {"180", "90", OK},
            {"-180", "-90", OK},
            {"0", "0", ZERO},
            {"-0.0", "0.000", ZERO},
            {"0", "1e-320", OK},
            {"1e-400", "0", ZERO}
        };
        String[] lines = new String[cases.length + 1];
        List<PositionStatus> expected = new ArrayList<>();
        lines[0] = "place,lon,lat";
        for (int i = 0; i < cases.length; i++) {
            lines[i + 1] = i + "," + cases[i][0] + "," + cases[i][1];
            expected.add((PositionStatus) cases[i][2]);
        }
        Reading reading = Reading.of(TestFiles.lines(folder.resolve("a.csv"), lines));
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.statuses()).containsExactlyElementsOf(expected);
        assertThat(reading.rows()).allSatisfy(row -> {
            boolean hasPosition = reading.status(row) == OK || reading.status(row) == ZERO;
            assertThat(reading.value(row, Positions.LON) != null).isEqualTo(hasPosition);
            assertThat(reading.value(row, Positions.LAT) != null).isEqualTo(hasPosition);
        });
        // What stood in the columns is kept for rows without a position, too.
        assertThat(reading.rows().get(19).getDouble(2)).isEqualTo(-91);
    }

    @Test
    void tellsKindsOfMmsi() {
        Object[][] cases = {
            {"219000123", MmsiKind.SHIP},
            {" 776000123 ", MmsiKind.SHIP},
            {"\"219000123\"", MmsiKind.SHIP},
            {"002190001", MmsiKind.OTHER_STATION},
            {"111219001", MmsiKind.OTHER_STATION},
            {"992190001", MmsiKind.OTHER_STATION},
            {"812345678", MmsiKind.OTHER_STATION},
            {"2190001", MmsiKind.INVALID},
            {"2190001234", MmsiKind.INVALID},
            {"21900012a", MmsiKind.INVALID},
            {"２19000123", MmsiKind.INVALID},
            {"219000123.0", MmsiKind.INVALID},
            {"219000123\0", MmsiKind.INVALID},
            {"\u0001219000123", MmsiKind.INVALID},
            {"", MmsiKind.MISSING},
            {" ", MmsiKind.MISSING},
            {"\"\"", MmsiKind.MISSING}
        };
        String[] lines = new String[cases.length + 1];
        List<MmsiKind> expected = new ArrayList<>();
        lines[0] = "lon,mmsi,lat";
        for (int i = 0; i < cases.length; i++) {
            lines[i + 1] = "103.75," + cases[i][0] + ",1.25";
            expected.add((MmsiKind) cases[i][1]);
        }
        Reading reading = Reading.of(TestFiles.lines(folder.resolve("a.csv"), lines));
        assertThat(reading.mmsiKinds()).containsExactlyElementsOf(expected);
        assertThat(reading.values("mmsi").subList(0, 4))
                .containsExactly("219000123", " 776000123 ", "219000123", "002190001");
        assertThat(reading.values(Positions.STATION).subList(0, 9))
                .containsExactly(
                        219_000_123,
                        776_000_123,
                        219_000_123,
                        2_190_001,
                        111_219_001,
                        992_190_001,
                        812_345_678,
                        MmsiKind.NO_STATION,
                        MmsiKind.NO_STATION);
    }

    @Test
    void padsMmsisThatAreIntegers() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.json"),
                "{\"lon\":103.75,\"lat\":1.25,\"mmsi\":219000123}",
                "{\"lon\":103.75,\"lat\":1.25,\"mmsi\":2190001}",
                "{\"lon\":103.75,\"lat\":1.25,\"mmsi\":2190001234}",
                "{\"lon\":103.75,\"lat\":1.25,\"mmsi\":-1}",
                "{\"lon\":103.75,\"lat\":1.25,\"mmsi\":0}",
                "{\"lon\":103.75,\"lat\":1.25}"));
        assertThat(reading.mmsiKinds())
                .containsExactly(
                        MmsiKind.SHIP,
                        MmsiKind.OTHER_STATION,
                        MmsiKind.INVALID,
                        MmsiKind.INVALID,
                        MmsiKind.OTHER_STATION,
                        MmsiKind.MISSING);
        assertThat(reading.values("mmsi")).containsExactly("219000123", "2190001", "2190001234", "-1", "0", null);
        assertThat(reading.values(Positions.STATION)).containsExactly(219_000_123, 2_190_001, -1, -1, 0, -1);
    }

    @Test
    void countsTimesThatCannotBeRead() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.csv"),
                "# Timestamp,Type of mobile,MMSI,Latitude,Longitude",
                "31/12/2021 23:59:59,Class A,219000123,1.25,103.75",
                "12/31/2021 23:59:59,Class A,219000123,1.25,103.75",
                "2021-12-31 23:59:59,Class A,219000123,1.25,103.75",
                "1/2/2021 3:04:05,Class A,219000123,1.25,103.75",
                "31/12/2021 24:00:00,Class A,219000123,1.25,103.75",
                ",Class A,219000123,1.25,103.75",
                "soon,Class A,219000123,91,181"));
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.times())
                .containsExactly(
                        RowFlags.Time.READ,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.READ,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE,
                        RowFlags.Time.UNREADABLE);
    }

    @Test
    void readsReferenceTimesWithAndWithoutMilliseconds() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.csv"),
                "timestamp,mmsi,lat,lon",
                "2019-07-01 00:00:00.000,219000123,1.25,103.75",
                "2019-07-01 00:00:00,219000123,1.25,103.75",
                "2011-12-30 12:00:00,219000123,1.25,103.75",
                "2019-07-01,219000123,1.25,103.75",
                "yesterday,219000123,1.25,103.75",
                "99999-01-01 00:00:00,219000123,1.25,103.75"));
        assertThat(reading.times().subList(0, 3)).containsOnly(RowFlags.Time.READ);
        assertThat(reading.times().subList(3, 6)).containsOnly(RowFlags.Time.UNREADABLE);
    }

    @Test
    void countsUnreadableTimesOfNamedFormats() {
        ColumnOptions unix = Reading.columns("x", "y", null, "t", "unix");
        Reading reading = Reading.of(
                unix,
                TestFiles.lines(
                        folder.resolve("a.csv"),
                        "t,y,x",
                        "1600000000,1,2",
                        " 1600000000 ,1,2",
                        "-99999999999999,1,2",
                        "9223372036854775807,1,2",
                        "1e9,1,2",
                        "99999999999999999999,1,2"));
        assertThat(reading.times().subList(0, 2)).containsOnly(RowFlags.Time.READ);
        assertThat(reading.times().subList(2, 6)).containsOnly(RowFlags.Time.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-bb",
                "yyyy-MM-dd'T",
                "QQ-yyyy",
                "e",
                "yyyy",
                "HH:mm:ss",
                "yyyy-MM-dd",
                "yyyy-MM-dd HH",
                "yyyy-MM-dd hh:mm",
                "MM-dd HH:mm:ss",
                "yyyy-MM HH:mm:ss",
                "yyyy-MM-dd[ HH:mm:ss]",
                "'yyyy-MM-dd' HH:mm:ss"
            })
    void refusesATimeFormatThatIsNone(String pattern) {
        Path file = TestFiles.lines(folder.resolve("a.csv"), "t,y,x", "1,1,2");
        assertThatThrownBy(() -> Reading.of(Reading.columns("x", "y", null, "t", pattern), file))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("'" + pattern + "' for time-format");
    }
}
