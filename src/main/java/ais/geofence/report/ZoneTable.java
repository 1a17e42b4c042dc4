package ais.geofence.report;

import ais.geofence.text.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Which zones a table in a terminal has: all, in their order, or of many those with the most positions and the rest summed.
 *
 * @param zones all of them, in order
 * @param positions the count of one
 * @param always which ones are shown first in any case
 */
public record ZoneTable<T>(List<T> zones, ToLongFunction<T> positions, Predicate<T> always) {
    /** What has to be said below a table that leaves zones out. */
    public static final String NOTE = "  Zones with the most positions first; --json FILE has them all.\n";

    private static final int MOST = 40;

    /**
     * The zones that aren't shown.
     *
     * @param positions of all of them together
     */
    public record Rest(int zones, long positions) {
        /** What stands in place of a name. */
        public String text() {
            return "(%s more zones)".formatted(Figures.count(zones));
        }
    }

    private boolean isCut() {
        return others().count() > MOST;
    }

    private Stream<T> others() {
        return zones.stream().filter(always.negate());
    }

    private Stream<T> byPositions() {
        return others().sorted(Comparator.comparingLong(positions).reversed()); // stable: of equals the first
    }

    /** The zones to show, in the order to show them in. */
    public List<T> shown() {
        return isCut()
                ? Stream.concat(zones.stream().filter(always), byPositions().limit(MOST))
                        .toList()
                : zones;
    }

    /** The others together; none where all are shown. */
    public Optional<Rest> rest() {
        if (!isCut()) {
            return Optional.empty();
        }
        List<T> rest = byPositions().skip(MOST).toList();
        return Optional.of(
                new Rest(rest.size(), rest.stream().mapToLong(positions).sum()));
    }
}
