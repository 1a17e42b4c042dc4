package ais.geofence.browser;

import static ais.geofence.text.ColumnHead.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.html.Bars;
import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.HtmlPages;
import ais.geofence.html.Page;
import ais.geofence.html.Timeline;
import ais.geofence.map.CountedZones;
import ais.geofence.map.TagMap;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.tag.LayerName;
import ais.geofence.testing.TestZones;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.openqa.selenium.WebElement;

/** Single charts, with known figures, in a real browser. */
@Tag("browser")
class ChartsIT {
    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static void open(Block block) throws Exception {
        Page page = new Page("Chart", "One.", List.of(), List.of(), List.of(new Page.Section("It", List.of(block))));
        browser.open(
                Files.writeString(folder.resolve("chart.html"), HtmlPages.html(page), StandardCharsets.UTF_8),
                1280,
                900,
                false);
    }

    private static double length(int bar) {
        return ((Number) browser.script(
                        "return Math.abs(echarts.getInstanceByDom(document.querySelector('.chart')).getModel().getSeriesByIndex(0)"
                                + ".getData().getItemLayout(arguments[0]).width)",
                        bar))
                .doubleValue();
    }

    private static Figure logarithmic(Double... values) {
        List<String> names = List.of("a", "b", "c").subList(0, values.length);
        Bars bars = new Bars(
                names,
                List.of(new Bars.Series("n", List.of(values))),
                "n, logarithmic",
                Set.of(Bars.Style.LOGARITHMIC),
                List.of());
        return new Figure("Bars", "Bars", 200, bars, DataTable.of("n", numbers("n")));
    }

    @Test
    void aCountOfOneHasABarOnALogarithmicAxis() throws Exception {
        open(logarithmic(1.0, 40_000.0, 2.0));

        assertThat(length(0)).isGreaterThan(20).isLessThan(length(2));
        assertThat(length(2)).isLessThan(length(1));
    }

    @Test
    void soHasLessThanOne() throws Exception {
        open(logarithmic(0.07, 300.0));

        assertThat(length(0)).isGreaterThan(20).isLessThan(length(1));
    }

    private static Figure timeline(String third) {
        long first = Instant.parse("2026-01-02T00:00:00Z").getEpochSecond();
        Timeline chart = new Timeline(
                "visits in progress",
                first,
                1200,
                List.of(
                        new Timeline.Series("1 antwerp", new int[] {30, 23, 16, 40, 38}),
                        new Timeline.Series("0 rotterdam", new int[] {11, 6, 1, 0, 3}),
                        new Timeline.Series(third, new int[] {0, 0, 2, 2, 1})));
        return new Figure("Visits", "Lines", 360, chart, DataTable.of("n", numbers("n")));
    }

    @Test
    void aTimelineHasALineForEachZoneInUniversalTime() throws Exception {
        open(timeline("<b>2</b> le havre, " + "a".repeat(300)));

        List<?> axis = (List<?>) browser.script("""
                const [x] = echarts.getInstanceByDom(document.querySelector('.chart')).getModel().findComponents({mainType: 'xAxis'});
                return x.axis.scale.getExtent();
                """);
        assertThat(axis)
                .isEqualTo(List.of(
                        Instant.parse("2026-01-02T00:00:00Z").toEpochMilli(),
                        Instant.parse("2026-01-02T01:20:00Z").toEpochMilli()));
        String texts = String.join(" ", browser.texts(".chart svg text"));
        assertThat(texts)
                .contains("1 antwerp", "<b>2</b> le hav…aaa", "2026-01-02", "00:20", "01:00", "visits in progress");
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    private static Geometry box(double lon, double lat) {
        return new GeometryFactory().toGeometry(new Envelope(lon, lon + 0.5, lat, lat + 0.2));
    }

    private static TagMap map() {
        List<Geometry> zones = List.of(box(4, 51), box(5.5, 52), box(8, 53.5));
        List<SampledPosition> drawn = List.of(
                new SampledPosition(0.1, 4.2, 51.1, List.of(0)),
                new SampledPosition(0.2, 5.7, 52.1, List.of(1)),
                new SampledPosition(0.3, 5, 51.2, List.of(-1)),
                new SampledPosition(0.4, 103.8, 1.2, List.of(-1)),
                new SampledPosition(0.5, -70, -33, List.of(-1)));
        return new TagMap(
                List.of(new CountedZones(LayerName.NONE, TestZones.of(zones), new long[] {5, 1, 0})),
                8,
                new PositionSample(drawn, drawn.size()));
    }

    @Test
    void saysHowManyPositionsAreOutOfSight() throws Exception {
        open(map().world(DataTable.of("n", numbers("n"))));
        WebElement away = browser.find(".map-away");
        assertThat(away.getText()).isEqualTo("2 of the 5 positions drawn lie outside this view; World shows all.");

        browser.all(".map-tools button").get(2).click();
        assertThat(away.getText()).isEmpty();

        browser.all(".map-tools button").get(3).click();
        assertThat(away.getText()).startsWith("2 of the 5 ");
        browser.all(".map-tools input").get(1).click(); // leaves out those in no zone
        assertThat(away.getText()).isEmpty();
    }

    @Test
    void theLegendCoversNothing() throws Exception {
        open(map().world(DataTable.of("n", numbers("n"))));

        WebElement legend = browser.find(".map-scale");
        WebElement chart = browser.find(".chart");
        assertThat(legend.getText()).isEqualTo("05 positions");
        assertThat(legend.getLocation().y + legend.getSize().height).isLessThanOrEqualTo(chart.getLocation().y);
        assertThat((Boolean) browser.script(
                        "return echarts.getInstanceByDom(arguments[0]).getOption().visualMap"
                                + ".every((scale) => scale.show === false)",
                        chart))
                .isTrue();
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.console()).isEmpty();
    }
}
