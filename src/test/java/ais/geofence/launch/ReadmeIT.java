package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import ais.geofence.testing.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first commands are what they say. */
class ReadmeIT {
    @TempDir
    private Path folder;

    @Test
    void theFirstCommandTagsTheSample() throws Exception {
        String command = commands().get(0);
        Ended run = run(command);

        assertThat(command)
                .isEqualTo(
                        "scripts/ais-geofence tag --positions sample-data/positions.csv.gz --zones sample-data/zones.geojson --multiply 1024");
        assertThat(run.code()).as(run.error()).isZero();
        List<String> shown = Documents.blocks(Documents.section("README.md", "Tag the sample"), "text").stream()
                .flatMap(String::lines)
                .filter(line -> line.matches(" +-?\\d+ .*"))
                .toList();
        assertThat(shown).hasSize(6);
        assertThat(run.out().lines()).containsAll(shown);
    }

    @Test
    void theSecondCommandIsAmongThoseThatVerify() throws Exception {
        String command = commands().get(1);
        String everything = commands().get(2);
        String continuous = Files.readString(Launcher.HOME.resolve(".ci/run"));

        assertThat(command).isEqualTo("scripts/verify");
        assertThat(everything).isEqualTo("scripts/verify --all");
        assertThat(continuous).containsPattern("(?m)^exec scripts/verify( --all)?$");
        assertThat(Files.isExecutable(Launcher.HOME.resolve(command))).isTrue();
    }

    @Test
    void theComparisonTriesAllEnginesOnTheSample() throws Exception {
        String command = commands().get(3);
        Ended run = run(command);

        assertThat(command).isEqualTo("scripts/ais-geofence compare");
        assertThat(run.code()).as(run.error()).isZero();
        for (String engine : List.of("function", "map-partitions", "sedona")) {
            assertThat(run.out()).containsPattern("(?m)^ +" + engine + " +1 ");
        }
        assertThat(run.out()).containsPattern("4 +singapore +910 ");
    }

    private Ended run(String command) throws Exception {
        return Launcher.run(folder, Map.of(), List.of("bash", "-c", "cd '" + Launcher.HOME + "' && " + command));
    }

    /** The README's commands of our scripts, in order. */
    private static List<String> commands() {
        return Documents.blocks(Documents.text("README.md"), "").stream()
                .map(String::strip)
                .filter(block -> block.startsWith("scripts/") && block.lines().count() == 1)
                .toList();
    }
}
