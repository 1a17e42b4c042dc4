package ais.geofence.report;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.text.Figures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of reports and progress, with and without a terminal. */
class ConsoleTest {
    private static final String REPORT = "\nInput\n  files  1\n\nRows\n  read  s3a://u:p@b\n  .\n";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void titlesStandOutInColour() {
        new Console(out, Console.Detail.NORMAL, true).report(REPORT);
        assertThat(text())
                .isEqualTo(
                        "\n\u001B[1mInput\u001B[0m\n  files  1\n\n\u001B[1mRows\u001B[0m\n  read  s3a://***@b\n  .\n");
    }

    @Test
    void isPlainWithoutColourAndNothingWhereItIsQuiet() {
        new Console(out, Console.Detail.QUIET, false).report(REPORT);
        assertThat(text()).isEmpty();
        new Console(out, Console.Detail.VERBOSE, false).report(REPORT);
        assertThat(text()).isEqualTo(REPORT.replace("u:p", "***"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "xterm-256color", "screen"})
    void knowsTerminalsThatHaveColours(String term) {
        assertThat(Terminal.rewrites(Map.of("TERM", term))).isTrue();
        assertThat(Terminal.colours(Map.of("TERM", term, "NO_COLOR", ""))).isTrue();
        assertThat(Terminal.colours(Map.of("TERM", term, "NO_COLOR", "0"))).isFalse();
        assertThat(Terminal.rewrites(Map.of("TERM", term, "NO_COLOR", "1"))).isTrue();
    }

    @Test
    void asksNothingOfATerminalThatCanDoNothing() {
        assertThat(Terminal.rewrites(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.colours(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.colours(Map.of())).isFalse();
    }

    @Test
    void aLogHasALineForEachStageAndEachTick() {
        Progress progress = new Progress(out, Progress.Mode.LINES);
        progress.tick();
        progress.begin("load zones");
        progress.status(() -> Optional.of("12 zones read, 3/s"));
        progress.tick();
        progress.note("waiting\u0007");
        progress.end();
        progress.tick();
        progress.close();
        assertThat(text()).isEqualTo("load zones ...\n  0 s: 12 zones read, 3/s\nwaiting\uFFFD\n");
    }

    @Test
    void aTerminalHasOneLineThatGoes() {
        Progress progress = new Progress(out, Progress.Mode.REWRITTEN);
        progress.status(() -> Optional.of("123,456,789,012 rows tagged, 12,345,678/s, 12 %, 2:03:04 h left"));
        progress.begin("read, tag, count, write");
        progress.end();
        progress.close();
        assertThat(text()).startsWith("\r\u001B[Kre").endsWith("\r\u001B[K").doesNotContain("\n");
        String line = text().split("\r\u001B\\[K")[1];
        assertThat(line)
                .hasSizeLessThan(80)
                .endsWith(": 0 s, 123,456,789,012 rows tagged, 12,345,678/s, 12 %, 2:03:04 h left");
    }

    @Test
    void quietProgressSaysNothing() {
        Progress progress = new Progress(out, Progress.Mode.NOWHERE);
        progress.begin("load zones");
        progress.tick();
        progress.note("waiting");
        progress.close();
        assertThat(text()).isEmpty();
    }

    @Test
    void timesAreReadable() {
        assertThat(Figures.elapsed(0.4)).isEqualTo("0 s");
        assertThat(Figures.elapsed(59.6)).isEqualTo("1:00 min");
        assertThat(Figures.elapsed(185)).isEqualTo("3:05 min");
        assertThat(Figures.elapsed(7385)).isEqualTo("2:03:05 h");
    }
}
