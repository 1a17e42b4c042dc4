package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.spark.Columns;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run of tag finds out for its page: positions by hour, and how many a sample is drawn from. */
class SurveyedRunTest {
    /** By hour: one in both zones, one in none; one in the strait, one without a position, after midnight; two wrong times. */
    private static final String[] LINES = {
        "timestamp,mmsi,lat,lon",
        "2019-07-01 22:59:59.999,219000123,1.25,104.25",
        "2019-07-01 22:00:00.000,219000124,40.5,12.5",
        "2019-07-02 00:00:00.000,219000125,1.25,105.5",
        "2019-07-02 00:10:00.000,219000126,91,181",
        "1970-01-01 00:30:00.000,219000127,1.25,103.75",
        "soon,219000128,1.75,104.25",
        ",219000129,1.75,104.25",
        "2019-07-01 22:00:00.000,219000130,north,104.25",
        "2019-07-01 22:00:00.000,219000131"
    };

    private static final String HOURS = """
            {"counts":[\
            {"hour":"1970-01-01T00:00:00Z","in_zone":%1$d,"in_none":0},\
            {"hour":"2019-07-01T22:00:00Z","in_zone":%1$d,"in_none":%1$d},\
            {"hour":"2019-07-02T00:00:00Z","in_zone":%1$d,"in_none":%1$d}],\
            "earlier":{"in_zone":0,"in_none":0},"unreadable":%2$d}""";

    @TempDir
    Path folder;

    private Path positions;
    private Path zones;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES);
        zones = TestZones.portAndStrait(folder);
    }

    private JsonNode tag(Path input, Object... more) {
        Path json = folder.resolve("report.json");
        CommandRun run = CommandRun.tag(
                input,
                zones,
                Stream.concat(Stream.of("--json", json), Stream.of(more)).toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return CommandRun.json(json);
    }

    private JsonNode surveyed(Path input, Object... more) {
        return tag(
                input,
                Stream.concat(Stream.of("--report", folder.resolve("report.html")), Stream.of(more))
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "function, first, 1",
        "function, all, 5",
        "map-partitions, first, 5",
        "map-partitions, all, 1",
        "sedona, first, 1",
        "sedona, all, 5"
    })
    void countsByHourWithEveryEngine(String engine, String match, int factor) {
        JsonNode report = surveyed(positions, "--engine", engine, "--match", match, "--multiply", factor);
        assertThat(report.get("hours").toString()).isEqualTo(HOURS.formatted(factor, 2 * factor));
        assertThat(report.get("sample").toString())
                .isEqualTo("{\"drawn\":%1$d,\"eligible\":%1$d}".formatted(6 * factor));
        assertThat(report.get("rows").get("rejected").asInt()).isEqualTo(2);
        assertThat(report.get("unreadable_times").asInt()).isEqualTo(2 * factor);
    }

    @Test
    void surveysWhatItWrites() {
        JsonNode report = surveyed(positions, "--output", folder.resolve("out"), "--format", "csv");
        assertThat(report.get("hours").toString()).isEqualTo(HOURS.formatted(1, 2));
        assertThat(TestFiles.contents(folder.resolve("out")).values())
                .isNotEmpty()
                .noneMatch(text -> text.contains(Columns.OWN));
    }

    @Test
    void surveysTheRangeAlone() {
        JsonNode report = surveyed(positions, "--from", "2019-07-02", "--to", "2019-07-03");
        assertThat(report.get("hours").get("counts").toString())
                .isEqualTo("[{\"hour\":\"2019-07-02T00:00:00Z\",\"in_zone\":1,\"in_none\":1}]");
        assertThat(report.get("hours").get("unreadable").asInt()).isZero();
        assertThat(report.get("sample").get("eligible").asInt()).isEqualTo(1);
    }

    @Test
    void hasNoHoursWhereThereIsNoTime() {
        Path timeless = TestFiles.lines(folder.resolve("timeless.csv"), "mmsi,lat,lon", "219000123,1.25,104.25");
        JsonNode report = surveyed(timeless);
        assertThat(report.has("hours")).isFalse();
        assertThat(report.get("sample").get("drawn").asInt()).isEqualTo(1);
    }

    @Test
    void surveysNothingUnlessAskedTo() {
        JsonNode report = tag(positions);
        assertThat(report.has("hours")).isFalse();
        assertThat(report.has("sample")).isFalse();
        assertThat(report.get("zones").get(2).get("share").asDouble()).isEqualTo(1 / 7.0);
    }

    @Test
    void putsBatchesOfNewFilesTogether() {
        Path in = positions.getParent();
        Object[] append = {"--append-new", "--output", folder.resolve("out"), "--match", "all"};
        assertThat(surveyed(in, append).get("hours").toString()).isEqualTo(HOURS.formatted(1, 2));
        TestFiles.lines(
                in.resolve("later.csv"),
                "timestamp,mmsi,lat,lon",
                "2019-07-02 00:20:00.000,219000125,1.25,105.5",
                "2019-07-02 01:00:00.000,219000126,1.25,105.5");
        JsonNode second = surveyed(in, append);
        assertThat(second.get("hours").get("counts")).hasSize(2);
        assertThat(second.get("sample").get("eligible").asInt()).isEqualTo(2);
        assertThat(surveyed(in, append).has("sample")).isFalse();
    }
}
