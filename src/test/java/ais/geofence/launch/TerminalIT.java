package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees on a terminal, which is a pseudo-terminal of the system here, and what a log has. */
class TerminalIT {
    /** Runs its arguments on a pseudo-terminal and passes on what appears there. */
    private static final String ON_TERMINAL =
            "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

    private static final String REWRITTEN = "\r\u001B[K";

    @TempDir
    private Path folder;

    private static List<String> tag(String... more) {
        return Launcher.geofence(Stream.concat(
                        Stream.of(
                                "tag",
                                "--positions",
                                Launcher.sample("positions.csv.gz"),
                                "--zones",
                                Launcher.sample("zones.geojson")),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Ended onTerminal(Map<String, String> environment, List<String> command) throws Exception {
        List<String> all = new ArrayList<>(List.of("python3", "-c", ON_TERMINAL));
        all.addAll(command);
        return Launcher.run(folder, environment, all);
    }

    @Test
    void aTerminalHasColoursAndOneLineOfProgress() throws Exception {
        Ended run = onTerminal(Map.of("TERM", "xterm", "NO_COLOR", ""), tag());
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("\u001B[1mPositions by zone\u001B[0m")
                .contains(REWRITTEN + "load zones: 0 s")
                .contains(REWRITTEN + "read, tag, count: ")
                .doesNotContain("load zones ...");
        assertFits(run.out());
    }

    @Test
    void noColorIsRespectedAndSoIsADumbTerminal() throws Exception {
        Ended plain = onTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1"), tag());
        assertThat(plain.out()).contains(REWRITTEN + "read, tag, count: ").doesNotContain("\u001B[1m");
        Ended dumb = onTerminal(Map.of("TERM", "dumb"), tag());
        assertThat(dumb.out()).contains("read, tag, count ...").doesNotContain("\u001B");
    }

    @Test
    void aLogIsPlain() throws Exception {
        Ended run = Launcher.run(folder, Map.of("TERM", "xterm"), tag());
        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.out())
                .contains("\nPositions by zone\n")
                .doesNotContain("\u001B")
                .doesNotContain("\r");
        assertThat(run.error())
                .contains("read, tag, count ...\n")
                .doesNotContain("\u001B")
                .doesNotContain("\r");
        assertThat(run.error()).doesNotContain(" INFO ");
        assertFits(run.out());
    }

    @Test
    void quietPrintsErrorsAloneAndWritesFiles() throws Exception {
        Path json = folder.resolve("report.json");
        Ended run = onTerminal(Map.of("TERM", "xterm"), tag("--quiet", "--json", json.toString()));
        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("built in .*", "").strip()).isEmpty();
        assertThat(Files.readString(json)).contains("\"counts\"");
        Ended failed = onTerminal(Map.of("TERM", "xterm", "NO_COLOR", ""), tag("-q", "--zones", "nowhere.geojson"));
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.out().strip()).startsWith("\u001B[31mais-geofence: ").contains("nowhere.geojson");
    }

    @Test
    void verboseShowsWhatSparkLogs() throws Exception {
        Ended run = Launcher.run(folder, Map.of(), tag("-v", "--dry-run"));
        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.error()).containsPattern("INFO \\w+: ");
    }

    private static void assertFits(String printed) {
        assertThat(printed.lines().map(line -> line.replaceAll("\u001B\\[\\w+", "")))
                .filteredOn(line -> line.startsWith("  "))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }
}
