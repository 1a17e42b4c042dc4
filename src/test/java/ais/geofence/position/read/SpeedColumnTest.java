package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Feed;
import ais.geofence.position.Positions;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The speed over ground, for runs that follow ships. */
class SpeedColumnTest {
    private static final String HEADER = "mmsi,time,lat,lon,";
    private static final String ROW = "219000123,2024-03-05T06:08:09Z,1.25,103.75,";

    @TempDir
    Path folder;

    @Test
    void knowsASpeedThatAisCanGive() {
        Object[][] cases = {
            {"0", 0.0},
            {"0.1", 0.1},
            {" 5.5\t", 5.5},
            {"1e1", 10.0},
            {"102.2", 102.2},
            {"102.3", null},
            {"102.30000000000001", null},
            {"1023", null},
            {"-0.1", null},
            {"", null},
            {"  ", null},
            {"NaN", null},
            {"inf", null},
            {"\"5,5\"", null},
            {"0x5", null},
            {"5.5kn", null}
        };
        List<String> lines = new ArrayList<>(List.of(HEADER + "sog"));
        List<@Nullable Object> knots = new ArrayList<>();
        for (Object[] each : cases) {
            lines.add(ROW + each[0]);
            knots.add(each[1]);
        }
        Reading reading = csv(lines.toArray(String[]::new));
        assertThat(reading.values(Positions.SPEED)).isEqualTo(knots);
        assertThat(reading.rejected()).isEmpty();
    }

    @Test
    void readsTheTenthsOfAKnotOfAisHub() {
        Path file = TestFiles.lines(
                folder.resolve("a.csv"),
                "MMSI,TIME,LONGITUDE,LATITUDE,SOG",
                "219000123,1625753000,62250000,750000,0",
                "219000123,1625753000,62250000,750000,57",
                "219000123,1625753000,62250000,750000,1022",
                "219000123,1625753000,62250000,750000,1023");
        assertThat(Reading.of(Reading.feed(Feed.AISHUB_RAW), Reading.VISITS, file)
                        .values(Positions.SPEED))
                .containsExactly(0.0, 5.7, 102.2, null);
    }

    @Test
    void readsNumbersOfAllTypes() {
        Path file = folder.resolve("types");
        TestSpark.session()
                .sql("SELECT 219000123 mmsi, TIMESTAMP'2024-03-05 06:08:09' time, 1.25D lat, 103.75D lon, "
                        + "7.25D double, FLOAT(102.3) float, 12.5BD decimal, 12Y byte, 102L big, X'372E35' bytes, "
                        + "true boolean, CAST(NULL AS DOUBLE) none, DOUBLE('NaN') nan, struct(1.5D x) inner")
                .write()
                .parquet(file.toString());
        assertThat(speed("double", file)).isEqualTo(7.25);
        assertThat(speed("float", file)).isNull();
        assertThat(speed("decimal", file)).isEqualTo(12.5);
        assertThat(speed("byte", file)).isEqualTo(12.0);
        assertThat(speed("big", file)).isEqualTo(102.0);
        assertThat(speed("bytes", file)).isEqualTo(7.5);
        assertThat(speed("none", file)).isNull();
        assertThat(speed("nan", file)).isNull();
        assertThat(speed("inner.x", file)).isEqualTo(1.5);
        assertThat(refused(Reading.speed("boolean"), file))
                .contains("column 'boolean' is of type BOOLEAN")
                .contains("--speed-column");
    }

    private static Object speed(String column, Path file) {
        return Reading.of(Reading.speed(column), Reading.VISITS, file).value(Positions.SPEED);
    }

    /** The object in which the speed lies is named like the type of the message. */
    @Test
    void readsTheSpeedOfEveryMessageOfAisStream() {
        String message =
                "{\"MetaData\":{\"MMSI\":219000123,\"latitude\":1.25,\"longitude\":103.75,\"time_utc\":\"2024-03-05 06:08:09.5 +0000 UTC\"},\"Message\":{%s}}";
        Reading reading = read(
                "a.jsonl",
                message.formatted("\"PositionReport\":{\"Sog\":0.5}"),
                message.formatted("\"StandardClassBPositionReport\":{\"Sog\":6.25}"),
                message.formatted("\"ExtendedClassBPositionReport\":{\"Sog\":7.5}"),
                message.formatted("\"PositionReport\":{\"Sog\":102.3}"),
                message.formatted("\"ShipStaticData\":{\"ImoNumber\":9000001}"));
        assertThat(reading.positions().columns().feed()).isEqualTo(Feed.AISSTREAM);
        assertThat(reading.values(Positions.SPEED)).containsExactly(0.5, 6.25, 7.5, null, null);
    }

    @Test
    void readsTheSpeedInThePropertiesOfAFeature() {
        String feature =
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[103.75,1.25]},\"mmsi\":219000123,\"properties\":{%s}}";
        Reading digitraffic = read(
                "a.jsonl",
                feature.formatted("\"sog\":0.5,\"timestamp\":34,\"timestampExternal\":1709618889500"),
                feature.formatted("\"timestamp\":34,\"timestampExternal\":1709618889500"));
        assertThat(digitraffic.positions().columns().feed()).isEqualTo(Feed.DIGITRAFFIC);
        assertThat(digitraffic.values(Positions.SPEED)).containsExactly(0.5, null);
        Reading other = read("b.jsonl", feature.formatted("\"speed\":4.5,\"time\":\"2024-03-05T06:08:09Z\""));
        assertThat(other.positions().columns().feed()).isEqualTo(Feed.GENERIC);
        assertThat(other.value(Positions.SPEED)).isEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sog", "SOG", "speed", "Speed", "speed_over_ground", "speedOverGround", "speed_knots"})
    void findsColumnsByTheirUsualNames(String name) {
        assertThat(csv(HEADER + name, ROW + "4.5").value(Positions.SPEED)).isEqualTo(4.5);
    }

    @Test
    void needsNoSpeed() {
        assertThat(csv(HEADER + "cog", ROW + "90").positions().hasSpeed()).isFalse();
        Reading noaa = csv("MMSI,BaseDateTime,LAT,LON,Speed", "219000123,2022-06-20T00:00:04,1.25,103.75,4.5");
        assertThat(noaa.positions().columns().feed()).isEqualTo(Feed.NOAA_2024);
        assertThat(noaa.value(Positions.SPEED)).isEqualTo(4.5);
    }

    @Test
    void refusesTwoColumnsThatCouldBeTheSpeed() {
        Path file = TestFiles.lines(folder.resolve("a.csv"), HEADER + "sog,speed", ROW + "4.5,17");
        assertThat(refused(ColumnOptions.AUTO, file))
                .contains("'sog', 'speed'")
                .endsWith("could each be the speed; choose one with --speed-column");
        assertThat(speed("speed", file)).isEqualTo(17.0);
        assertThat(Reading.of(file).positions().hasSpeed()).isFalse();
        assertThat(refused(Reading.speed("velocity"), file)).contains("--speed-column asks for a column 'velocity'");
    }

    @Test
    void searchesForNoSpeedThatIsNotNeeded() {
        assertThat(ColumnOptions.AUTO.paths(true)).contains("properties.sog", "Message.PositionReport.Sog");
        assertThat(Reading.speed("m.v").paths(true)).contains("m.v");
        assertThat(Reading.speed("m.v").paths(false))
                .doesNotContain("m.v")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.endsWith("sog") || name.contains("speed"));
    }

    private Reading csv(String... lines) {
        return read("a.csv", lines);
    }

    private Reading read(String file, String... lines) {
        return Reading.of(Reading.VISITS, TestFiles.lines(folder.resolve(file), lines));
    }

    private static String refused(ColumnOptions options, Path file) {
        UserError error = catchThrowableOfType(UserError.class, () -> Reading.of(options, Reading.VISITS, file));
        assertThat(error.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(error.getMessage().lines()).hasSize(1);
        return error.getMessage();
    }
}
