package ais.geofence.survey;

import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What a report shows of the positions themselves.
 *
 * @param hours how many there are by hour, where they have a time
 * @param sample of those that are valid
 */
public record Survey(Optional<HourCounts> hours, PositionSample sample) {
    /** Two surveys of different positions together. */
    public static Optional<Survey> both(Optional<Survey> first, Optional<Survey> second) {
        return merged(
                first,
                second,
                (one, other) ->
                        new Survey(merged(one.hours, other.hours, HourCounts::plus), one.sample.plus(other.sample)));
    }

    private static <T> Optional<T> merged(Optional<T> first, Optional<T> second, BinaryOperator<T> plus) {
        return first.isPresent() && second.isPresent()
                ? Optional.of(plus.apply(first.get(), second.get()))
                : first.or(() -> second);
    }
}
