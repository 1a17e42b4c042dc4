package ais.geofence.report;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;
import static ais.geofence.text.ColumnHead.wrapped;

import ais.geofence.config.Settings;
import ais.geofence.text.Figures;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.GridStats;
import java.util.List;
import java.util.Map;

/** A {@link RunReport} as text for a terminal. */
public final class TextReport {
    private static final double MILLIS = 1000;

    private TextReport() {}

    /** The whole report. */
    public static String of(RunReport report) {
        StringBuilder text = new StringBuilder();
        section(text, "Settings", settings(report.settings()));
        section(text, "Input", input(report.input()));
        section(text, "Rows", rows(report.rows()));
        section(text, "Zone set", zoneSet(report));
        report.grid().ifPresent(grid -> section(text, "Zone grid", grid(grid)));
        section(text, "Stages", stages(report.stages()));
        section(text, "Positions by zone", zones(report));
        section(
                text,
                "Positions by status",
                counts("status", report.statuses(), report.rows().tagged()));
        section(
                text,
                "Positions by MMSI",
                counts("kind", report.mmsiKinds(), report.rows().tagged()));
        if (report.unreadableTimes() > 0) {
            section(
                    text,
                    "Times",
                    "  %s positions have a time that can't be read\n"
                            .formatted(Figures.count(report.unreadableTimes())));
        }
        section(text, "Rejected rows", rejected(report));
        section(text, "Written", written(report.written()));
        if (!report.hints().isEmpty()) {
            section(text, "What is odd", odd(report));
        }
        return text.toString();
    }

    /** The settings with where each came from. */
    public static String settings(List<Settings.Entry> settings) {
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

    /** A sentence in as many lines as it takes. */
    public static String note(String text) {
        return new Table(wrapped("")).row(text).text();
    }

    private static String odd(RunReport report) {
        StringBuilder text = new StringBuilder();
        report.hints().forEach(hint -> text.append(note(hint)));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, String body) {
        text.append('\n').append(title).append('\n').append(body);
    }

    /** What a run would do. */
    public static String plan(List<Settings.Entry> settings, RunReport.Input input, int zones, String fingerprint) {
        StringBuilder text = new StringBuilder();
        section(text, "Settings", settings(settings));
        section(text, "Input", input(input));
        section(
                text,
                "Zone set",
                new Table(texts(""), wrapped(""))
                        .row("zones", Figures.count(zones))
                        .row("fingerprint", fingerprint)
                        .text());
        return text.append("\nDry run: settings, zones and the header of the input are good; nothing was written.\n")
                .toString();
    }

    private static String input(RunReport.Input input) {
        return new Table(texts(""), wrapped(""))
                .row("files", "%s, %s".formatted(Figures.count(input.files().size()), Figures.bytes(input.bytes())))
                .row("feed", input.feed())
                .row("columns", input.columns().toString())
                .row("input partitions", partitions(input.inputPartitions(), input.spreadOver()))
                .text();
    }

    private static String rows(RunReport.Rows rows) {
        Table table = new Table(texts(""), numbers(""))
                .row("read", Figures.count(rows.read()))
                .row("rejected", Figures.count(rows.rejected()));
        if (rows.outsideRange() > 0) {
            table.row("outside the time range", Figures.count(rows.outsideRange()));
        }
        return table.row("well-formed", Figures.count(rows.wellFormed()))
                .row("copies", Figures.count(rows.copies()))
                .row("tagged", Figures.count(rows.tagged()))
                .text();
    }

    /** How many parts the input is read in and worked on. */
    public static String partitions(int read, int spread) {
        return spread == read ? Figures.count(read) : "%s, spread over %s after reading".formatted(read, spread);
    }

    private static String zoneSet(RunReport report) {
        StringBuilder text = new StringBuilder(new Table(texts(""), wrapped(""))
                .row("zones", Figures.count(report.zones().size() - 1))
                .row("fingerprint", report.fingerprint())
                .text());
        for (String note : report.notes()) {
            text.append(note(note));
        }
        return text.toString();
    }

    /** How the grid over the zones came out. */
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

    /** The stages with their times. */
    public static String stages(List<Stages.Stage> stages) {
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

    private static String zones(RunReport report) {
        ZoneTable<RunReport.ZoneCount> zones = new ZoneTable<>(
                report.zones(), RunReport.ZoneCount::positions, zone -> zone.index() == ZoneLocator.NO_ZONE);
        long tagged = report.rows().tagged();
        Table table = new Table(numbers("index"), texts("zone"), numbers("positions"), numbers("share"));
        for (RunReport.ZoneCount zone : zones.shown()) {
            table.row(
                    String.valueOf(zone.index()),
                    zone.name(),
                    Figures.count(zone.positions()),
                    Figures.share(zone.positions(), tagged));
        }
        zones.rest()
                .ifPresent(rest -> table.row(
                        "", rest.text(), Figures.count(rest.positions()), Figures.share(rest.positions(), tagged)));
        return table.text()
                + zones.rest().map(rest -> ZoneTable.NOTE).orElse("")
                + (report.countsSeveral() ? "  A position in several zones is counted in each of them.\n" : "");
    }

    private static String counts(String head, Map<String, Long> counts, long whole) {
        Table table = new Table(texts(head), numbers("positions"), numbers("share"));
        counts.forEach((name, count) -> table.row(name, Figures.count(count), Figures.share(count, whole)));
        return table.text();
    }

    private static String rejected(RunReport report) {
        if (report.rows().rejected() == 0) {
            return "  none\n";
        }
        Table table = new Table(texts("reason"), numbers("rows"), numbers("share"));
        report.rejectedByReason()
                .forEach((reason, rows) -> table.row(
                        reason,
                        Figures.count(rows),
                        Figures.share(rows, report.rows().read())));
        return table.text();
    }

    private static String written(List<RunReport.Written> written) {
        if (written.isEmpty()) {
            return "  nothing\n";
        }
        Table table = new Table(texts("what"), numbers("rows"), texts("format"), wrapped("path"));
        for (RunReport.Written part : written) {
            table.row(part.title(), Figures.count(part.rows()), part.format(), part.path());
            row(table, "days", part.days());
            row(table, "days removed", part.removed());
            if (part.replaced() != null) {
                table.row("  replaced", "", "", part.replaced().text());
            }
            if (part.snapshot() != null) {
                table.row("  snapshot", "", "", String.valueOf(part.snapshot()));
            }
        }
        return table.text();
    }

    private static void row(Table table, String what, List<String> days) {
        if (!days.isEmpty()) {
            String last = days.get(days.size() - 1);
            String text = days.size() == 1 ? last : "%s to %s".formatted(days.get(0), last);
            table.row("  " + what, Figures.count(days.size()), "", text);
        }
    }
}
