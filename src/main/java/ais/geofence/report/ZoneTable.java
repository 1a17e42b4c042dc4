package ais.geofence.report;

import ais.geofence.text.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Chooses the zones of a table in a terminal: all in their order, or if there are many, those with the highest counts and a sum of
 * the rest.
 *
 * @param zones all of them, in order
 * @param count of a zone, such as that of its positions
 * @param always the zones that are always shown, first
 */
public record ZoneTable<T>(List<T> zones, ToLongFunction<T> count, Predicate<T> always) {
    /** The note below a table that leaves zones out. */
    public static final String NOTE = "  Zones with the most positions first; --json FILE has them all.\n";

    private static final int MOST = 40;

    /**
     * The zones that are not shown.
     *
     * @param count of all of them together
     */
    public record Rest(int zones, long count) {
        /** The text in place of a name. */
        public String text() {
            return "(%s)".formatted(Figures.count(zones, "more zone"));
        }
    }

    private boolean isCut() {
        return others().count() > MOST;
    }

    private Stream<T> others() {
        return zones.stream().filter(always.negate());
    }

    private Stream<T> byCount() {
        return others().sorted(Comparator.comparingLong(count).reversed()); // stable: the first of equals
    }

    /** The zones to show, in the order to show them in. */
    public List<T> shown() {
        return isCut()
                ? Stream.concat(zones.stream().filter(always), byCount().limit(MOST))
                        .toList()
                : zones;
    }

    /** The others together; empty if all are shown. */
    public Optional<Rest> rest() {
        if (!isCut()) {
            return Optional.empty();
        }
        List<T> rest = byCount().skip(MOST).toList();
        return Optional.of(new Rest(rest.size(), rest.stream().mapToLong(count).sum()));
    }
}
