package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's two commands are what they say. */
class ReadmeIT {
    private static final Pattern FIRST_BLOCK = Pattern.compile("```\n(scripts/[^\n]*)\n```");

    @TempDir
    private Path folder;

    @Test
    void theFirstCommandComparesAllEnginesOnTheSample() throws Exception {
        String command = commands().get(0);
        Ended run = Launcher.run(folder, Map.of(), List.of("bash", "-c", "cd '" + Launcher.HOME + "' && " + command));

        assertThat(command).isEqualTo("scripts/ais-geofence compare");
        assertThat(run.code()).as(run.error()).isZero();
        for (String engine : List.of("function", "map-partitions", "sedona")) {
            assertThat(run.out()).containsPattern("(?m)^ +" + engine + " +1 ");
        }
        assertThat(run.out()).containsPattern("4 +singapore +910 ");
    }

    @Test
    void theSecondCommandIsWhatContinuousIntegrationRuns() throws Exception {
        String command = commands().get(1);

        assertThat(command).isEqualTo("scripts/verify");
        assertThat(Files.readString(Launcher.HOME.resolve(".ci/run"))).contains("exec " + command + "\n");
        assertThat(Files.isExecutable(Launcher.HOME.resolve(command))).isTrue();
    }

    private static List<String> commands() throws Exception {
        Matcher matcher = FIRST_BLOCK.matcher(Files.readString(Launcher.HOME.resolve("README.md")));
        return matcher.results().map(found -> found.group(1)).limit(2).toList();
    }
}
