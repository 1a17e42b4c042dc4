package ais.geofence.report;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;
import static ais.geofence.text.ColumnHead.wrapped;

import ais.geofence.config.Settings;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionStatus;
import ais.geofence.text.Figures;
import ais.geofence.zone.locate.grid.GridStats;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link RunReport} as text for a terminal: what the user came for first, the rest as {@link #details}. */
public final class TextReport {
    private static final double MILLIS = 1000;

    /** What a report names in other places than its settings. */
    private static final List<String> SHOWN_ELSEWHERE = List.of("positions", "zones");

    private final RunReport report;
    private final Optional<VisitText> visits;
    private final StringBuilder text = new StringBuilder();

    private TextReport(RunReport report) {
        this.report = report;
        this.visits = report.visits().map(VisitText::new);
    }

    /** The result: rows, zones with their counts, what was written, and the time it took. */
    public static String of(RunReport report) {
        TextReport result = new TextReport(report);
        result.section(result.summary(), result.rows());
        result.visits.ifPresentOrElse(result::visitSections, result::positionsByZone);
        result.section("Written", result.written());
        result.settings().ifPresent(body -> result.section("Settings", body));
        result.section("Time", stages(report.stages()));
        if (!report.hints().isEmpty()) {
            result.section("What is odd", result.odd());
        }
        return result.text.toString();
    }

    /** What a run would do. */
    public static String plan(RunReport report) {
        TextReport plan = new TextReport(report);
        plan.section("Dry run: nothing was written", plan.planned());
        plan.settings().ifPresent(body -> plan.section("Settings", body));
        return plan.text.toString();
    }

    /** All that {@link #of} and {@link #plan} leave out. */
    public static String details(RunReport report) {
        TextReport details = new TextReport(report);
        if (report.visits().isPresent() && report.rows().tagged() > 0) {
            details.positionsByZone();
        }
        details.section("All settings", settings(report.settings()));
        details.section("Input partitions", details.partitions());
        report.visits()
                .flatMap(VisitReport::state)
                .ifPresent(state -> details.section("State", VisitText.state(state)));
        report.layers().forEach(layer -> {
            details.section(layer.name().of("Zone set"), zoneSet(layer));
            layer.grid().ifPresent(grid -> details.section(layer.name().of("Zone grid"), grid(grid)));
        });
        return details.text.toString();
    }

    private void visitSections(VisitText found) {
        report.layers().forEach(layer -> section(layer.name().of("Visits by zone"), found.byZone(layer)));
        section("Visits by begin and end reason", found.byReason());
    }

    private void positionsByZone() {
        report.layers()
                .forEach(layer -> section(
                        layer.name().of("Positions by zone"), PositionsByZone.text(layer, report.countsShips())));
    }

    private void section(String title, String body) {
        text.append('\n').append(title).append('\n').append(body);
    }

    private String summary() {
        Duration time = report.stages().stream().map(Stages.Stage::wall).reduce(Duration.ZERO, Duration::plus);
        String done = visits.map(VisitText::summary)
                .orElseGet(() -> Figures.count(report.rows().tagged(), "position") + " tagged");
        return "%s in %s".formatted(done, Figures.seconds(time));
    }

    private String rows() {
        RunReport.Rows rows = report.rows();
        Table table =
                new Table(texts(""), numbers(""), wrapped("")).row("rows read", Figures.count(rows.read()), files());
        if (!report.input().columns().equals(RunReport.Columns.NONE)) {
            table.row("", "", report.input().columns().toString());
        }
        table.row("rejected", Figures.count(rows.rejected()), listed(report.rejectedByReason()));
        if (rows.outsideRange() > 0) {
            table.row("other time", Figures.count(rows.outsideRange()), "outside --from and --to");
        }
        if (rows.copies() > 1) {
            table.row(
                    "copies",
                    Figures.count(rows.copies()),
                    "of %s".formatted(Figures.count(rows.wellFormed(), "well-formed row")));
        }
        report.layers()
                .forEach(layer -> table.row(
                        layer.name().of("in a zone"),
                        Figures.count(layer.inZone()),
                        Figures.share(layer.inZone(), rows.tagged())));
        Map<String, Long> unlocated = new LinkedHashMap<>(report.statuses());
        unlocated.remove(PositionStatus.OK.text());
        Long zero = unlocated.remove(PositionStatus.ZERO.text());
        add(table, "no position", sum(unlocated), listed(unlocated));
        add(
                table,
                "position 0, 0",
                zero == null ? 0 : zero,
                visits.isPresent() ? "followed as any other" : "tagged as any other");
        Map<String, Long> others = new LinkedHashMap<>();
        report.mmsiKinds().forEach((kind, count) -> others.put(MmsiKind.labelOf(kind), count));
        others.remove(MmsiKind.SHIP.label());
        if (report.countsShips()) {
            add(table, "not a ship", sum(others), listed(others));
        }
        add(table, "time unknown", report.unreadableTimes(), "");
        visits.ifPresent(found -> found.addRows(table));
        return table.text();
    }

    /** Adds a row unless it counts nothing. */
    static void add(Table table, String what, long count, String more) {
        if (count > 0) {
            table.row(what, Figures.count(count), more);
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /** The names whose counts aren't zero, with these if there are several. */
    private static String listed(Map<String, Long> counts) {
        List<Map.Entry<String, Long>> some =
                counts.entrySet().stream().filter(each -> each.getValue() > 0).toList();
        return some.size() == 1
                ? some.get(0).getKey()
                : some.stream()
                        .map(each -> each.getKey() + " " + Figures.count(each.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private String files() {
        RunReport.Input input = report.input();
        if (input.files().isEmpty()) {
            return "no new files";
        }
        return "%s, %s, feed %s"
                .formatted(Figures.count(input.files().size(), "file"), Figures.bytes(input.bytes()), input.feed());
    }

    private String planned() {
        Table table = new Table(texts(""), wrapped(""))
                .row("positions", files())
                .row("columns", report.input().columns().toString());
        report.layers().forEach(layer -> table.row(layer.name().of("zones"), Figures.count(layer.size())));
        report.written().forEach(place -> table.row(place.what(), "%s (%s)".formatted(place.path(), place.format())));
        if (report.written().isEmpty()) {
            table.row(visits.isPresent() ? "visits" : "tagged rows", "only counted: there is no --output or --table");
        }
        return table.text() + note("The settings, the zones and the header of the input are good.");
    }

    private String written() {
        List<RunReport.Written> written = report.written();
        if (written.isEmpty()) {
            return "  nothing\n";
        }
        Table table = new Table(texts("what"), numbers("rows"), texts("format"), wrapped("path"));
        for (RunReport.Written part : written) {
            table.row(part.title(), Figures.count(part.rows()), part.format(), part.path());
            addDays(table, "days", part.days());
            addDays(table, "days removed", part.removed());
            if (part.replaced() != null) {
                table.row("  replaced", "", "", part.replaced().text());
            }
            if (part.snapshot() != null) {
                table.row("  snapshot", "", "", String.valueOf(part.snapshot()));
            }
        }
        return table.text();
    }

    private static void addDays(Table table, String what, List<String> days) {
        if (!days.isEmpty()) {
            String last = days.get(days.size() - 1);
            String text = days.size() == 1 ? last : "%s to %s".formatted(days.get(0), last);
            table.row("  " + what, Figures.count(days.size()), "", text);
        }
    }

    /** The settings that somebody set; none where there is no such. */
    private Optional<String> settings() {
        List<Settings.Entry> set = report.settings().stream()
                .filter(entry -> !entry.byDefault() && !SHOWN_ELSEWHERE.contains(entry.key()))
                .toList();
        return set.isEmpty() ? Optional.empty() : Optional.of(settings(set));
    }

    private static String settings(List<Settings.Entry> settings) {
        Table table = new Table(texts("setting"), wrapped("value"), texts("from"));
        for (Settings.Entry entry : settings) {
            String[] lines =
                    entry.text().isEmpty() ? new String[] {"-"} : entry.text().split(",(?![^{]*})");
            for (int i = 0; i < lines.length; i++) {
                table.row(i == 0 ? entry.key() : "", lines[i], i == 0 ? entry.source() : "");
            }
        }
        return table.text();
    }

    private String odd() {
        StringBuilder body = new StringBuilder();
        report.hints().forEach(hint -> body.append(note(hint)));
        return body.toString();
    }

    private String partitions() {
        RunReport.Input input = report.input();
        return new Table(texts(""), numbers(""))
                .row("read", Figures.count(input.inputPartitions()))
                .row("after spreading", Figures.count(input.spreadOver()))
                .text();
    }

    private static String zoneSet(LayerReport layer) {
        StringBuilder body = new StringBuilder(new Table(texts(""), wrapped(""))
                .row("zones", Figures.count(layer.size()))
                .row("fingerprint", layer.fingerprint())
                .text());
        PositionsByZone.notes(layer).forEach(note -> body.append(note(note)));
        return body.toString();
    }

    /** A sentence in as many lines as it takes. */
    public static String note(String text) {
        return new Table(wrapped("")).row(text).text();
    }

    /** The size of the grid over the zones, and how it was built. */
    public static String grid(GridStats grid) {
        return new Table(texts(""), wrapped(""))
                .row("memory", Figures.bytes(grid.bytes()) + (grid.coarsened() ? ", coarser than without a limit" : ""))
                .row("cells", Figures.count(grid.cells()))
                .row("leaves", Figures.count(grid.leaves()))
                .row(
                        "edges a leaf",
                        "%s, at most %s"
                                .formatted(
                                        Figures.decimal(grid.meanLeafEdges(), 1), Figures.count(grid.maxLeafEdges())))
                .row("built in", Figures.seconds(grid.buildMillis() / MILLIS))
                .text();
    }

    private static String stages(List<Stages.Stage> stages) {
        Table table = new Table(texts("stage"), numbers("wall"), numbers("rows"), numbers("rows/s"));
        for (Stages.Stage stage : stages) {
            table.row(cells(stage));
        }
        return table.text();
    }

    /** A stage's name, time, rows and rows a second. */
    public static String[] cells(Stages.Stage stage) {
        boolean hasRows = stage.rows() >= 0;
        return new String[] {
            stage.name(),
            Figures.seconds(stage.wall()),
            hasRows ? Figures.count(stage.rows()) : "",
            hasRows ? Figures.rate(stage.rows(), stage.wall()) : ""
        };
    }
}
