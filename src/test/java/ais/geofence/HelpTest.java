package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says of itself. */
class HelpTest {
    private static String help(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void ofTagHasUsageGroupsExamplesAndExitCodes() {
        String help = help("tag", "--help");
        assertThat(help.lines().findFirst())
                .contains("Usage: ais-geofence tag --positions PATH... --zones PATH... [OPTIONS]");
        assertThat(help)
                .containsSubsequence(
                        "Input\n",
                        "--positions=PATH",
                        "Required.",
                        "--multiply=N",
                        "Zones\n",
                        "--zones=PATH",
                        "Required.",
                        "Tagging\n",
                        "--engine=",
                        "Output\n",
                        "--output=PATH",
                        "Reports\n",
                        "--json=FILE",
                        "Running\n",
                        "--dry-run",
                        "--config=FILE",
                        "--quiet",
                        "--help",
                        "Exit codes\n",
                        "0   done",
                        "7   the rows are published",
                        "Examples\n",
                        "ais-geofence tag --positions",
                        "ais-geofence tag --positions",
                        "spark-submit");
        assertThat(help.split("Required\\.", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag", "visits", "compare", "zones"})
    void fitsATerminalAndIsWhatTheCommandHelpPrints(String command) {
        String help = help(command, "--help");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(help("help", command)).isEqualTo(help);
    }

    @Test
    void ofTheProgramListsTheCommands() {
        String help = help("help");
        assertThat(help).isEqualTo(help("--help")).contains("tag", "visits", "compare", "zones", "help", "completion");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone --map x.html|unknown command 'zone'; expected tag, visits, compare, zones, help or completion; did you mean zones?",
                "help tga|unknown command 'tga'; expected tag, visits, compare, zones, help or completion; did you mean tag?",
                "tag --multiply|missing required parameter for option '--multiply' (N)",
            })
    void errorsAreInOneStyle(String line, String said) {
        CommandRun run = CommandRun.of((Object[]) line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).startsWith("ais-geofence: " + said).endsWith("--help)");
    }

    @Test
    void completionKnowsCommandsOptionsAndTheirValues() {
        assertThat(help("completion"))
                .contains("complete -F _complete_ais-geofence", "'--positions'", "'--locate'", "zones", "compare");
    }
}
