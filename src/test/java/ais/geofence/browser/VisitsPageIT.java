package ais.geofence.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.page.RunPage;
import ais.geofence.tag.LayerName;
import ais.geofence.testing.SampleVisits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of a run of {@code visits}, with known figures, in a real browser. */
@Tag("browser")
class VisitsPageIT {
    private static final int NARROW = 390;

    @TempDir
    private static Path folder;

    private static Path page;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        page = Files.writeString(
                folder.resolve("visits.html"),
                RunPage.html(
                        SampleVisits.run(SampleVisits.visits(), LayerName.NONE), SampleVisits.layers(LayerName.NONE)),
                StandardCharsets.UTF_8);
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void drawsItsCharts() {
        browser.open(page, 1200, 900, false);

        assertThat(browser.texts("figcaption h3"))
                .contains("Zones with most visits", "Visits in progress, UTC", "Visits by begin reason");
        for (WebElement chart : browser.all(".chart svg")) {
            assertThat(chart.findElements(By.cssSelector("path"))).hasSizeGreaterThan(5);
        }
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void barsNobodyLightOrDark() {
        browser.open(page, 1200, 900, false);
        assertThat(browser.barriers()).isEmpty();

        browser.dark(true);
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void fitsAPhone() {
        browser.open(page, NARROW, 844, false);

        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo((long) NARROW);
    }
}
