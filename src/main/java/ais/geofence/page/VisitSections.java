package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.Page;
import ais.geofence.html.Paragraph;
import ais.geofence.report.LayerReport;
import ais.geofence.report.VisitReport;
import ais.geofence.tag.LayerName;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the page of a run of {@code visits} says of the visits. */
final class VisitSections implements RunSections {
    private static final int MOST_ROWS = 40;
    private static final Paragraph NONE = new Paragraph("There are no visits.");

    private final VisitReport visits;
    private final List<LayerName> layers;
    private final VisitCharts charts;

    VisitSections(VisitReport visits, List<LayerReport> layers) {
        this.visits = visits;
        this.layers = layers.stream().map(LayerReport::name).toList();
        this.charts = new VisitCharts(visits);
    }

    @Override
    public String title(String zones) {
        return "%s to %s".formatted(Figures.count(visits.all(), "visit"), zones);
    }

    @Override
    public String lead() {
        return "A visit is the stay of a ship in a zone. It begins with the first position in the zone and ends when the ship has left, or has fallen silent. It is open while its end is not known.";
    }

    @Override
    public List<Page.Fact> facts() {
        return List.of(
                new Page.Fact(Figures.count(visits.ended()), Figures.noun(visits.ended(), "visit") + " ended"),
                new Page.Fact(Figures.count(visits.open()), Figures.noun(visits.open(), "visit") + " open"),
                new Page.Fact(Figures.count(visits.stations()), Figures.noun(visits.stations(), "ship") + " followed"));
    }

    @Override
    public List<Page.Section> sections() {
        List<Page.Section> sections = new ArrayList<>();
        layers.forEach(layer -> sections.add(new Page.Section(layer.of("Visits by zone"), byZone(layer))));
        visits.timeline()
                .ifPresent(timeline -> sections.add(
                        new Page.Section("Visits over time", List.of(new VisitTimeline(timeline).figure()))));
        if (visits.all() > 0) {
            sections.add(new Page.Section("Visits by begin and end reason", List.copyOf(charts.reasons())));
        }
        if (visits.open() > 0) {
            sections.add(new Page.Section("Open visits", List.of(openText(), openByZone())));
        }
        return sections;
    }

    private List<Block> byZone(LayerName layer) {
        List<VisitReport.ZoneCount> busiest = visits.busiest(layer);
        return busiest.isEmpty()
                ? List.of(NONE)
                : List.of(new Paragraph(VisitReport.ZONES_NOTE), charts.zones(layer, busiest));
    }

    private Paragraph openText() {
        return new Paragraph("%s not ended when the data ends."
                .formatted(visits.open() == 1 ? "1 visit has" : Figures.count(visits.open()) + " visits have"));
    }

    private DataTable openByZone() {
        DataTable table = DataTable.of("Open visits by zone", texts("zone"), numbers("open visits"));
        List<VisitReport.ZoneCount> zones = visits.zones().stream()
                .filter(zone -> zone.open() > 0)
                .sorted(Comparator.comparingLong(VisitReport.ZoneCount::open).reversed())
                .toList();
        zones.stream().limit(MOST_ROWS).forEach(zone -> table.row(zone.label(), Figures.count(zone.open())));
        if (zones.size() > MOST_ROWS) {
            List<VisitReport.ZoneCount> rest = zones.subList(MOST_ROWS, zones.size());
            table.row(
                    "the other %s".formatted(Figures.count(rest.size(), "zone")),
                    Figures.count(
                            rest.stream().mapToLong(VisitReport.ZoneCount::open).sum()));
        }
        return table;
    }

    @Override
    public String rows() {
        return "Positions followed: %s, of %s (different MMSIs). Duplicates: %s. Jumps: %s. Short visits left out: %s."
                .formatted(
                        Figures.count(visits.followed()),
                        Figures.count(visits.stations(), "ship"),
                        Figures.count(visits.duplicates()),
                        Figures.count(visits.jumps()),
                        Figures.count(visits.shorter()));
    }

    @Override
    public List<DataTable> tablesOfRows() {
        long all = visits.leftOut().values().stream().mapToLong(count -> count).sum();
        return all == 0
                ? List.of()
                : List.of(PageTables.shares("Positions left out by reason", "reason", visits.leftOut(), all));
    }

    @Override
    public List<DataTable> tablesOfRun() {
        return visits.state().map(VisitSections::state).stream().toList();
    }

    private static DataTable state(VisitReport.State state) {
        DataTable table = DataTable.of("State", texts("what"), texts("day"), texts("fingerprint"));
        state.builtOn().ifPresent(before -> table.row("built on", before.day(), before.fingerprint()));
        state.fingerprints().forEach((day, fingerprint) -> table.row("written", day, fingerprint));
        return table.closed();
    }
}
