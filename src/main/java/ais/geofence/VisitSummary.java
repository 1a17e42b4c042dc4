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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up the visits of a run. */
final class VisitSummary {
    private static final int BUSIEST = 5;
    private static final int MOST_STEPS = 500;
    private static final double MICROS = 1e6;
    private static final double HOUR = 3600;
    private static final long DAY = 86_400;

    /** Where the numbers of visits by reason begin in a row of sums. */
    private static final int REASONS = 8;

    private static final Column ENTER = unix_seconds(col(FoundRows.ENTER_TIME));

    /** Of a visit that has not ended, the second in which it began. */
    private static final Column EXIT = unix_seconds(coalesce(col(FoundRows.EXIT_TIME), col(FoundRows.ENTER_TIME)));

    /** Steps of a time line, in seconds. */
    private static final List<Long> STEPS = List.of(60L, 300L, 900L, 3_600L, 10_800L, 21_600L, DAY);

    private final Dataset<Row> visits;
    private final VisitZones zones;
    private final List<OfZone> byZone;

    /**
     * What Spark has summed up of a zone.
     *
     * @param begin how many visits began, by the ordinal of the {@link BeginReason}
     * @param end how many ended, by the ordinal of the {@link EndReason}
     * @param first the second in which the first visit began
     * @param last the last second of all visits, as far as it is known
     */
    private record OfZone(int number, ZoneCount count, long[] begin, long[] end, long first, long last) {
        long visits() {
            return count.visits() + count.open();
        }
    }

    /**
     * Sums up the visits.
     *
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
        this.byZone = summed();
    }

    private List<OfZone> summed() {
        Column hasEnded = col(FoundRows.END).isNotNull();
        Column seconds = when(
                hasEnded,
                unix_micros(col(FoundRows.EXIT_TIME))
                        .minus(unix_micros(col(FoundRows.ENTER_TIME)))
                        .divide(lit(MICROS)));
        List<Column> sums = new ArrayList<>(List.of(
                count(when(hasEnded, null).otherwise(1)),
                count_distinct(col(FoundRows.MMSI)),
                coalesce(sum(seconds), lit(0.0)),
                percentile(seconds, lit(0.5)),
                min(ENTER),
                max(greatest(ENTER, EXIT))));
        for (BeginReason reason : BeginReason.values()) {
            sums.add(count(when(col(FoundRows.BEGIN).equalTo(reason.ordinal()), 1)));
        }
        for (EndReason reason : EndReason.values()) {
            sums.add(count(when(col(FoundRows.END).equalTo(reason.ordinal()), 1)));
        }
        return visits
                .groupBy(col(FoundRows.ZONE))
                .agg(count(when(hasEnded, 1)), sums.toArray(Column[]::new))
                .collectAsList()
                .stream()
                .map(this::zone)
                .sorted(Comparator.comparingInt(OfZone::number))
                .toList();
    }

    private OfZone zone(Row row) {
        int zone = row.getInt(0);
        long[] begin = new long[BeginReason.values().length];
        Arrays.setAll(begin, reason -> row.getLong(REASONS + reason));
        long[] end = new long[EndReason.values().length];
        Arrays.setAll(end, reason -> row.getLong(REASONS + begin.length + reason));
        ZoneCount count = new ZoneCount(
                Optional.ofNullable(zones.layer(zone)),
                zones.indexInLayer(zone),
                zones.name(zone),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getDouble(4) / HOUR,
                row.isNullAt(5) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(5)));
        return new OfZone(zone, count, begin, end, row.getLong(6), row.getLong(7));
    }

    /** The zones that have a visit, in order. */
    List<ZoneCount> zones() {
        return byZone.stream().map(OfZone::count).toList();
    }

    /** How many visits there are that have ended. */
    long ended() {
        return byZone.stream().mapToLong(zone -> zone.count().visits()).sum();
    }

    /** How many visits there are that have not ended. */
    long open() {
        return byZone.stream().mapToLong(zone -> zone.count().open()).sum();
    }

    /** How many visits began for each reason. */
    Map<String, Long> byBegin() {
        return byReason(BeginReason.values(), OfZone::begin);
    }

    /** How many visits ended for each reason. */
    Map<String, Long> byEnd() {
        return byReason(EndReason.values(), OfZone::end);
    }

    private Map<String, Long> byReason(Enum<?>[] reasons, Function<OfZone, long[]> counts) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (Enum<?> reason : reasons) {
            numbers.put(
                    Setting.nameOf(reason),
                    byZone.stream()
                            .mapToLong(zone -> counts.apply(zone)[reason.ordinal()])
                            .sum());
        }
        return numbers;
    }

    /**
     * The visits in progress over time, in the busiest zones; empty if there is no visit.
     *
     * @param from the first day of the run: of the time before it, only the visits that go on into it are known
     */
    Optional<Timeline> timeline(Optional<LocalDate> from) {
        List<OfZone> busiest = byZone.stream()
                .sorted(Comparator.comparingLong(OfZone::visits).reversed())
                .limit(BUSIEST)
                .toList();
        if (busiest.isEmpty()) {
            return Optional.empty();
        }
        long begin = from.map(day -> day.toEpochDay() * DAY).orElse(0L);
        long earliest =
                Math.max(begin, busiest.stream().mapToLong(OfZone::first).min().orElseThrow());
        long latest =
                Math.max(begin, busiest.stream().mapToLong(OfZone::last).max().orElseThrow());
        long step = step(latest - earliest);
        long first = Math.floorDiv(earliest, step) * step;
        int steps = Math.toIntExact((latest - first) / step + 1);
        Column end = when(col(FoundRows.EXIT_TIME).isNull(), lit(latest)).otherwise(EXIT);
        List<Row> moments = visits.filter(col(FoundRows.ZONE)
                        .isin(busiest.stream().map(OfZone::number).toArray()))
                .filter(end.geq(first))
                .select(
                        col(FoundRows.ZONE),
                        explode(sequence(bin(greatest(ENTER, lit(first)), first, step), bin(end, first, step)))
                                .as("bin"))
                .groupBy(col(FoundRows.ZONE), col("bin"))
                .count()
                .collectAsList();
        Map<Integer, int[]> inside = new HashMap<>();
        busiest.forEach(zone -> inside.put(zone.number(), new int[steps]));
        for (Row row : moments) {
            Objects.requireNonNull(inside.get(row.getInt(0)))[(int) row.getLong(1)] = Math.toIntExact(row.getLong(2));
        }
        return Optional.of(new Timeline(
                first,
                step,
                busiest.stream()
                        .map(zone -> new Line(zone.count().label(), Objects.requireNonNull(inside.get(zone.number()))))
                        .toList()));
    }

    private static Column bin(Column second, long first, long step) {
        return second.minus(first).divide(lit(step)).cast("long");
    }

    private static long step(long seconds) {
        return STEPS.stream()
                .filter(step -> seconds / step < MOST_STEPS)
                .findFirst()
                .orElseGet(() -> (seconds / DAY / MOST_STEPS + 1) * DAY);
    }
}
