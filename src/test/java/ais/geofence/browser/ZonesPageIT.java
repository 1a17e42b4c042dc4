package ais.geofence.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.testing.TestZones;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages of {@code zones --map} over zones with hostile names, good ones and bad, in a real browser. */
@Tag("browser")
class ZonesPageIT {
    private static final String SCRIPT = "<script>document.title='run'</script>";

    @TempDir
    private static Path folder;

    private static Path page;
    private static Path refused;
    private static Path pacific;
    private static Browser browser;

    @BeforeAll
    static void drawTheMaps() throws Exception {
        Map<String, double[]> zones = new LinkedHashMap<>();
        zones.put(SCRIPT, new double[] {10, 50, 14, 50, 14, 53, 10, 53});
        zones.put("{b} ${x} {a|rich}", new double[] {12, 52, 17, 52, 17, 55, 12, 55});
        zones.put("שלום 🚢", new double[] {103.8, 1.2, 103.8003, 1.2, 103.8003, 1.2002, 103.8, 1.2002});
        zones.put("fiji", new double[] {177, -20, 183, -20, 183, -16, 177, -16});
        page = draw("good", zones, 0);
        zones.put("bow", new double[] {20, 30, 22, 32, 22, 30, 20, 32});
        refused = draw("bad", zones, 3);
        pacific = draw(
                "pacific",
                Map.of("fiji", new double[] {177, -20, 183, -20, 183, -16, 177, -16}, "samoa", new double[] {
                    -173, -15, -171, -15, -171, -13, -173, -13
                }),
                0);
        browser = new Browser();
    }

    private static Path draw(String name, Map<String, double[]> zones, int code) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".geojson"), TestZones.geoJson(zones));
        Path drawn = folder.resolve(name + ".html");
        Launcher.Ended run = Launcher.run(
                folder, Map.of(), Launcher.geofence("zones", "--zones", file.toString(), "--map", drawn.toString()));
        assertThat(run.code()).as(run.error()).isEqualTo(code);
        return drawn;
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void opensWithoutAnErrorAndWithoutARequest() throws Exception {
        for (Path each : List.of(page, refused)) {
            browser.open(each, 1200, 900, false);

            assertThat(browser.console()).isEmpty();
            assertThat(browser.requests())
                    .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
            assertThat(browser.script("return document.title")).asString().startsWith("Zone");
            assertThat(browser.barriers()).isEmpty();
        }
    }

    @Test
    void aNameIsTextInTheTableTheChoiceAndTheHover() {
        browser.open(page, 1200, 900, true);

        assertThat(browser.texts("tbody td")).contains(SCRIPT, "{b} ${x} {a|rich}", "שלום 🚢");
        assertThat(browser.texts("select option")).contains(SCRIPT);
        goTo(SCRIPT);
        browser.hover(map(), 0, 0);
        assertThat(browser.find(".told").getText()).contains(SCRIPT, "zone 0", "km²", "5 vertices");
        assertThat(browser.script("return document.title")).isEqualTo("Zone set");
    }

    @Test
    void goesToAZoneOfAFewMetres() {
        browser.open(page, 1200, 900, false);

        goTo("שלום 🚢");
        assertThat(degreesSeen()).isBetween(0.0003, 0.01);
        press("Zoom out");
        press("Show the whole world");
        assertThat(degreesSeen()).isBetween(300.0, 400.0);
        press("Zoom in");
        assertThat(degreesSeen()).isBetween(180.0, 280.0);
        press("Fit the map to the zones");
        assertThat(west()).isBetween(-30.0, 10.0);
        assertThat(degreesSeen()).isBetween(173.0, 230.0);
    }

    @Test
    void showsInOnePieceWhatIsOnBothSidesOfTheAntimeridian() throws Exception {
        browser.open(pacific, 1200, 900, false);

        assertThat(degreesSeen()).isBetween(10.0, 60.0);
        goTo("fiji");
        assertThat(degreesSeen()).isBetween(6.0, 30.0);
        browser.hover(map(), -20, 0);
        assertThat(browser.find(".told").getText()).contains("fiji");
        browser.hover(map(), 20, 0);
        assertThat(browser.find(".told").getText()).contains("fiji");
        browser.hover(map(), 0, 0);
        assertThat(browser.find(".told").getText())
                .contains("cut at the antimeridian")
                .contains("lon 180, lat -18");
        press("Show the whole world");
        assertThat(west()).isBetween(-300.0, -170.0);
        press("Fit the map to the zones");
        assertThat(west()).isBetween(150.0, 177.0);

        browser.open(page, 1200, 900, false);
        goTo("fiji");
        assertThat(degreesSeen()).isBetween(6.0, 30.0);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void arrowKeysOnAButtonMoveTheMap() {
        browser.open(page, 1200, 900, false);
        goTo("fiji");
        double before = west();

        browser.find("button[aria-label='Zoom in']").sendKeys(Keys.ARROW_LEFT);

        assertThat(west()).isLessThan(before - degreesSeen() / 10);
    }

    @Test
    void isDrawnAnewWhileSomethingIsTold() throws Exception {
        browser.open(page, 1200, 900, false);
        goTo(SCRIPT);
        browser.hover(map(), 0, 0);
        assertThat(browser.find(".told").isDisplayed()).isTrue();

        browser.script("dispatchEvent(new Event('resize'))");
        Thread.sleep(500);

        assertThat(browser.console()).isEmpty();
    }

    @Test
    void showsTheLeavesOfTheGridWhenAsked() {
        browser.open(page, 1200, 900, false);
        WebElement box = browser.all("figure label").stream()
                .filter(label -> label.getText().equals("leaves of the grid"))
                .findFirst()
                .orElseThrow()
                .findElement(By.tagName("input"));
        Object before = picture();

        assertThat(box.isSelected()).isFalse();
        box.click();

        assertThat(picture()).isNotEqualTo(before);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void marksWhereAZoneIsWrongAndWhy() {
        browser.open(refused, 1200, 900, false);

        assertThat(browser.find("body").getText()).contains("Self-intersection at lon 21.0 lat 31.0");
        browser.hover(map(), 0, 0);
        List<?> place = (List<?>) browser.script("""
                const map = arguments[0];
                const [x, y] = echarts.getInstanceByDom(map).convertToPixel('geo', [21, 31]);
                return [Math.round(x - map.clientWidth / 2), Math.round(y - map.clientHeight / 2)];
                """, map());
        browser.hover(map(), ((Long) place.get(0)).intValue(), ((Long) place.get(1)).intValue());
        assertThat(browser.find(".told").getText()).contains("bow", "Self-intersection");
    }

    @Test
    void fitsAPhoneAndPaper() {
        browser.open(page, 390, 844, false);

        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        assertThat(browser.print())
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
                .hasSizeGreaterThan(30_000);
    }

    private static WebElement map() {
        return browser.find(".chart:has(canvas)");
    }

    private static void goTo(String zone) {
        browser.all("select option").stream()
                .filter(option -> option.getDomProperty("textContent").equals(zone))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static void press(String label) {
        browser.find("button[aria-label='" + label + "']").click();
    }

    /** Degrees of longitude from the map's left side to its right. */
    private static double degreesSeen() {
        return ((Number) browser.script("""
                const map = arguments[0];
                const chart = echarts.getInstanceByDom(map);
                const [west] = chart.convertFromPixel('geo', [0, 10]);
                const [east] = chart.convertFromPixel('geo', [map.clientWidth, 10]);
                return east - west;
                """, map())).doubleValue();
    }

    private static double west() {
        return ((Number) browser.script(
                        "return echarts.getInstanceByDom(arguments[0]).convertFromPixel('geo', [0, 10])[0]", map()))
                .doubleValue();
    }

    private static Object picture() {
        return browser.script("return document.querySelector('.chart canvas').toDataURL()");
    }
}
