package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.html.Bars;
import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.report.VisitReport;
import ais.geofence.tag.LayerName;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The bar charts of visits, each with its numbers. */
final class VisitCharts {
    private static final int LEGEND_HEIGHT = 32;

    private final VisitReport visits;

    VisitCharts(VisitReport visits) {
        this.visits = visits;
    }

    /**
     * The zones of a layer with the most visits, and the sum of the others.
     *
     * @param busiest the zones of the layer with a visit, the busiest first; one at least
     */
    Figure zones(LayerName layer, List<VisitReport.ZoneCount> busiest) {
        int shown = Math.min(RunCharts.MOST_ZONES, busiest.size());
        List<String> names = new ArrayList<>();
        List<Double> ended = new ArrayList<>();
        List<Double> open = new ArrayList<>();
        for (VisitReport.ZoneCount zone : busiest.subList(0, shown)) {
            names.add(zone.zone() + " " + zone.name());
            ended.add((double) zone.visits());
            open.add((double) zone.open());
        }
        List<VisitReport.ZoneCount> rest = busiest.subList(shown, busiest.size());
        if (!rest.isEmpty()) {
            names.add("the other %s with visits".formatted(Figures.count(rest.size(), "zone")));
            ended.add((double) ended(rest));
            open.add((double) open(rest));
        }
        return new Figure(
                layer.of("Zones with most visits"),
                "Stacked bars of the visits that ended and that are open, the longest first: "
                        + busiest.stream()
                                .limit(RunCharts.SPOKEN)
                                .map(zone -> "%s %s and %s"
                                        .formatted(
                                                zone.name(), Figures.count(zone.visits()), Figures.count(zone.open())))
                                .collect(Collectors.joining(", ")),
                RunCharts.height(names.size()) + LEGEND_HEIGHT,
                new Bars(
                        names,
                        List.of(new Bars.Series("ended", ended), new Bars.Series("open", open)),
                        "visits",
                        Set.of(Bars.Style.STACKED),
                        List.of()),
                table(layer, busiest));
    }

    private static DataTable table(LayerName layer, List<VisitReport.ZoneCount> busiest) {
        DataTable table = DataTable.of(layer.of("Visits by zone"), VisitReport.ZoneCount.heads());
        busiest.stream().limit(RunCharts.MOST_ROWS).forEach(zone -> table.row(zone.cells()));
        if (busiest.size() > RunCharts.MOST_ROWS) {
            List<VisitReport.ZoneCount> untold = busiest.subList(RunCharts.MOST_ROWS, busiest.size());
            table.row(
                    "",
                    "the other %s".formatted(Figures.count(untold.size(), "zone")),
                    Figures.count(ended(untold)),
                    Figures.count(open(untold)),
                    "",
                    "",
                    "");
        }
        return table.rows().size() > RunCharts.ROWS_OPEN ? table.closed() : table;
    }

    private static long ended(List<VisitReport.ZoneCount> zones) {
        return zones.stream().mapToLong(VisitReport.ZoneCount::visits).sum();
    }

    private static long open(List<VisitReport.ZoneCount> zones) {
        return zones.stream().mapToLong(VisitReport.ZoneCount::open).sum();
    }

    /** What began and what ended the visits. */
    List<Figure> reasons() {
        return List.of(reasons("begin", visits.begins()), reasons("end", visits.ends()));
    }

    private static Figure reasons(String side, List<VisitReport.ReasonCount> reasons) {
        String title = "Visits by %s reason".formatted(side);
        DataTable table = DataTable.of(title, texts(side + " reason"), numbers("visits"), texts("meaning"));
        reasons.forEach(each -> table.row(each.reason(), Figures.count(each.visits()), each.meaning()));
        return new Figure(
                title,
                "Bars: "
                        + reasons.stream()
                                .map(each -> each.reason() + " " + Figures.count(each.visits()))
                                .collect(Collectors.joining(", ")),
                RunCharts.height(reasons.size()),
                RunCharts.bars(
                        reasons.stream().map(VisitReport.ReasonCount::reason).toList(),
                        "visits",
                        reasons.stream().map(each -> (double) each.visits()).toList()),
                table);
    }
}
