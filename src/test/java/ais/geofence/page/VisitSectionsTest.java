package ais.geofence.page;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.html.Bars;
import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.Page;
import ais.geofence.html.Paragraph;
import ais.geofence.report.RunReport;
import ais.geofence.report.VisitReport;
import ais.geofence.tag.LayerName;
import ais.geofence.testing.SampleVisits;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VisitSectionsTest {
    private static final LayerName PORTS = new LayerName(Optional.of("ports"));
    private static final LayerName EEZ = new LayerName(Optional.of("eez"));

    private static VisitSections of(VisitReport visits, LayerName... layers) {
        return new VisitSections(visits, SampleVisits.run(visits, layers).layers());
    }

    private static List<Block> blocks(VisitSections of, String heading) {
        return of.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .map(Page.Section::blocks)
                .findFirst()
                .orElseThrow();
    }

    private static Figure figure(Block block) {
        return (Figure) block;
    }

    @Test
    void saysFirstHowManyVisitsThereAre() {
        VisitSections sections = of(SampleVisits.visits(), LayerName.NONE);
        assertThat(sections.title("3 zones")).isEqualTo("103 visits to 3 zones");
        assertThat(sections.facts())
                .containsExactly(
                        new Page.Fact("96", "visits ended"),
                        new Page.Fact("7", "visits open"),
                        new Page.Fact("41", "ships followed"));
    }

    @Test
    void zonesHaveTheirVisitsTheBusiestFirst() {
        Figure zones = figure(blocks(of(SampleVisits.visits(), LayerName.NONE), "Visits by zone")
                .get(1));
        assertThat(zones.numbers().rows())
                .containsExactly(
                        List.of("1", "antwerp", "75", "2", "33", "1,410.3", "3 h 32 min"),
                        List.of("0", "rotterdam", "21", "4", "14", "113.4", "5 h 12 min"),
                        List.of("2", "le havre", "0", "1", "1", "0.0", "-"));
        Bars bars = (Bars) zones.chart();
        assertThat(bars.categories()).containsExactly("1 antwerp", "0 rotterdam", "2 le havre");
        assertThat(bars.series())
                .containsExactly(
                        new Bars.Series("ended", List.of(75.0, 21.0, 0.0)),
                        new Bars.Series("open", List.of(2.0, 4.0, 1.0)));
        assertThat(zones.alternative()).endsWith(": antwerp 75 and 2, rotterdam 21 and 4, le havre 0 and 1");
    }

    @Test
    void theQuietestOfManyZonesAreOneBar() {
        VisitReport many = SampleVisits.visits(SampleVisits.manyZones(1200));
        Figure zones = figure(blocks(of(many, LayerName.NONE), "Visits by zone").get(1));
        Bars bars = (Bars) zones.chart();
        assertThat(bars.categories())
                .hasSize(31)
                .startsWith("1199 berth 1199")
                .endsWith("the other 1,170 zones with visits");
        assertThat(bars.series().get(0).values()).endsWith(1169.0 * 1170 / 2);
        assertThat(zones.numbers().folded()).isTrue();
        assertThat(zones.numbers().rows())
                .hasSize(1001)
                .endsWith(List.of("", "the other 200 zones", "19,900", "199", "", "", ""));
    }

    @Test
    void eachLayerHasItsZones() {
        VisitSections sections = of(SampleVisits.visits(SampleVisits.zones(PORTS.text())), EEZ, PORTS);
        assertThat(blocks(sections, "Visits by zone of eez")).containsExactly(new Paragraph("There are no visits."));
        assertThat(figure(blocks(sections, "Visits by zone of ports").get(1)).title())
                .isEqualTo("Zones with most visits of ports");
        assertThat(((DataTable) blocks(sections, "Open visits").get(1)).rows())
                .containsExactly(
                        List.of("0 rotterdam of ports", "4"),
                        List.of("1 antwerp of ports", "2"),
                        List.of("2 le havre of ports", "1"));
    }

    @Test
    void saysWhatBeganAndEndedTheVisits() {
        List<Block> reasons = blocks(of(SampleVisits.visits(), LayerName.NONE), "Visits by begin and end reason");
        assertThat(figure(reasons.get(0)).numbers().rows())
                .containsExactly(
                        List.of("enter", "60", "the ship came from outside the zone"),
                        List.of("gap", "3", "the first position after a gap or a jump"),
                        List.of("start", "40", "the first position of the ship"));
        assertThat(figure(reasons.get(1)).alternative()).isEqualTo("Bars: exit 88, gap 7, jump 1, open 7");
    }

    @Test
    void withoutVisitsThereIsLittleToSee() {
        assertThat(of(VisitReport.NOTHING, LayerName.NONE).sections())
                .containsExactly(new Page.Section("Visits by zone", List.of(new Paragraph("There are no visits."))));
    }

    @Test
    void thePageHasThemInOrder() {
        RunReport run = SampleVisits.run(SampleVisits.visits(), LayerName.NONE);
        String page = RunPage.html(run, SampleVisits.layers(LayerName.NONE));
        assertThat(Pattern.compile("<h2>(.*?)</h2>").matcher(page).results().map(heading -> heading.group(1)))
                .containsExactly(
                        "Map",
                        "Visits by zone",
                        "Visits over time",
                        "Visits by begin and end reason",
                        "Open visits",
                        "Positions by time",
                        "Rows",
                        "Time",
                        "The run");
        assertThat(page)
                .contains(
                        "<h1>103 visits to 3 zones</h1>",
                        ">ships followed<",
                        ">rows rejected, of 1,260 read<",
                        "7 visits have not ended when the data ends.",
                        "Positions followed: 1,204, of 41 ships (different MMSIs). Duplicates: 6. Jumps: 3.",
                        "Positions left out by reason",
                        "9f3a61")
                .doesNotContain("Copies of each");
    }
}
