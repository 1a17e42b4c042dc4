package ais.geofence.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of a run of {@code tag} over the sample, beside the JSON of the same run, in a real browser. */
@Tag("browser")
class TagPageIT {
    private static final int MOST_BYTES = 5_000_000;
    private static final double ATHENS_LON = 23.5;
    private static final double ATHENS_LAT = 37.8;

    @TempDir
    private static Path folder;

    private static Path page;
    private static JsonNode json;
    private static Browser browser;

    @BeforeAll
    static void tagTheSample() throws Exception {
        page = folder.resolve("report.html");
        json = tag(page, "--zones", Launcher.sample("zones.geojson"), "--multiply", "4");
        browser = new Browser();
    }

    /** Tags the sample; returns the JSON of the run. */
    private static JsonNode tag(Path page, String... more) throws Exception {
        Path report = folder.resolve("report.json");
        Launcher.Ended run = Launcher.run(
                folder,
                Map.of(),
                Launcher.geofence(Stream.concat(
                                Stream.of(
                                        "tag",
                                        "--positions",
                                        Launcher.sample("positions.csv.gz"),
                                        "--report",
                                        page.toString(),
                                        "--json",
                                        report.toString()),
                                Stream.of(more))
                        .toArray(String[]::new)));
        assertThat(run.code()).as(run.error()).isZero();
        return new ObjectMapper().readTree(report.toFile());
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void isOneFileThatAsksNothingOfTheNetwork() throws Exception {
        browser.open(page, 1200, 900, false);

        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .contains(page.toUri().toString())
                .allMatch(address -> address.equals(page.toUri().toString()) || address.startsWith("data:"));
        assertThat(page).satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
    }

    @Test
    void itsNumbersAreThoseOfTheJsonReport() {
        browser.open(page, 1200, 900, false);

        List<List<String>> zones = rows(browser, "Positions by zone");
        assertThat(zones).hasSize(json.at("/counts").size());
        for (List<String> row : zones) {
            assertThat(number(row.get(2)))
                    .isEqualTo(json.at("/counts/" + row.get(0)).asLong());
        }
        for (List<String> row : rows(browser, "Positions by status")) {
            assertThat(number(row.get(1)))
                    .isEqualTo(json.at("/statuses/" + row.get(0)).asLong());
        }
        for (List<String> row : rows(browser, "Rejected rows by reason")) {
            assertThat(number(row.get(1)))
                    .isEqualTo(json.at("/rejected/" + row.get(0)).asLong());
        }
        JsonNode hour = json.at("/hours/counts/0");
        List<List<String>> hours = rows(browser, "Positions by hour, UTC");
        assertThat(hours).hasSize(json.at("/hours/counts").size());
        assertThat(number(hours.get(0).get(1))).isEqualTo(hour.path("in_zone").asLong());
        assertThat(number(hours.get(0).get(2))).isEqualTo(hour.path("in_none").asLong());
        assertThat(browser.texts("header dd"))
                .contains(String.format(
                        Locale.ROOT, "%,d", json.at("/rows/tagged").asLong()));
        assertThat(browser.find("body").getText())
                .contains(String.format(
                        Locale.ROOT,
                        "%,d of %,d valid positions",
                        json.at("/sample/drawn").asLong(),
                        json.at("/sample/eligible").asLong()));
    }

    private static List<List<String>> rows(Browser browser, String caption) {
        for (WebElement table : browser.all("table")) {
            String title = table.findElement(By.tagName("caption")).getDomProperty("textContent");
            if (title.startsWith(caption)) {
                return table.findElements(By.cssSelector("tbody tr")).stream()
                        .map(row -> row.findElements(By.cssSelector("th, td")).stream()
                                .map(cell -> cell.getDomProperty("textContent"))
                                .toList())
                        .toList();
            }
        }
        throw new AssertionError("no table " + caption);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    @Test
    void drawsItsCharts() {
        browser.open(page, 1200, 900, false);

        assertThat(browser.all(".chart svg")).hasSize(4);
        for (WebElement chart : browser.all(".chart svg")) {
            assertThat(chart.findElements(By.cssSelector("path"))).hasSizeGreaterThan(5);
        }
        assertThat(colours()).isGreaterThan(5);
    }

    /** How many colours the map has in a grid of its pixels. */
    private static long colours() {
        return (Long) browser.script("""
                const canvas = document.querySelector('.chart canvas');
                const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                const colours = new Set();
                for (let at = 0; at < pixels.length; at += 4 * 7) {
                  colours.add(pixels.slice(at, at + 3).join());
                }
                return colours.size;
                """);
    }

    @Test
    void hoveringOverAZoneOfTheMapTellsItsNameNumberAndCount() {
        browser.open(page, 1200, 900, false);

        WebElement map = browser.find(".chart:has(canvas)");
        browser.hover(map, 0, 0);
        List<?> fromMiddle = (List<?>) browser.script("""
                const map = arguments[0];
                const [x, y] = echarts.getInstanceByDom(map).convertToPixel('geo', [arguments[1], arguments[2]]);
                return [Math.round(x - map.clientWidth / 2), Math.round(y - map.clientHeight / 2)];
                """, map, ATHENS_LON, ATHENS_LAT);
        browser.script(
                "document.querySelectorAll('input[type=checkbox]').forEach(box => { if (box.parentElement.innerText.includes('positions')) box.click(); })");
        browser.hover(map, ((Long) fromMiddle.get(0)).intValue(), ((Long) fromMiddle.get(1)).intValue());

        assertThat(browser.find(".told").getText())
                .contains("athens")
                .contains("zone 3")
                .contains(String.format(
                        Locale.ROOT, "%,d positions", json.at("/counts/3").asLong()));
    }

    @Test
    void layersOfTheMapCanBeLeftOut() {
        browser.open(page, 1200, 900, false);
        Object before = picture(browser);

        WebElement box = browser.all("figure input[type=checkbox]").get(1);
        assertThat(box.isSelected()).isTrue();
        box.click();

        assertThat(picture(browser)).isNotEqualTo(before);
    }

    private static Object picture(Browser browser) {
        return browser.script("return document.querySelector('.chart canvas').toDataURL()");
    }

    @Test
    void layersOfZonesAreToldApart() throws Exception {
        Path claims = Files.writeString(folder.resolve("claims.geojson"), """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "properties": {"GEONAME": "north claim"},
                   "geometry": {"type": "Polygon", "coordinates": [[[103.3, 1.15], [104.6, 1.2], [104.6, 1.6], [103.3, 1.6], [103.3, 1.15]]]}},
                  {"type": "Feature", "properties": {"GEONAME": "south claim"},
                   "geometry": {"type": "Polygon", "coordinates": [[[103.3, 0.9], [104.6, 0.9], [104.6, 1.3], [103.3, 1.25], [103.3, 0.9]]]}}
                ]}
                """);
        Path layered = folder.resolve("layers.html");
        JsonNode layers = tag(
                layered,
                "--zones",
                "eez=" + claims,
                "--zones",
                "ports=" + Launcher.sample("zones.geojson"),
                "--match",
                "eez=all",
                "--zone-name",
                "eez=GEONAME");
        try (Browser own = new Browser()) { // as another case counts what the common one asks for
            own.open(layered, 1200, 900, false);

            assertThat(own.console()).isEmpty();
            assertThat(own.find("header").getText())
                    .contains(
                            "and 7 zones in 2 layers",
                            "the number of the first zone of each layer that contains it",
                            "In eez it was also tagged with all of its zones, and is counted in each of them.",
                            "Names of the zones of eez: property 'GEONAME'",
                            "Names of the zones of ports: property 'name'",
                            "of them in a zone of eez",
                            "of them in a zone of ports");
            for (String layer : List.of("eez", "ports")) {
                List<List<String>> zones = rows(own, "Positions by zone of " + layer);
                JsonNode counts = layers.at("/layers/" + layer + "/counts");
                assertThat(zones).hasSize(counts.size());
                for (List<String> row : zones) {
                    assertThat(number(row.get(2)))
                            .isEqualTo(counts.get(row.get(0)).asLong());
                }
            }
            List<WebElement> switches = own.all("figure label").stream()
                    .filter(label -> label.getText().startsWith("zones of "))
                    .toList();
            assertThat(switches).hasSize(2);
            for (WebElement label : switches) {
                Object before = picture(own);
                label.findElement(By.tagName("input")).click();
                assertThat(picture(own)).as(label.getText()).isNotEqualTo(before);
            }
            assertThat(own.barriers()).isEmpty();
            own.open(layered, 390, 844, false);
            assertThat(own.script("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
        }
    }

    @Test
    void everyZoneHasASmallMapOfItsOwn() {
        browser.open(page, 1200, 900, false);

        List<WebElement> maps = browser.all("svg:has(> title)");
        assertThat(maps).hasSize(5);
        for (WebElement map : maps) {
            assertThat(map.findElement(By.tagName("title")).getDomProperty("textContent"))
                    .isNotBlank();
            assertThat(map.findElement(By.tagName("desc")).getDomProperty("textContent"))
                    .contains("position");
            assertThat(map.findElements(By.tagName("path"))).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void barsNobodyLightOrDark() {
        browser.open(page, 1200, 900, false);
        assertThat(browser.barriers()).isEmpty();
        Object light = picture(browser);

        browser.dark(true);
        assertThat(browser.barriers()).isEmpty();
        assertThat(picture(browser)).isNotEqualTo(light);
    }

    @Test
    void fitsAPhone() {
        browser.open(page, 390, 844, false);

        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        assertThat(colours()).isGreaterThan(5);
    }

    @Test
    void canBePrinted() {
        browser.open(page, 1200, 900, true);

        assertThat(browser.print())
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
                .hasSizeGreaterThan(50_000);
    }
}
