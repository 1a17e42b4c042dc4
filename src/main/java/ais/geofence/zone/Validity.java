package ais.geofence.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time for which a zone is valid, in microseconds since 1970, UTC, as Spark's timestamps.
 *
 * @param firstMicros the first microsecond; {@link #NO_TIME} for a zone that is always valid, the next one after it for a zone without a
 *     beginning
 * @param lastMicros the last microsecond; {@link Long#MAX_VALUE} for a zone without an end
 */
public record Validity(long firstMicros, long lastMicros) {
    /** The time of a position whose time is not known. Only a zone that is always valid has it. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Without beginning and end. */
    public static final Validity ALWAYS = new Validity(NO_TIME, Long.MAX_VALUE);

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;
    private static final long NO_BEGINNING = NO_TIME + 1;
    private static final long NO_END = Long.MAX_VALUE;
    private static final String NO_LIMIT = "-";

    /**
     * The time from an instant on, and before another. Both are cut to microseconds, as the times of positions are.
     *
     * @param from the first instant; null for no beginning
     * @param to the first instant after it; null for no end
     * @throws IllegalArgumentException if this is no time: {@code from} is not before {@code to}
     */
    public static Validity between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return ALWAYS;
        }
        long first = from == null ? NO_BEGINNING : micros(from);
        long last = to == null ? NO_END : micros(to) - 1;
        if (first > last) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
        return new Validity(first, last);
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_A_SECOND), instant.getNano() / NANOS_A_MICRO);
    }

    /** Whether there is neither beginning nor end. */
    public boolean isAlways() {
        return equals(ALWAYS);
    }

    /** Whether it includes a time, microseconds since 1970, UTC, or {@link #NO_TIME}. */
    public boolean includes(long micros) {
        return firstMicros <= micros && micros <= lastMicros;
    }

    /** Whether the two have a time in common. */
    boolean meets(Validity other) {
        return firstMicros <= other.lastMicros && other.firstMicros <= lastMicros;
    }

    /** The first instant, if there is a beginning. */
    public Optional<Instant> from() {
        return firstMicros <= NO_BEGINNING ? Optional.empty() : Optional.of(instant(firstMicros));
    }

    /** The first instant after it, if there is an end. */
    public Optional<Instant> to() {
        return lastMicros == NO_END ? Optional.empty() : Optional.of(instant(lastMicros + 1));
    }

    /** {@link #from} as text, UTC: a date for midnight, else an instant; "-" if there is no beginning. */
    public String fromText() {
        return from().map(Validity::text).orElse(NO_LIMIT);
    }

    /** {@link #to} as text, UTC: a date for midnight, else an instant; "-" if there is no end. */
    public String toText() {
        return to().map(Validity::text).orElse(NO_LIMIT);
    }

    /** Such as {@code from 2024-11-01, before 2025-05-01}. */
    @Override
    public String toString() {
        if (isAlways()) {
            return "always";
        }
        return Stream.of(from().map(first -> "from " + text(first)), to().map(end -> "before " + text(end)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static String text(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS))
                ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
                : instant.toString();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
