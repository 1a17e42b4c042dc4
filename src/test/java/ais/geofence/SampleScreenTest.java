package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run prints fits a terminal. */
class SampleScreenTest {
    private static CommandRun tag(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "tag",
                "--positions",
                "sample-data/positions.csv.gz",
                "--zones",
                "sample-data/zones.geojson",
                "--multiply",
                "4"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void fitsATerminal() {
        CommandRun run = tag();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().count()).as(run.out()).isLessThanOrEqualTo(40);
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void beginsWithWhatTheUserCameForAndLeavesDetailsToVerbose() {
        CommandRun run = tag("--match", "all");
        assertThat(run.out())
                .containsSubsequence(
                        "170,420 positions tagged in ",
                        "rows read",
                        "rejected",
                        "Positions by zone",
                        "tokyo",
                        "athens",
                        "Written",
                        "Settings",
                        "multiply",
                        "match",
                        "Time")
                .doesNotContain("fingerprint", "grid-memory", "leaves", "default");
        CommandRun verbose = tag("-v");
        assertThat(verbose.out())
                .startsWith("\n170,420 positions tagged in ")
                .contains("fingerprint", "grid-memory", "leaves", "default");
    }
}
