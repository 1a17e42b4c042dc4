package ais.geofence.position;

import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A half-open range of time.
 *
 * @param from the first instant, if there is one
 * @param to the first instant after the range, if there is one
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> to) {
    /** All of time. */
    public static final TimeRange ALL = new TimeRange(Optional.empty(), Optional.empty());

    /** Whether the range excludes any time. */
    public boolean isBounded() {
        return from.isPresent() || to.isPresent();
    }

    /** Whether the range contains no instant. */
    public boolean isEmpty() {
        return from.isPresent() && to.isPresent() && !from.get().isBefore(to.get());
    }

    /** Whether the range begins and ends at midnight, UTC. */
    public boolean isOfWholeDays() {
        return from.stream().allMatch(TimeRange::isMidnight) && to.stream().allMatch(TimeRange::isMidnight);
    }

    /** The first day, UTC, if there is one. */
    public Optional<LocalDate> firstDay() {
        return from.map(TimeRange::day);
    }

    /** The last day of a range of whole days, UTC, if there is one. */
    public Optional<LocalDate> lastDay() {
        return to.map(instant -> day(instant).minusDays(1));
    }

    /** All days of a range of whole days with two ends, UTC, in order. */
    public List<LocalDate> days() {
        return firstDay()
                .orElseThrow()
                .datesUntil(lastDay().orElseThrow().plusDays(1))
                .toList();
    }

    /** Whether a range of whole days includes a day. */
    public boolean includes(LocalDate day) {
        return firstDay().stream().allMatch(first -> !day.isBefore(first))
                && lastDay().stream().allMatch(last -> !day.isAfter(last));
    }

    /** Whether a timestamp lies outside the range; null if the timestamp is null. */
    public Column excludes(Column timestamp) {
        Column tooEarly = from.map(instant -> timestamp.lt(lit(instant))).orElse(lit(false));
        Column tooLate = to.map(instant -> timestamp.geq(lit(instant))).orElse(lit(false));
        return tooEarly.or(tooLate);
    }

    private static boolean isMidnight(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
