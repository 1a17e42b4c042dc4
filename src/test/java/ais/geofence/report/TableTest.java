package ais.geofence.report;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;
import static ais.geofence.text.ColumnHead.wrapped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.text.TextWidth;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsNamesToTheLeftAndNumbersToTheRight() {
        assertThat(new Table(texts("zone"), numbers("positions"))
                        .row("tokyo", "639")
                        .row("kattegat", "1,101")
                        .text())
                .isEqualTo("  zone      positions\n  tokyo           639\n  kattegat      1,101\n");
    }

    /** 東京湾 takes six columns; the accent is a combining mark, which takes none. */
    @Test
    void measuresInColumnsOfTheTerminal() {
        assertThat(new Table(texts("zone"), numbers("n"))
                        .row("東京湾", "1")
                        .row("Åbo", "22")
                        .row("Abo\u030A x", "3")
                        .text())
                .isEqualTo("  zone     n\n  東京湾   1\n  Åbo     22\n  Abo\u030A x    3\n");
    }

    @Test
    void shortensNamesInTheMiddleAndKeepsNumbersWhole() {
        String text = new Table(numbers("index"), texts("zone"), numbers("positions"), numbers("share"))
                .row("99,999", "a" + "b".repeat(200) + "z", "1,234,567,890,123", "100.000 %")
                .text();
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(TextWidth.width(line)).isLessThanOrEqualTo(80));
        assertThat(text).contains("99,999  abbb").contains("…").containsPattern("bz +1,234,567,890,123  100\\.000 %");
    }

    @Test
    void wrapsWhatHasToStayWhole() {
        String path = "s3a://bucket/" + "folder/".repeat(20) + "positions.csv";
        String text = new Table(texts("setting"), wrapped("value"), texts("from"))
                .row("positions", path, "default")
                .text();
        assertThat(text.lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        StringBuilder joined = new StringBuilder();
        text.lines()
                .skip(1)
                .forEach(line -> joined.append(
                        line.replace("positions  ", "").replace("default", "").strip()));
        assertThat(joined).hasToString(path);
        assertThat(text).contains("/\n");
    }

    @Test
    void letsNoControlCharactersThrough() {
        String text = new Table(texts("zone"), numbers("n"))
                .row("\u001B[31mred\nline\t\u202Eright\u2028", "1")
                .line("\r\u0007")
                .text();
        assertThat(text.lines()).hasSize(3);
        assertThat(text).contains("�[31mred�line��right�").doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }

    /** A password is masked before a line's end can fall into it. */
    @Test
    void masksPasswordsBeforeTheyAreCut() {
        for (int length = 0; length < 80; length++) {
            String path = "x".repeat(length) + " s3a://user:password@bucket/positions.csv";
            assertThat(new Table(wrapped("")).row(path).text().replaceAll("\\s", ""))
                    .doesNotContain("password");
        }
    }

    @Test
    void fitsWhateverTheNames() {
        SplittableRandom random = new SplittableRandom(5);
        int[] alphabet = "a東\u0301😀ß /,\u200D".codePoints().toArray();
        for (int i = 0; i < 500; i++) {
            Table table = new Table(numbers("index"), texts("zone"), wrapped("value"), numbers("positions"));
            for (int row = 0; row < 3; row++) {
                table.row("12", text(random, alphabet), text(random, alphabet), "1,234,567");
            }
            assertThat(table.text().lines().skip(1))
                    .allSatisfy(line -> assertThat(TextWidth.width(line)).isLessThanOrEqualTo(80));
            assertThat(table.text()).containsPattern("(?m)1,234,567$").doesNotContain("\uFFFD");
        }
    }

    private static String text(SplittableRandom random, int[] alphabet) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(120); length > 0; length--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new Table(texts("a"), texts("b")).row("1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
