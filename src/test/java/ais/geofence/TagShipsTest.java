package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ships and times of each zone in the reports of a run. */
class TagShipsTest {
    /** In port two ships, one of them also in the strait, and a coast station; in the strait one ship more. */
    private static final String[] LINES = {
        "timestamp,mmsi,lat,lon",
        "2026-03-01 10:00:00,219000123,1.25,103.75",
        "2026-03-01 10:00:09,219000123,1.25,103.75",
        "2026-03-03 09:30:00,219000124,1.5,104.25",
        "2026-03-02 23:59:59,002190001,1.5,103.5",
        "soon,219000123,1.25,103.75",
        "2026-03-01 08:00:00,219000125,1.5,105.5",
        "2026-02-28 08:00:00,219000126,-40.5,12.5",
    };

    @TempDir
    private Path folder;

    private Path positions;
    private Path zones;
    private Path json;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES);
        zones = TestZones.portAndStrait(folder);
        json = folder.resolve("report.json");
    }

    private CommandRun tag(Object... more) {
        Object[] options =
                Stream.concat(Stream.of("--json", json), Stream.of(more)).toArray();
        CommandRun run = CommandRun.tag(folder.resolve("in"), zones, options);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private JsonNode zone(int index) {
        return CommandRun.json(json).get("zones").get(index + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "function, first, 1",
        "function, all, 2",
        "map-partitions, first, 1",
        "map-partitions, all, 2",
        "sedona, first, 1",
        "sedona, all, 2"
    })
    void areThoseOfTheZoneWhateverTheCopies(String engine, String match, int inStrait) {
        Path page = folder.resolve("page.html");
        CommandRun run = tag("--engine", engine, "--match", match, "--multiply", 3, "--report", page);

        assertThat(zone(0).get("ships").asInt()).isEqualTo(2);
        assertThat(zone(0).get("first").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(zone(0).get("last").asText()).isEqualTo("2026-03-03T09:30:00Z");
        assertThat(zone(1).get("ships").asInt()).isEqualTo(inStrait);
        assertThat(zone(1).get("first").asText()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(zone(-1).has("ships")).isFalse();
        assertThat(zone(-1).has("first")).isFalse();
        assertThat(CommandRun.json(json).get("ships").toString()).isEqualTo("{\"exact\":true,\"standard_error\":0.0}");
        assertThat(run.out())
                .containsPattern("0 +port +\\d+ +\\S+ % +2 +2026-03-01 +2026-03-03\n")
                .contains("Ships: different MMSIs of ships. First and last: days, UTC.");
        assertThat(page)
                .content()
                .contains(
                        "2026-03-01 10:00:00", "2026-03-03 09:30:00", "<th scope=\"col\" class=\"number\">ships</th>");
    }

    @Test
    void areCountedWithRowsThatAreWrittenAndOverAllBatches() throws Exception {
        TestFiles.lines(folder.resolve("in/more.csv"), LINES[0], LINES[1], "2026-03-04 00:00:00,219000127,1.25,103.75");
        tag("--output", folder.resolve("out"), "--append-new");

        assertThat(zone(0).get("ships").asInt()).isEqualTo(3);
        assertThat(zone(0).get("last").asText()).isEqualTo("2026-03-04T00:00:00Z");
    }

    @Test
    void areLeftOutWhereTheInputHasNoMmsiAndNoTime() throws Exception {
        Files.delete(positions);
        TestFiles.lines(folder.resolve("in/bare.csv"), "lon,lat", "103.75,1.25");
        CommandRun run = tag();

        assertThat(zone(0).has("ships")).isFalse();
        assertThat(zone(0).has("first")).isFalse();
        assertThat(run.out()).doesNotContain("ships", "last", "UTC");
    }
}
