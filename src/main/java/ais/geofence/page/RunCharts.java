package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.html.Bars;
import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.report.LayerReport;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.TextReport;
import ais.geofence.report.Times;
import ais.geofence.text.ColumnHead;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The charts of a {@link RunPage}, each with its numbers. */
final class RunCharts {
    static final int MOST_ZONES = 30;
    static final int MOST_ROWS = 1000;
    static final int ROWS_OPEN = 40;
    static final int SPOKEN = 5;
    private static final int BAR_HEIGHT = 26;
    private static final int FRAME_HEIGHT = 90;
    private static final double NANOS = 1e9;

    private final RunReport report;

    RunCharts(RunReport report) {
        this.report = report;
    }

    /** The zones with most positions and the sum of the others; only the table if no zone has any. */
    Block zones(LayerReport layer) {
        List<LayerReport.ZoneCount> sorted = layer.zones().stream()
                .skip(1)
                .sorted(Comparator.comparingLong(LayerReport.ZoneCount::positions)
                        .reversed()
                        .thenComparingInt(LayerReport.ZoneCount::index))
                .toList();
        List<LayerReport.ZoneCount> busy =
                sorted.stream().filter(zone -> zone.positions() > 0).toList();
        List<LayerReport.ZoneCount> shown = busy.subList(0, Math.min(MOST_ZONES, busy.size()));
        List<LayerReport.ZoneCount> rest = busy.subList(shown.size(), busy.size());
        List<String> names = new ArrayList<>(
                shown.stream().map(zone -> zone.index() + " " + zone.name()).toList());
        List<Double> counts = new ArrayList<>(
                shown.stream().map(zone -> (double) zone.positions()).toList());
        if (!rest.isEmpty()) {
            names.add("the other %s with positions".formatted(Figures.count(rest.size(), "zone")));
            counts.add((double) sum(rest));
        }
        DataTable table = DataTable.of(layer.name().of("Positions by zone"), heads(layer));
        addRow(layer, table, layer.none());
        sorted.stream().limit(MOST_ROWS).forEach(zone -> addRow(layer, table, zone));
        if (sorted.size() > MOST_ROWS) {
            List<LayerReport.ZoneCount> untold = sorted.subList(MOST_ROWS, sorted.size());
            table.row(cells(
                    layer,
                    List.of(
                            "",
                            "the other %s".formatted(Figures.count(untold.size(), "zone")),
                            Figures.count(sum(untold)),
                            Figures.share(sum(untold), report.rows().tagged())),
                    Optional.empty()));
        }
        DataTable numbers = table.rows().size() > ROWS_OPEN ? table.closed() : table;
        if (busy.isEmpty()) {
            return numbers;
        }
        String spoken = busy.stream()
                .limit(SPOKEN)
                .map(zone -> "%s %s".formatted(zone.name(), Figures.count(zone.positions())))
                .collect(Collectors.joining(", "));
        return new Figure(
                layer.name().of("Zones with most positions"),
                "Bars, the longest first: " + spoken,
                height(names.size()),
                bars(names, "positions", counts),
                numbers);
    }

    private static long sum(List<LayerReport.ZoneCount> zones) {
        return zones.stream().mapToLong(LayerReport.ZoneCount::positions).sum();
    }

    private void addRow(LayerReport layer, DataTable table, LayerReport.ZoneCount zone) {
        table.row(cells(
                layer,
                List.of(
                        String.valueOf(zone.index()),
                        zone.name(),
                        Figures.count(zone.positions()),
                        Figures.share(zone.positions(), report.rows().tagged())),
                Optional.of(zone)));
    }

    private ColumnHead[] heads(LayerReport layer) {
        List<ColumnHead> heads = new ArrayList<>(
                List.of(numbers("index"), texts("zone"), numbers("positions"), numbers("share of all")));
        if (report.countsShips()) {
            heads.add(numbers("ships"));
        }
        if (layer.hasTimes()) {
            heads.addAll(List.of(texts("first position"), texts("last position")));
        }
        return heads.toArray(ColumnHead[]::new);
    }

    /** The cells of a row, with the ships and times of a zone. */
    private String[] cells(LayerReport layer, List<String> first, Optional<LayerReport.ZoneCount> zone) {
        List<String> cells = new ArrayList<>(first);
        if (report.countsShips()) {
            cells.add(zone.map(layer::ships).orElse(""));
        }
        if (layer.hasTimes()) {
            cells.add(zone.flatMap(layer::first).map(Times::second).orElse(""));
            cells.add(zone.flatMap(layer::last).map(Times::second).orElse(""));
        }
        return cells.toArray(String[]::new);
    }

    /** Positions by status. */
    Figure statuses() {
        List<String> names = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        List<String> spoken = new ArrayList<>();
        report.statuses().forEach((status, count) -> {
            names.add(status);
            counts.add((double) count);
            spoken.add(status + " " + Figures.count(count));
        });
        return new Figure(
                "Positions by status",
                "Bars: " + String.join(", ", spoken),
                height(names.size()),
                bars(names, "positions, logarithmic", counts, Bars.Style.LOGARITHMIC),
                PageTables.shares(
                        "Positions by status",
                        "status",
                        report.statuses(),
                        report.rows().tagged()));
    }

    /** The stages of the run with their times. */
    Figure stages() {
        List<Stages.Stage> stages = report.stages();
        DataTable table = DataTable.of(
                "Stages of the run", texts("stage"), numbers("seconds"), numbers("rows"), numbers("rows a second"));
        for (Stages.Stage stage : stages) {
            table.row(TextReport.cells(stage));
        }
        return new Figure(
                "Stages of the run",
                "Bars: "
                        + stages.stream()
                                .map(stage -> stage.name() + " " + Figures.seconds(stage.wall()))
                                .collect(Collectors.joining(", ")),
                height(stages.size()),
                bars(
                        stages.stream().map(Stages.Stage::name).toList(),
                        "s",
                        stages.stream()
                                .map(stage -> stage.wall().toNanos() / NANOS)
                                .toList()),
                table);
    }

    /** The height of a figure of so many bars, in CSS pixels. */
    static int height(int bars) {
        return FRAME_HEIGHT + BAR_HEIGHT * bars;
    }

    static Bars bars(List<String> names, String unit, List<Double> values, Bars.Style... style) {
        return new Bars(names, List.of(new Bars.Series(unit, values)), unit, Set.of(style), List.of());
    }
}
