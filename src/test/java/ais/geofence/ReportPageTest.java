package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run of tag, as text. */
class ReportPageTest {
    private static final String HOSTILE = "</script><script>alert(1)</script>";

    @TempDir
    Path folder;

    private CommandRun tag(Path report) {
        return tag(report, HOSTILE);
    }

    private CommandRun tag(Path report, String name) {
        Path positions = TestFiles.lines(
                folder.resolve("in/positions.csv"),
                "timestamp,mmsi,lat,lon",
                "2019-07-01 22:59:59.999,219000123,1.25,104.25",
                "2019-07-01 22:58:59.900,219000124,40.5,12.5");
        Map<String, double[]> shapes = new LinkedHashMap<>();
        shapes.put(name, new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2});
        Path zones = TestFiles.lines(folder.resolve("zones.geojson"), TestZones.geoJson(shapes));
        return CommandRun.of("tag", "--positions", positions, "--zones", zones, "--report", report);
    }

    @Test
    void whatIsGivenIsShownAsTextAndTheRestIsThere() throws Exception {
        Path report = folder.resolve("new/report.html");
        CommandRun run = tag(report);

        assertThat(run.code()).as(run.err()).isZero();
        String html = Files.readString(report);
        assertThat(html)
                .doesNotContain(HOSTILE)
                .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("2 positions and 1 zone<")
                .contains("2019-07-01 22:00")
                .containsPattern("<li>Made on \\d{4}-\\d\\d-\\d\\d [0-9:]{8} UTC by ais-geofence ")
                .containsPattern("<li>Positions: .+, \\d+ B</li>")
                .contains("<li>Zones: ")
                .contains("<li>Names of the zones: property 'name', else their id, else the file's name</li>")
                .contains("<li>Times of the positions: from 2019-07-01 22:58:59 to 2019-07-01 22:59:59 UTC</li>");
    }

    @Test
    void countsOfOneAreInTheSingular() throws Exception {
        Path report = folder.resolve("one.html");
        Path positions = TestFiles.lines(folder.resolve("one.csv"), "lon,lat,time", "103.75,1.25,noon", "103.75");
        Path zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("pier", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        assertThat(CommandRun.tag(positions, zones, "--report", report).code()).isZero();
        assertThat(Files.readString(report))
                .contains("1 position and 1 zone<", "1 of 1 valid position (100.0 %) is drawn.")
                .contains("1 position with an unreadable time is not shown.")
                .containsPattern(">position tagged<")
                .containsPattern(">row rejected, of 2 read<");
        CommandRun.tag(positions, zones, "--report", report, "--zone-name", "NAME");
        assertThat(Files.readString(report)).contains("<li>Names of the zones: property 'NAME',");
        CommandRun refused = CommandRun.tag(positions, zones, "--fail-above-rejected", "10%");
        assertThat(refused.message()).contains("1 of 2 rows read is rejected, more than the 10%");
        assertThat(CommandRun.of("zones", "--zones", zones).out()).contains("1 zone, valid");
    }

    @Test
    void aNameOfAMegabyteAddsLittle() throws Exception {
        Path report = folder.resolve("report.html");
        tag(report, "pier");
        long length = Files.size(report);
        tag(report, "p" + "i".repeat(1 << 20) + "er");

        assertThat(Files.readString(report)).contains("iiii ... iiii");
        assertThat(Files.size(report)).isLessThan(length + 40_000);
    }

    @Test
    void aPlaceThatCanNotBeWrittenIsToldBeforeTheWork() {
        CommandRun run = tag(folder.resolve("in"));

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.message()).contains("/in: can't be written");
        assertThat(run.err()).doesNotContain("start Spark");
    }
}
