package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal shows of likely mistakes in zones. */
class ZoneNotesTest {
    private static final String DETOUR = "zones with an edge that goes the long way round";

    @TempDir
    Path folder;

    private Path positions;
    private Path strait;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(folder.resolve("in.csv"), "lon,lat", "104.25,1.25");
        strait = TestFiles.lines(
                folder.resolve("strait.geojson"),
                TestZones.geoJson(Map.of("strait", new double[] {-178.5, -17, -178.5, -15, 178.25, -15, 178.25, -17})));
    }

    private static int times(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static void assertSaidOnce(CommandRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        String all = (run.out() + run.err()).replaceAll("\\s+", " ");
        assertThat(times(all, DETOUR)).as(all).isEqualTo(1);
        assertThat(all).contains("warning: " + DETOUR, "put positions between");
    }

    @Test
    void aDetourIsSaidOnce() {
        assertSaidOnce(CommandRun.of("zones", "--zones", strait));
        assertSaidOnce(CommandRun.of("zones", "--zones", strait, "--quiet"));
        assertSaidOnce(CommandRun.of("zones", "--zones", strait, "--locate", "103.75,1.25"));
        assertSaidOnce(CommandRun.tag(positions, strait));
        assertSaidOnce(CommandRun.tag(positions, strait, "--quiet"));
        assertSaidOnce(CommandRun.tag(positions, strait, "--dry-run", "--verbose"));
    }

    @Test
    void theNoteOnOverlapsIsWholeAndNamesTheOption() {
        Path zones = TestZones.portAndStrait(folder);
        CommandRun first = CommandRun.tag(positions, zones);
        assertThat(first.out().replaceAll("\\s+", " "))
                .contains(
                        "Zones: pairs of zones that overlap: 1 (0 port overlaps 1 strait); a position in both gets the first; --match all gives both ");
        Path json = folder.resolve("report.json");
        CommandRun all = CommandRun.tag(positions, zones, "--match", "all", "--json", json);
        assertThat(all.out()).doesNotContain("overlap");
        assertThat(CommandRun.json(json).toString()).doesNotContain("overlap");
    }

    @Test
    void theNoteOnManyOverlapsLosesTheirNames() {
        StringBuilder rows = new StringBuilder("name,wkt");
        for (int i = 0; i < 6; i++) {
            rows.append("\nanchorage number %d,\"POLYGON((103 1,104.5 1,104.5 2,103 1))\"".formatted(i));
        }
        CommandRun run = CommandRun.tag(positions, TestFiles.lines(folder.resolve("many.csv"), rows.toString()));
        assertThat(run.out().replaceAll("\\s+", " "))
                .containsPattern(
                        "Zones: pairs of zones that overlap: 15 \\(0 anchorage number 0 [^()]*…\\); a position in both gets the first; --match all gives both; -v shows all of it");
    }

    @Test
    void theNotesOfALayerNameItsOptions() {
        Path json = folder.resolve("report.json");
        String rows = """
                GEONAME,wkt
                outer roads (deep water),"POLYGON((103 1,104.5 1,104.5 2,103 1))"
                outer roads (shallow water),"POLYGON((103 1,104.5 1,104.5 2,103 1))"
                """;
        String zones = "eez=" + TestFiles.lines(folder.resolve("claims.csv"), rows);
        CommandRun run = CommandRun.of("tag", "--positions", positions, "--zones", zones, "--json", json);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CommandRun.json(json).at("/layers/eez/zone_set/notes").toString())
                .contains("could name them: --zone-name eez=GEONAME\"")
                .contains("both gets the first; --match eez=all gives both\"");
        assertThat(CommandRun.of("zones", "--zones", zones).out().replaceAll("\\s+", " "))
                .contains("--zone-name eez=GEONAME", "--match eez=all gives both");
        CommandRun named =
                CommandRun.of("tag", "--positions", positions, "--zones", zones, "--zone-name", "eez=GEONAME");
        assertThat(named.out().replaceAll("\\s+", " "))
                .contains(
                        "Zones: pairs of zones that overlap: 1 (0 outer roads (deep wat…); a position in both gets the first; --match eez=all gives both; -v shows all of it");
    }
}
