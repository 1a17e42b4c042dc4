package ais.geofence.testing;

import ais.geofence.zone.Validity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A time from an instant on, and before another, by the comparisons of {@link Instant}: an oracle for {@link Validity}.
 *
 * @param from null for no beginning
 * @param to null for no end
 */
public record Season(@Nullable Instant from, @Nullable Instant to) {
    /** Midnights, a time of day, and times within a second, some of them neighbours; in order. */
    private static final List<Instant> BOUNDS = List.of(
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("2024-11-01T00:00:00Z"),
            Instant.parse("2024-11-01T00:00:00.000001Z"),
            Instant.parse("2024-11-30T23:59:59.999999Z"),
            Instant.parse("2024-12-01T00:00:00Z"),
            Instant.parse("2024-12-01T06:30:00.25Z"),
            Instant.parse("2025-05-01T00:00:00Z"));

    /** Whether it includes a time; null for that of a position whose time is not known. */
    public boolean includes(@Nullable Instant time) {
        if (time == null) {
            return from == null && to == null;
        }
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    /** The same as the program has it. */
    public Validity validity() {
        return Validity.between(from, to);
    }

    /** So many: always, open on one side, or between two of few bounds, so that many touch, overlap or are equal. */
    public static List<Season> random(RandomGenerator random, int count) {
        List<Season> seasons = new ArrayList<>();
        while (seasons.size() < count) {
            int from = random.nextInt(BOUNDS.size());
            int to = random.nextInt(BOUNDS.size());
            switch (random.nextInt(5)) {
                case 0 -> seasons.add(new Season(null, null));
                case 1 -> seasons.add(new Season(BOUNDS.get(from), null));
                case 2 -> seasons.add(new Season(null, BOUNDS.get(to)));
                default -> {
                    if (from < to) {
                        seasons.add(new Season(BOUNDS.get(from), BOUNDS.get(to)));
                    }
                }
            }
        }
        return seasons;
    }

    /** A bound, a microsecond before or after it, or now and then no time. */
    public static @Nullable Instant randomTime(RandomGenerator random) {
        return random.nextInt(12) == 0
                ? null
                : BOUNDS.get(random.nextInt(BOUNDS.size())).plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
    }

    /** A time as locators take it. */
    public static long micros(@Nullable Instant time) {
        return time == null ? Validity.NO_TIME : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
