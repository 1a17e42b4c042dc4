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

/** The positions of a {@link LayerReport} by zone, as text for a terminal: a table and the notes below it. */
final class PositionsByZone {
    /** Two lines of a terminal. */
    private static final int LONGEST_NOTE = 140;

    /** Columns that a list keeps in any case. */
    private static final int SHORTEST_LIST = 24;

    private final LayerReport layer;
    private final boolean countsShips;

    private PositionsByZone(LayerReport layer, boolean countsShips) {
        this.layer = layer;
        this.countsShips = countsShips;
    }

    static String text(LayerReport layer, boolean countsShips) {
        return new PositionsByZone(layer, countsShips).text();
    }

    private String text() {
        ZoneTable<LayerReport.ZoneCount> zones = new ZoneTable<>(
                layer.zones(), LayerReport.ZoneCount::positions, zone -> zone.index() == ZoneLocator.NO_ZONE);
        long tagged = layer.tagged();
        ZoneTimes times = ZoneTimes.of(layer);
        List<ColumnHead> heads =
                new ArrayList<>(List.of(numbers("index"), texts("zone"), numbers("positions"), numbers("share")));
        if (countsShips) {
            heads.add(numbers("ships"));
        }
        heads.addAll(times.heads());
        Table table = new Table(heads.toArray(ColumnHead[]::new));
        for (LayerReport.ZoneCount zone : zones.shown()) {
            List<String> cells = new ArrayList<>(List.of(
                    String.valueOf(zone.index()),
                    zone.name(),
                    Figures.count(zone.positions()),
                    Figures.share(zone.positions(), tagged)));
            if (countsShips) {
                cells.add(layer.ships(zone));
            }
            cells.addAll(times.cells(zone));
            table.row(cells.toArray(String[]::new));
        }
        zones.rest().ifPresent(rest -> {
            List<String> cells = new ArrayList<>(
                    List.of("", rest.text(), Figures.count(rest.count()), Figures.share(rest.count(), tagged)));
            while (cells.size() < heads.size()) {
                cells.add("");
            }
            table.row(cells.toArray(String[]::new));
        });
        StringBuilder body = new StringBuilder(table.text());
        zones.rest().ifPresent(rest -> body.append(ZoneTable.NOTE));
        if (layer.countsSeveral()) {
            body.append("  A position in several zones is counted in each of them.\n");
        }
        List<String> notes = new ArrayList<>();
        if (countsShips) {
            notes.add(layer.shipsNote());
        }
        times.note().ifPresent(notes::add);
        if (!notes.isEmpty()) {
            body.append(TextReport.note(String.join(" ", notes)));
        }
        zoneNotes(layer).ifPresent(line -> body.append(TextReport.note(line)));
        return body.toString();
    }

    /** The notes of the zones that the terminal does not show yet. */
    static List<String> notes(LayerReport layer) {
        return layer.notes().stream()
                .filter(note -> !layer.printedNotes().contains(note))
                .toList();
    }

    /** The zones' first note in at most two lines, and how to see all notes. */
    static Optional<String> zoneNotes(LayerReport layer) {
        List<String> notes = notes(layer);
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
        return Optional.of(shortened(first, room) + rest);
    }

    /** A note in so many columns. What it lists in parentheses is shortened first, as what follows says what to do. */
    private static String shortened(String note, int columns) {
        int from = note.indexOf('(') + 1;
        int to = note.lastIndexOf("); ");
        if (from == 0 || to < from) {
            return TextWidth.shortened(note, columns);
        }
        String before = note.substring(0, from);
        String after = note.substring(to);
        int left = columns - TextWidth.width(before) - TextWidth.width(after);
        return before + TextWidth.beginning(note.substring(from, to), Math.max(left, SHORTEST_LIST)) + after;
    }

    /** The first and last time of each zone: times of day if all are of one day, else days. */
    private record ZoneTimes(LayerReport layer, Optional<Instant> first, boolean ofOneDay) {
        static ZoneTimes of(LayerReport layer) {
            Optional<Instant> first = layer.zones().stream()
                    .flatMap(zone -> layer.first(zone).stream())
                    .min(Instant::compareTo);
            Optional<Instant> last = layer.zones().stream()
                    .flatMap(zone -> layer.last(zone).stream())
                    .max(Instant::compareTo);
            return new ZoneTimes(layer, first, first.map(Times::day).equals(last.map(Times::day)));
        }

        List<ColumnHead> heads() {
            return first.isPresent() ? List.of(texts("first"), texts("last")) : List.of();
        }

        List<String> cells(LayerReport.ZoneCount zone) {
            return first.isPresent() ? List.of(text(layer.first(zone)), text(layer.last(zone))) : List.of();
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
