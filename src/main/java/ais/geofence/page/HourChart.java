package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.html.Bars;
import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.survey.HourCount;
import ais.geofence.survey.HourCounts;
import ais.geofence.text.Figures;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A chart of positions by hour; by day, month or year where there are too many hours to see. */
final class HourChart {
    private static final int MOST_COLUMNS = 200;
    private static final int ROWS_OPEN = 48;
    private static final int HEIGHT = 320;

    /** The time that a column covers. */
    private enum Unit {
        HOUR("uuuu-MM-dd HH:00", ChronoUnit.HOURS),
        DAY("uuuu-MM-dd", ChronoUnit.DAYS),
        MONTH("uuuu-MM", ChronoUnit.MONTHS),
        YEAR("uuuu", ChronoUnit.YEARS);

        private final DateTimeFormatter format;
        private final ChronoUnit length;

        Unit(String pattern, ChronoUnit length) {
            this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            this.length = length;
        }

        LocalDateTime start(Instant instant) {
            LocalDateTime hour = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return switch (this) {
                case HOUR -> hour;
                case DAY -> hour.truncatedTo(ChronoUnit.DAYS);
                case MONTH -> hour.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
                case YEAR -> hour.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            };
        }
    }

    private record Count(long inZone, long inNone) {
        Count plus(Count more) {
            return new Count(inZone + more.inZone, inNone + more.inNone);
        }
    }

    private final HourCounts hours;
    private final Unit unit;
    private final TreeMap<LocalDateTime, Count> counts = new TreeMap<>();

    HourChart(HourCounts hours) {
        this.hours = hours;
        this.unit = unit(hours.latest());
        for (HourCount hour : hours.latest()) {
            counts.merge(unit.start(hour.start()), new Count(hour.inZone(), hour.inNone()), Count::plus);
        }
        fillGaps();
    }

    private static Unit unit(List<HourCount> hours) {
        if (hours.isEmpty()) {
            return Unit.HOUR;
        }
        Instant first = hours.get(0).start();
        Instant last = hours.get(hours.size() - 1).start();
        for (Unit unit : Unit.values()) {
            if (unit.length.between(unit.start(first), unit.start(last)) < MOST_COLUMNS) {
                return unit;
            }
        }
        return Unit.YEAR;
    }

    /** Empty columns are shown too, unless there are too many. */
    private void fillGaps() {
        if (counts.isEmpty() || unit.length.between(counts.firstKey(), counts.lastKey()) >= MOST_COLUMNS) {
            return;
        }
        for (LocalDateTime time = counts.firstKey();
                time.isBefore(counts.lastKey());
                time = time.plus(1, unit.length)) {
            counts.putIfAbsent(time, new Count(0, 0));
        }
    }

    /**
     * The chart.
     *
     * @param note a further sentence; may be empty
     */
    Figure figure(String note) {
        String by = unit.name().toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        List<Double> inZone = new ArrayList<>();
        List<Double> inNone = new ArrayList<>();
        DataTable table = DataTable.of(
                "Positions by %s, UTC.%s".formatted(by, note), texts(by), numbers("in a zone"), numbers("in no zone"));
        if (hours.earlierInZone() + hours.earlierInNone() > 0) {
            table.row("earlier", Figures.count(hours.earlierInZone()), Figures.count(hours.earlierInNone()));
        }
        for (Map.Entry<LocalDateTime, Count> entry : counts.entrySet()) {
            Count count = entry.getValue();
            names.add(entry.getKey().format(unit.format));
            inZone.add((double) count.inZone());
            inNone.add((double) count.inNone());
            table.row(entry.getKey().format(unit.format), Figures.count(count.inZone()), Figures.count(count.inNone()));
        }
        String busiest = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue(
                        (one, other) -> Long.compare(one.inZone() + one.inNone(), other.inZone() + other.inNone())))
                .map(entry -> "; most, %s, at %s"
                        .formatted(
                                Figures.count(entry.getValue().inZone()
                                        + entry.getValue().inNone()),
                                entry.getKey().format(unit.format)))
                .orElse("");
        return new Figure(
                "Positions by " + by + ", UTC",
                "Stacked columns of the positions in a zone and in none, by " + by + busiest,
                HEIGHT,
                new Bars(
                        names,
                        List.of(new Bars.Series("in a zone", inZone), new Bars.Series("in no zone", inNone)),
                        "positions",
                        Set.of(Bars.Style.STACKED, Bars.Style.UPRIGHT),
                        List.of()),
                table.rows().size() > ROWS_OPEN ? table.closed() : table);
    }
}
