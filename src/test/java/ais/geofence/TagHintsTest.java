package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result that means nothing says so, and what to try. */
class TagHintsTest {
    private static final String HEADER = "timestamp,mmsi,lat,lon";

    @TempDir
    Path folder;

    private Path zones;
    private Path json;

    @BeforeEach
    void writeZones() {
        zones = zones("zones.geojson", 4.0, 51.0, 4.8, 51.0, 4.8, 52.0, 4.0, 52.0);
        json = folder.resolve("report.json");
    }

    private Path zones(String name, double... ring) {
        return TestFiles.lines(folder.resolve(name), TestZones.geoJson(Map.of("port", ring)));
    }

    private Path positions(int rows, IntFunction<String> latLon) {
        return TestFiles.lines(
                folder.resolve("positions.csv"),
                Stream.concat(
                                Stream.of(HEADER),
                                IntStream.range(0, rows)
                                        .mapToObj(row -> "2026-03-01 00:00:00,%09d,%s"
                                                .formatted(219_000_000 + row, latLon.apply(row))))
                        .toArray(String[]::new));
    }

    private CommandRun tag(Path positions, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones, "--json", json));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private List<String> hints() {
        List<String> hints = new ArrayList<>();
        for (JsonNode hint : CommandRun.json(json).get("hints")) {
            hints.add(hint.asText());
        }
        return hints;
    }

    /** Seven of ten lie in the zone if latitude and longitude change places. */
    private static String exchanged(int row) {
        return "4.%d,51.5".formatted(row % 10);
    }

    @Test
    void aResultThatMeansSomethingHasNone() {
        CommandRun run = tag(positions(10, row -> row < 9 ? "12,40" : "51.5,4.5"));

        assertThat(hints()).isEmpty();
        assertThat(run.out()).doesNotContain("What is odd");
    }

    @Test
    void integersOfAisHubTakenForDegrees() {
        CommandRun run =
                tag(positions(1000, row -> "%d,%d".formatted(30_900_000 + row, 2_700_000 + 600_000 * (row % 2))));

        String hint =
                "no position has a usable longitude and latitude (1,000 out_of_range): AISHub's raw format? In it 1,000 of 1,000 would be valid, and 500 in a zone: --feed aishub-raw";
        assertThat(hints()).containsExactly(hint);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("What is odd " + hint + " JSON report: ");
    }

    @Test
    void aPageBeginsWithThem() throws IOException {
        Path page = folder.resolve("page.html");
        tag(positions(10, TagHintsTest::exchanged), "--report", page);

        assertThat(Files.readString(page)).contains("What is odd", "no position lies in a zone; with longitude");
    }

    @Test
    void metresAreNotTakenForIntegersOfAisHub() {
        tag(positions(10, row -> "6711542.47%d,%d.5".formatted(row, 500_000 + row)));

        assertThat(hints())
                .containsExactly(
                        "no position has a usable longitude and latitude (10 out_of_range): are 'lon' and 'lat' its columns? --lon-column and --lat-column name them");
    }

    @ParameterizedTest
    @CsvSource({"function,first", "function,all", "map-partitions,first", "map-partitions,all", "sedona,first"})
    void axesExchanged(String engine, String match) {
        tag(positions(1000, TagHintsTest::exchanged), "--engine", engine, "--match", match);

        // 4.0 and 4.8 are the zone's boundary, 4.9 is beyond it.
        assertThat(hints())
                .containsExactly(
                        "no position lies in a zone; with longitude and latitude exchanged 700 of 1,000 would lie in a zone: --lon-column 'lat' --lat-column 'lon' reads them so, unless the zones have latitude first");
    }

    @Test
    void axesExchangedBeyondTheRange() {
        zones = zones("east.geojson", 103, 1, 104.5, 1, 104.5, 2, 103, 2);
        tag(positions(20, row -> "103.%02d,1.25".formatted(50 + row)));

        assertThat(hints())
                .containsExactly(
                        "no position has a usable longitude and latitude (20 out_of_range); with longitude and latitude exchanged 20 of 20 would lie in a zone: --lon-column 'lat' --lat-column 'lon' reads them so, unless the zones have latitude first");
    }

    @Test
    void axesOfTheZonesExchanged() {
        zones = zones("exchanged.geojson", 51.0, 4.0, 52.0, 4.0, 52.0, 4.8, 51.0, 4.8);
        tag(positions(1000, row -> "51.5,4.%d".formatted(row % 10)), "--multiply", 3);

        assertThat(hints()).hasSize(1);
        assertThat(hints().get(0)).contains("700 of 1,000 would lie in a zone", "unless the zones have latitude first");
    }

    @Test
    void aSampleOfManyPositions() {
        tag(positions(5000, TagHintsTest::exchanged));

        assertThat(hints().get(0)).containsPattern("exchanged [0-9,]+ of a sample of [0-9,]+ would lie in a zone");
    }

    @Test
    void degreesTakenForIntegersOfAisHub() {
        Path file = TestFiles.lines(
                folder.resolve("degrees.csv"), "MMSI,TIME,LONGITUDE,LATITUDE", "219000100,1700000000,4.5,51.5");
        tag(file, "--feed", "aishub-raw");

        assertThat(hints())
                .containsExactly("no position lies in a zone: are they degrees? Then 1 of 1 would: --feed aishub");
    }

    @Test
    void noPositionInAZoneEitherWay() {
        tag(positions(10, row -> "12.%d,40.5".formatted(row)));

        assertThat(hints())
                .containsExactly(
                        "no position lies in a zone: the positions lie in lon 40.50 to 40.50, lat 12.00 to 12.90, the zones in lon 4.00 to 4.80, lat 51.00 to 52.00");
    }

    @ParameterizedTest
    @CsvSource({"'0,0', 3 zero", "',', 3 missing", "'91,181', 3 not_available", "'nan,inf', 3 not_finite"})
    void positionsThatAreNone(String latLon, String counts) {
        tag(positions(3, row -> latLon));

        assertThat(hints())
                .containsExactly(
                        "no position has a usable longitude and latitude (%s): are 'lon' and 'lat' its columns? --lon-column and --lat-column name them"
                                .formatted(counts));
    }

    @Test
    void numbersThatAreNoMmsiAndTimesThatAreNone() {
        Path file = TestFiles.lines(folder.resolve("ids.csv"), HEADER, "yesterday,17,51.5,4.5", "soon,,51.5,4.5");
        tag(file);

        assertThat(hints())
                .containsExactly(
                        "no position has an MMSI of nine digits (1 invalid, 1 missing): is 'mmsi' its column? --mmsi-column names it",
                        "no position has a time that can be read: is 'timestamp' its column? --time-column and --time-format say so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"lat,lon|\"51,5\",\"4,5\"", "lat;lon|51,5; 4,5", "lat;lon|51.5;+4,25", "lat;lon|x;4,5"})
    void decimalCommas(String header, String row) {
        Path file = TestFiles.lines(folder.resolve("commas.csv"), header, row, row);
        CommandRun refused = CommandRun.tag(file, zones);
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.message())
                .contains("all of 2 rows read are rejected {not_a_number=2}", "with decimal points, or publish all");

        tag(file, "--fail-above-rejected", "100%");
        assertThat(hints())
                .containsExactly(
                        "no row was tagged: 2 read, 2 rejected, 0 outside the time range",
                        "some coordinates have decimal commas, such as 103,75: write them with decimal points");
    }

    @Test
    void textsThatAreNoNumbersHaveNoDecimalCommas() {
        CommandRun refused = CommandRun.tag(
                TestFiles.lines(folder.resolve("texts.csv"), "lat;lon", "51,500,000;4.5", "1,2,3;4,", "x;4.5"), zones);
        assertThat(refused.message())
                .contains("choose the columns with --lon-column")
                .doesNotContain("decimal");
    }

    @Test
    void timesWithTheDayFirst() {
        Path file = TestFiles.lines(
                folder.resolve("danish.csv"),
                "Timestamp,MMSI,Latitude,Longitude",
                "01/03/2026 00:00:59,219000100,51.5,4.5",
                "28/02/2026 00:00:00,219000101,51.5,4.5");
        tag(file);
        assertThat(hints()).hasSize(1);
        assertThat(hints().get(0))
                .startsWith("no position has a time that can be read: some times may have the day first")
                .contains("--feed danish", "--time-format 'dd/MM/yyyy HH:mm[:ss]'");

        Object[] days = {"--from", "2026-02-28", "--to", "2026-03-02"};
        CommandRun refused = CommandRun.tag(file, zones, days);
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.message()).contains("{unreadable_time=2}", "--feed danish");

        for (String[] remedy : new String[][] {{"--feed", "danish"}, {"--time-format", "dd/MM/yyyy HH:mm[:ss]"}}) {
            tag(file, days[0], days[1], days[2], days[3], remedy[0], remedy[1]);
            assertThat(hints()).isEmpty();
        }
    }

    @Test
    void timesWithTheMonthFirst() {
        tag(TestFiles.lines(
                folder.resolve("us.csv"),
                HEADER,
                "03/04/2026 00:00:00,219000100,51.5,4.5",
                "03/14/2026 00:00:59,219000100,51.5,4.5",
                "28/02/2026 00:00:00,219000101,51.5,4.5"));

        assertThat(hints())
                .containsExactly(
                        "no position has a time that can be read: is 'timestamp' its column? --time-column and --time-format say so");
    }

    @Test
    void timesInAnotherUnit() {
        Path millis = TestFiles.lines(
                folder.resolve("millis.csv"),
                HEADER,
                "1772323200000,219000100,51.5,4.5",
                "1772323201500,219000101,51.5,4.5");
        String hint = "some times are numbers in another unit: --time-format unix-ms reads them";
        tag(millis);
        assertThat(hints()).containsExactly("no position has a time that can be read: " + hint);
        CommandRun rejected = CommandRun.of(
                "tag",
                "--positions",
                millis,
                "--zones",
                zones,
                "--from",
                "2026-03-01",
                "--output",
                folder.resolve("o"));
        assertThat(rejected.code()).isEqualTo(6);
        assertThat(rejected.err()).contains("--time-format unix-ms");
        tag(millis, "--time-format", "unix-ms");
        assertThat(hints()).isEmpty();
    }

    @Test
    void aFeedWithoutMmsiAndTimeLacksNothing() {
        tag(TestFiles.lines(folder.resolve("bare.csv"), "lat,lon", "51.5,4.5"));

        assertThat(hints()).isEmpty();
    }

    @Test
    void allOutsideTheTimeRange() {
        tag(positions(3, row -> "51.5,4.5"), "--from", "2027-01-01", "--to", "2027-01-02");

        assertThat(hints()).containsExactly("no row was tagged: 3 read, 0 rejected, 3 outside the time range");
    }

    @Test
    void aFileWithoutRows() {
        tag(positions(0, row -> ""));

        assertThat(hints()).containsExactly("the input has no rows");
    }

    @Test
    void aQuietRunSaysThemOnStandardError() {
        CommandRun run = tag(positions(10, row -> "12,40"), "--quiet");

        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("no position lies in a zone: the positions lie in lon 40.00 to 40.00, lat 12.00 to 12.00,");
    }

    /** Batches of new files count together: one night's few positions outside are no reason to worry. */
    @Test
    void newFilesCountTogether() {
        Path incoming = folder.resolve("incoming");
        TestFiles.lines(incoming.resolve("a.csv"), HEADER, "2026-03-01 00:00:00,219000100,4.5,51.5");
        Object[] more = {"--append-new", "--output", folder.resolve("out"), "--partition-by", "date"};
        tag(incoming, more);
        assertThat(hints().get(0)).contains("exchanged 1 of 1 would lie in a zone");

        tag(incoming, more);
        assertThat(hints()).isEmpty();
    }
}
