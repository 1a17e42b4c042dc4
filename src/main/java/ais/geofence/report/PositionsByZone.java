package ais.geofence.report;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.text.ColumnHead;
import ais.geofence.text.Figures;
import ais.geofence.text.TextWidth;
import ais.geofence.zone.locate.ZoneLocator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The positions of a {@link RunReport} by zone, as text for a terminal: a table and the notes below it. */
final class PositionsByZone {
    /** Two lines of a terminal. */
    private static final int LONGEST_NOTE = 140;

    private final RunReport report;

    private PositionsByZone(RunReport report) {
        this.report = report;
    }

    static String text(RunReport report) {
        return new PositionsByZone(report).text();
    }

    private String text() {
        ZoneTable<RunReport.ZoneCount> zones = new ZoneTable<>(
                report.zones(), RunReport.ZoneCount::positions, zone -> zone.index() == ZoneLocator.NO_ZONE);
        long tagged = report.rows().tagged();
        ZoneTimes times = ZoneTimes.of(report);
        List<ColumnHead> heads =
                new ArrayList<>(List.of(numbers("index"), texts("zone"), numbers("positions"), numbers("share")));
        if (report.countsShips()) {
            heads.add(numbers("ships"));
        }
        heads.addAll(times.heads());
        Table table = new Table(heads.toArray(ColumnHead[]::new));
        for (RunReport.ZoneCount zone : zones.shown()) {
            List<String> cells = new ArrayList<>(List.of(
                    String.valueOf(zone.index()),
                    zone.name(),
                    Figures.count(zone.positions()),
                    Figures.share(zone.positions(), tagged)));
            if (report.countsShips()) {
                cells.add(report.ships(zone));
            }
            cells.addAll(times.cells(zone));
            table.row(cells.toArray(String[]::new));
        }
        zones.rest().ifPresent(rest -> {
            List<String> cells = new ArrayList<>(
                    List.of("", rest.text(), Figures.count(rest.positions()), Figures.share(rest.positions(), tagged)));
            while (cells.size() < heads.size()) {
                cells.add("");
            }
            table.row(cells.toArray(String[]::new));
        });
        StringBuilder body = new StringBuilder(table.text());
        zones.rest().ifPresent(rest -> body.append(ZoneTable.NOTE));
        if (report.countsSeveral()) {
            body.append("  A position in several zones is counted in each of them.\n");
        }
        List<String> notes = new ArrayList<>();
        if (report.countsShips()) {
            notes.add(report.shipsNote());
        }
        times.note().ifPresent(notes::add);
        if (!notes.isEmpty()) {
            body.append(TextReport.note(String.join(" ", notes)));
        }
        zoneNotes().ifPresent(line -> body.append(TextReport.note(line)));
        return body.toString();
    }

    /** The notes of the zones that the terminal does not show yet. */
    static List<String> notes(RunReport report) {
        return report.notes().stream()
                .filter(note -> !report.printedNotes().contains(note))
                .toList();
    }

    /** The zones' first note in at most two lines, and how to see all notes. */
    private Optional<String> zoneNotes() {
        List<String> notes = notes(report);
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        String first = "Zones: " + notes.get(0);
        if (notes.size() == 1 && TextWidth.width(first) <= LONGEST_NOTE) {
            return Optional.of(first);
        }
        String rest =
                "; -v shows %s".formatted(notes.size() == 1 ? "all of it" : "all %s notes".formatted(notes.size()));
        int room = LONGEST_NOTE - TextWidth.width(rest);
        return Optional.of(TextWidth.shortened(first, room) + rest);
    }

    /** The first and last time of each zone: times of day if all are of one day, else days. */
    private record ZoneTimes(RunReport report, Optional<Instant> first, boolean ofOneDay) {
        static ZoneTimes of(RunReport report) {
            Optional<Instant> first = report.zones().stream()
                    .flatMap(zone -> report.first(zone).stream())
                    .min(Instant::compareTo);
            Optional<Instant> last = report.zones().stream()
                    .flatMap(zone -> report.last(zone).stream())
                    .max(Instant::compareTo);
            return new ZoneTimes(report, first, first.map(Times::day).equals(last.map(Times::day)));
        }

        List<ColumnHead> heads() {
            return first.isPresent() ? List.of(texts("first"), texts("last")) : List.of();
        }

        List<String> cells(RunReport.ZoneCount zone) {
            return first.isPresent() ? List.of(text(report.first(zone)), text(report.last(zone))) : List.of();
        }

        private String text(Optional<Instant> time) {
            return time.map(ofOneDay ? Times::ofDay : Times::day).orElse("-");
        }

        Optional<String> note() {
            return first.map(time -> ofOneDay
                    ? "First and last: times of %s, UTC.".formatted(Times.day(time))
                    : "First and last: days, UTC.");
        }
    }
}
