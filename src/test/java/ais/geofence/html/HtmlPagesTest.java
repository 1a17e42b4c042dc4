package ais.geofence.html;

import static ais.geofence.text.ColumnHead.texts;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.report.JsonReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HtmlPagesTest {
    /** With what escaping changes, so that masking afterwards would not find it. */
    private static final String SECRET = "s3a://KEY:\"hid&den <x>@bucket/a";

    private static final String NAME = "a\u001B[2J\u0000\u202Eb";

    @Test
    void nothingGivenIsShownThatIsSecretOrHidden() {
        Bars chart = new Bars(
                List.of(SECRET, NAME),
                List.of(new Bars.Series(SECRET, List.of(1.0, 2.0))),
                SECRET,
                Set.of(),
                List.of());
        DataTable numbers = DataTable.of(NAME, texts(SECRET)).row(SECRET);
        Page page = new Page(
                SECRET,
                NAME,
                List.of(SECRET),
                List.of(new Page.Fact(SECRET, NAME)),
                List.of(new Page.Section(
                        NAME, List.of(new Paragraph(SECRET), new Figure(SECRET, SECRET + NAME, 1, chart, numbers)))));

        String html = HtmlPages.html(page);

        assertThat(html)
                .contains("s3a://***@bucket/a", "a\uFFFD[2J\uFFFD\uFFFDb")
                .doesNotContain("hid&", "KEY", "\u001B[2J", "\\u001B", "\u0000", "\u202E");
    }

    @Test
    void jsonKeepsEverythingButSecrets() {
        assertThat(JsonReport.text(Map.of("path", List.of(SECRET))))
                .contains("s3a://***@bucket/a")
                .doesNotContain("KEY");
        assertThat(JsonReport.text(Map.of("name", NAME))).contains("a\\u001B[2J\\u0000\u202Eb");
    }
}
