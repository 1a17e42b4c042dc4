package ais.geofence.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.compare.Comparison;
import ais.geofence.compare.ComparisonReport;
import ais.geofence.compare.Comparisons;
import ais.geofence.config.Settings;
import ais.geofence.page.ComparisonPage;
import ais.geofence.text.Figures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of {@code compare}, with known figures, in a real browser. */
@Tag("browser")
class ComparePageIT {
    private static final String HOSTILE = "</script><script>alert(1)</script><b>{b}</b>";

    @TempDir
    private static Path folder;

    private static Path page;
    private static Path sweep;
    private static Path noise;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        page = write("compare.html", Comparisons.ofThreeEngines());
        sweep = write("sweep.html", Comparisons.sweep());
        noise = write("noise.html", Comparisons.ofNoise());
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static Path write(String name, Comparison comparison) throws Exception {
        List<Settings.Entry> settings = List.of(new Settings.Entry("zones", HOSTILE, "command line"));
        String html = new ComparisonPage(comparison, 100, List.of(HOSTILE, "second", "third"), settings).html();
        return Files.writeString(folder.resolve(name), html, StandardCharsets.UTF_8);
    }

    @Test
    void asksNothingOfTheNetworkAndSaysNothingOnTheConsole() throws Exception {
        browser.open(sweep, 1200, 900, false);

        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .allMatch(address ->
                        address.startsWith("file:") && address.endsWith(".html") || address.startsWith("data:"));
        assertThat(browser.requests()).contains(sweep.toUri().toString());
    }

    @Test
    void drawsEveryChart() {
        browser.open(sweep, 1200, 900, false);

        List<WebElement> charts = browser.all(".chart");
        assertThat(charts).hasSize(5);
        for (WebElement chart : charts) {
            assertThat(chart.getDomAttribute("aria-label")).isNotBlank();
            assertThat((Long) browser.script("return arguments[0].querySelectorAll('svg path').length", chart))
                    .isGreaterThan(10);
        }
    }

    @Test
    void everyChartHasItsNumbersBelow() {
        browser.open(sweep, 1200, 900, false);

        assertThat(browser.all("figure table tbody tr")).hasSizeGreaterThan(5 * 6);
        assertThat(browser.all("figure"))
                .hasSize(5)
                .allMatch(figure ->
                        !figure.findElements(By.cssSelector("table tbody tr")).isEmpty());
        assertThat(browser.texts("figure:first-of-type td")).contains("16,500.0", "10,000.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {800, 1280, 1920})
    void noTableIsCutOnAScreen(int width) {
        for (Path each : List.of(page, sweep, noise)) {
            browser.open(each, width, 900, false);

            assertThat((List<?>) browser.script("""
                            return [...document.querySelectorAll('.scroll')]
                              .filter((part) => part.scrollWidth > part.clientWidth)
                              .map((part) => part.ariaLabel);
                            """))
                    .as("%s at %s pixels", each, width)
                    .isEmpty();
        }
    }

    @Test
    void itsNumbersAreThoseOfTheJsonReport() throws Exception {
        browser.open(page, 1200, 900, false);
        JsonNode json = new ObjectMapper().readTree(ComparisonReport.json(Comparisons.ofThreeEngines(), 100));

        List<WebElement> rows = browser.all("figure").get(0).findElements(By.cssSelector("tbody tr"));
        assertThat(rows).hasSize(json.path("runs").size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode run = json.path("runs").get(i);
            List<String> cells = rows.get(i).findElements(By.cssSelector("th, td")).stream()
                    .map(WebElement::getText)
                    .toList();
            assertThat(cells)
                    .startsWith(
                            run.path("engine").asText(),
                            run.path("cores").asText(),
                            run.path("factor").asText(),
                            Figures.count(run.path("positions").asLong()),
                            Figures.seconds(run.path("median_seconds").asDouble()),
                            Figures.seconds(run.path("spread_seconds").asDouble()),
                            Figures.seconds(run.path("tag_seconds").asDouble()))
                    .contains(
                            Figures.decimal(run.path("nanoseconds_per_position").asDouble(), 1));
        }
        List<String> speedUps =
                browser.all("figure").get(2).findElements(By.cssSelector("tbody tr td:nth-child(3)")).stream()
                        .map(WebElement::getText)
                        .toList();
        assertThat(speedUps).hasSize(json.path("speed_ups").size());
        for (int i = 0; i < speedUps.size(); i++) {
            assertThat(speedUps.get(i))
                    .isEqualTo(Figures.decimal(json.path("speed_ups").get(i).asDouble(), 2) + "x");
        }
    }

    @Test
    void hoveringOverABarTellsItsValues() {
        browser.open(page, 1200, 900, false);

        WebElement chart = browser.all(".chart").get(0);
        browser.hover(chart, -200, 0);

        String shown = (String) browser.script("return arguments[0].innerText", chart);
        assertThat(shown).contains("map-partitions").contains("1 core").contains("ns a position");
    }

    @Test
    void whatIsGivenIsShownAsText() {
        browser.open(page, 1200, 900, false);

        assertThat(browser.texts("td")).contains(HOSTILE);
        assertThat(browser.all("script")).hasSize(1 + browser.all(".chart").size());
        assertThat(browser.all("td b")).isEmpty();
    }

    @Test
    void isDarkWhereTheUserWantsItAndChangesWithTheWish() throws InterruptedException {
        browser.open(page, 1200, 900, true);
        assertThat(ground()).isEqualTo("rgb(18, 23, 28)");
        String dark = textColour();

        browser.dark(false);
        assertThat(ground()).isEqualTo("rgb(255, 255, 255)");
        // The browser tells the page of the wish some time after the style has changed.
        for (int wait = 0; wait < 100 && textColour().equals(dark); wait++) {
            Thread.sleep(50);
        }
        assertThat(textColour()).isNotEqualTo(dark);
    }

    private static Object ground() {
        return browser.script("return getComputedStyle(document.body).backgroundColor");
    }

    private static String textColour() {
        return (String) browser.script("return document.querySelector('.chart svg text').getAttribute('fill')");
    }

    @Test
    void barsNobodyLightOrDark() {
        browser.open(sweep, 1200, 900, false);
        assertThat(browser.barriers()).isEmpty();

        browser.dark(true);
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void fitsAPhone() throws Exception {
        browser.open(sweep, 390, 844, false);

        assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        assertThat((Boolean) browser.script(
                        "return [...document.querySelectorAll('.chart')].every(chart => chart.clientWidth >= 300)"))
                .isTrue();
    }

    @Test
    void canBePrinted() {
        browser.open(page, 1200, 900, true);

        byte[] pdf = browser.print();

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf).hasSizeGreaterThan(20_000);
    }

    @Test
    void hasHeadingsInOrderAndCaptionsForEveryTable() {
        browser.open(sweep, 1200, 900, false);

        assertThat(browser.texts("h1")).hasSize(1);
        assertThat(browser.texts("h2"))
                .containsExactly(
                        "What was done",
                        "Which engine to choose",
                        "Where the time goes",
                        "What more cores bring",
                        "What more zones cost",
                        "The answer",
                        "How it was measured");
        assertThat(browser.all("table")).hasSameSizeAs(browser.all("table caption"));
        assertThat(browser.all("html[lang=en]")).hasSize(1);
    }
}
