package ais.geofence.report;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;
import static ais.geofence.text.ColumnHead.wrapped;

import ais.geofence.text.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link VisitReport} as text for a terminal. */
final class VisitText {
    private static final String NONE = "  no visits\n";
    private static final String MOST_FIRST = "  Zones with the most visits first; --json FILE has them all.\n";

    private final VisitReport visits;

    VisitText(VisitReport visits) {
        this.visits = visits;
    }

    /** How many visits there are, of how many ships. */
    String summary() {
        return "%s ended, %s %s open; %s followed"
                .formatted(
                        Figures.count(visits.ended(), "visit"),
                        Figures.count(visits.open()),
                        Figures.are(visits.open()),
                        Figures.count(visits.stations(), "ship"));
    }

    /** Adds what became of the positions, in rows of a table of name, number and text. */
    void addRows(Table table) {
        table.row(
                "followed",
                Figures.count(visits.followed()),
                "of " + Figures.count(visits.stations(), "ship") + " (different MMSIs)");
        long leftOut =
                visits.leftOut().values().stream().mapToLong(count -> count).sum();
        TextReport.add(table, "left out", leftOut, listed());
        TextReport.add(table, "duplicates", visits.duplicates(), "same MMSI, time and place; counted once");
        TextReport.add(table, "jumps", visits.jumps(), "too fast for one ship; --max-speed ends visits there");
        TextReport.add(table, "short visits", visits.shorter(), "left out by --min-duration");
    }

    private String listed() {
        return visits.leftOut().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getKey() + " " + Figures.count(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The zones of a layer, the busiest first, and the notes below them. */
    String byZone(LayerReport layer) {
        StringBuilder body = new StringBuilder();
        List<VisitReport.ZoneCount> busiest = visits.busiest(layer.name());
        body.append(busiest.isEmpty() ? NONE : table(busiest));
        PositionsByZone.zoneNotes(layer).ifPresent(line -> body.append(TextReport.note(line)));
        return body.toString();
    }

    private static String table(List<VisitReport.ZoneCount> busiest) {
        ZoneTable<VisitReport.ZoneCount> zones = new ZoneTable<>(busiest, VisitReport.ZoneCount::visits, zone -> false);
        Table table = new Table(VisitReport.ZoneCount.heads());
        for (VisitReport.ZoneCount zone : zones.shown()) {
            table.row(zone.cells());
        }
        zones.rest().ifPresent(rest -> table.row("", rest.text(), Figures.count(rest.count()), "", "", "", ""));
        return table.text() + zones.rest().map(rest -> MOST_FIRST).orElse("") + TextReport.note(VisitReport.ZONES_NOTE);
    }

    /** The visits by what began and what ended them. */
    String byReason() {
        if (visits.all() == 0) {
            return NONE;
        }
        Table table = new Table(texts(""), texts("reason"), numbers("visits"), wrapped(""));
        addReasons(table, "begin", visits.begins());
        addReasons(table, "end", visits.ends());
        return table.text();
    }

    private static void addReasons(Table table, String what, List<VisitReport.ReasonCount> reasons) {
        for (int i = 0; i < reasons.size(); i++) {
            VisitReport.ReasonCount each = reasons.get(i);
            table.row(i == 0 ? what : "", each.reason(), Figures.count(each.visits()), each.meaning());
        }
    }

    /** What a run by day stands on and leaves. */
    static String state(VisitReport.State state) {
        Table table = new Table(texts(""), texts("day"), wrapped("fingerprint"));
        state.builtOn()
                .ifPresentOrElse(
                        before -> table.row("built on", before.day(), before.fingerprint()),
                        () -> table.row("built on", "-", "no earlier day"));
        state.fingerprints().forEach((day, fingerprint) -> table.row("written", day, fingerprint));
        return table.text();
    }
}
