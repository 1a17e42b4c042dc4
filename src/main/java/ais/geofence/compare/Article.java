package ais.geofence.compare;

import ais.geofence.html.Bars;
import ais.geofence.text.Figures;
import java.util.List;
import java.util.Map;

/**
 * What an article of 2021 (Vortexa, Integrating Rust into Python) measured on another machine, with a compiled module in Python.
 * Its times are comparable with the same work only.
 */
public final class Article {
    private static final double ONE_THREAD_SECONDS = 12.9;
    private static final double MANY_THREADS_SECONDS = 5.3;
    private static final long COPIES = 1024;
    private static final double NANOS = 1e9;

    /** The sample's positions by zone, which identify the article's work. */
    private static final Map<String, Long> COUNTS =
            Map.of("-1", 38_625L, "0", 639L, "1", 1_101L, "2", 815L, "3", 515L, "4", 910L);

    private static final double POSITIONS =
            COPIES * COUNTS.values().stream().mapToLong(Long::longValue).sum();

    private Article() {}

    /** Whether a comparison is of the article's work: 1,024 copies of the sample's positions in its five zones. */
    public static boolean isSameWork(Comparison comparison) {
        TrialResult most = comparison.most();
        return most.copies() == COPIES
                && most.counts().size() == COUNTS.size()
                && COUNTS.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue() * COPIES == most.counts().getOrDefault(entry.getKey(), -1L));
    }

    /** Its times, nanoseconds a position. */
    public static List<Bars.Reference> references() {
        return List.of(
                new Bars.Reference("another machine, 2021, many threads", nanos(MANY_THREADS_SECONDS)),
                new Bars.Reference("another machine, 2021, one thread", nanos(ONE_THREAD_SECONDS)));
    }

    /** What the references are. */
    public static String text() {
        return ("The dashed lines are another machine's, of 2021, and no measure of this one: an article (Vortexa, Integrating Rust into"
                        + " Python) tagged the same 43.6 million positions with a compiled module in Python in %s s on one thread and %s s on"
                        + " many. That is %s and %s nanoseconds a position.")
                .formatted(
                        ONE_THREAD_SECONDS,
                        MANY_THREADS_SECONDS,
                        Figures.decimal(nanos(ONE_THREAD_SECONDS), 0),
                        Figures.decimal(nanos(MANY_THREADS_SECONDS), 0));
    }

    private static double nanos(double seconds) {
        return seconds * NANOS / POSITIONS;
    }
}
