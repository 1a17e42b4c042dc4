package ais.geofence;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import ais.geofence.config.Setting;
import ais.geofence.report.VisitReport.Line;
import ais.geofence.report.VisitReport.Timeline;
import ais.geofence.report.VisitReport.ZoneCount;
import ais.geofence.visit.BeginReason;
import ais.geofence.visit.EndReason;
import ais.geofence.visit.FoundRows;
import ais.geofence.visit.FoundRows.Kind;
import ais.geofence.visit.VisitZones;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up the visits of a run. */
final class VisitSummary {
    private static final int BUSIEST = 5;
    private static final int MOST_STEPS = 500;
    private static final double MICROS = 1e6;
    private static final double HOUR = 3600;

    /** Steps of a time line, in seconds. */
    private static final List<Long> STEPS = List.of(60L, 300L, 900L, 3_600L, 10_800L, 21_600L, 86_400L);

    private final Dataset<Row> visits;
    private final VisitZones zones;

    /**
     * @param found the {@link FoundRows} of a run
     * @param last its last day, whose open visits are those of the run; empty if it is not by day
     */
    VisitSummary(Dataset<Row> found, VisitZones zones, Optional<LocalDate> last) {
        Column open = col(FoundRows.KIND).equalTo(Kind.OPEN.ordinal());
        this.visits = found.filter(col(FoundRows.KIND)
                .equalTo(Kind.ENDED.ordinal())
                .or(last.map(day -> open.and(col(FoundRows.DAY).equalTo(lit(day))))
                        .orElse(open)));
        this.zones = zones;
    }

    /** How many visits began, or ended, for each reason. */
    record Reasons(Map<String, Long> begin, Map<String, Long> end, long ended, long open) {}

    Reasons reasons() {
        Map<String, Long> begin = new LinkedHashMap<>();
        Map<String, Long> end = new LinkedHashMap<>();
        for (BeginReason reason : BeginReason.values()) {
            begin.put(Setting.nameOf(reason), 0L);
        }
        for (EndReason reason : EndReason.values()) {
            end.put(Setting.nameOf(reason), 0L);
        }
        long open = 0;
        long ended = 0;
        for (Row row :
                visits.groupBy(col(FoundRows.BEGIN), col(FoundRows.END)).count().collectAsList()) {
            long number = row.getLong(2);
            begin.merge(Setting.nameOf(BeginReason.values()[row.getInt(0)]), number, Long::sum);
            if (row.isNullAt(1)) {
                open += number;
            } else {
                ended += number;
                end.merge(Setting.nameOf(EndReason.values()[row.getInt(1)]), number, Long::sum);
            }
        }
        return new Reasons(begin, end, ended, open);
    }

    /** The zones that have a visit, in order. */
    List<ZoneCount> byZone() {
        Column hasEnded = col(FoundRows.END).isNotNull();
        Column seconds = when(
                hasEnded,
                unix_micros(col(FoundRows.EXIT_TIME))
                        .minus(unix_micros(col(FoundRows.ENTER_TIME)))
                        .divide(lit(MICROS)));
        return visits
                .groupBy(col(FoundRows.ZONE))
                .agg(
                        count(when(hasEnded, 1)),
                        count(when(hasEnded, null).otherwise(1)),
                        count_distinct(col(FoundRows.MMSI)),
                        coalesce(sum(seconds), lit(0.0)),
                        percentile(seconds, lit(0.5)))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparingInt(row -> row.getInt(0)))
                .map(this::zone)
                .toList();
    }

    private ZoneCount zone(Row row) {
        int zone = row.getInt(0);
        return new ZoneCount(
                Optional.ofNullable(zones.layer(zone)),
                zones.indexInLayer(zone),
                zones.name(zone),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getDouble(4) / HOUR,
                row.isNullAt(5) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(5)));
    }

    /**
     * The visits in progress over time.
     *
     * @param counts of all zones
     */
    Optional<Timeline> timeline(List<ZoneCount> counts) {
        Map<Integer, ZoneCount> busiest = new LinkedHashMap<>();
        counts.stream()
                .sorted(Comparator.comparingLong((ZoneCount zone) -> zone.visits() + zone.open())
                        .reversed())
                .limit(BUSIEST)
                .forEach(zone -> busiest.put(zones.number(zone.layer(), zone.zone()), zone));
        Column enter = unix_seconds(col(FoundRows.ENTER_TIME));
        Column exit = unix_seconds(coalesce(col(FoundRows.EXIT_TIME), col(FoundRows.ENTER_TIME)));
        Dataset<Row> shown =
                visits.filter(col(FoundRows.ZONE).isin(busiest.keySet().toArray()));
        Row span = shown.agg(min(enter), max(greatest(enter, exit))).first();
        if (span.isNullAt(0)) {
            return Optional.empty();
        }
        long step = step(span.getLong(1) - span.getLong(0));
        long first = Math.floorDiv(span.getLong(0), step) * step;
        int steps = Math.toIntExact((span.getLong(1) - first) / step + 1);
        Column last =
                when(col(FoundRows.EXIT_TIME).isNull(), lit(span.getLong(1))).otherwise(exit);
        Dataset<Row> moments = shown.select(
                        col(FoundRows.ZONE),
                        explode(sequence(bin(enter, first, step), bin(last, first, step)))
                                .as("bin"))
                .groupBy(col(FoundRows.ZONE), col("bin"))
                .count();
        Map<Integer, int[]> lines = new HashMap<>();
        for (Row row : moments.collectAsList()) {
            lines.computeIfAbsent(row.getInt(0), zone -> new int[steps])[(int) row.getLong(1)] =
                    Math.toIntExact(row.getLong(2));
        }
        List<Line> shownLines = new ArrayList<>();
        busiest.forEach(
                (number, zone) -> shownLines.add(new Line(zone.label(), lines.getOrDefault(number, new int[steps]))));
        return Optional.of(new Timeline(first, step, shownLines));
    }

    private static Column bin(Column second, long first, long step) {
        return second.minus(first).divide(lit(step)).cast("long");
    }

    private static long step(long seconds) {
        return STEPS.stream()
                .filter(step -> seconds / step < MOST_STEPS)
                .findFirst()
                .orElseGet(() -> (seconds / 86_400 / MOST_STEPS + 1) * 86_400);
    }
}
