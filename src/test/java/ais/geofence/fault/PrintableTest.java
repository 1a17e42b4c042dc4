package ais.geofence.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(
            ints = {0, 7, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x200E, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xD800})
    void whatIsNotSeenBecomesAMark(int codePoint) {
        String name = "a" + Character.toString(codePoint) + "b";

        assertThat(Printable.text(name)).isEqualTo("a\uFFFDb");
        assertThat(Printable.lines(name)).isEqualTo("a\uFFFDb");
        assertThat(OneLine.of(name)).isIn("a\uFFFDb", "a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Måløy", "東京湾", "می\u200Cخواهم", "👩\u200D👧", "क्\u200Dष", "\u0600٣"})
    void namesOfAllLanguagesStay(String name) {
        assertThat(Printable.text(name)).isEqualTo(name);
        assertThat(OneLine.of(name)).isEqualTo(name);
    }

    @Test
    void linesKeepTheirEnds() {
        assertThat(Printable.lines("a\n\tb\r\u001B[2J\n")).isEqualTo("a\n\tb\uFFFD\uFFFD[2J\n");
        assertThat(Printable.text("a\nb")).isEqualTo("a\uFFFDb");
        assertThat(OneLine.of("a\r\n\tb")).isEqualTo("a b");
    }

    /** What is cut away would be missing where a secret is looked for. */
    @Test
    void secretsAreMaskedBeforeALineIsCut() {
        String long1 = "x".repeat(1_490);
        assertThat(OneLine.of(long1 + " s3a://KEY:hidden" + "y".repeat(3_000) + "@bucket"))
                .endsWith("s3a://***@bucket");
    }
}
