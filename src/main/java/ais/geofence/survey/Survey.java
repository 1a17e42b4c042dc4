package ais.geofence.survey;

import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What a page shows of the positions.
 *
 * @param hours the number of positions by hour, if they have a time
 * @param span the first and the last time, if any was read
 * @param sample of the valid positions
 */
public record Survey(Optional<HourCounts> hours, Optional<TimeSpan> span, PositionSample sample) {
    /** The survey of two sets of positions together. */
    public static Optional<Survey> both(Optional<Survey> first, Optional<Survey> second) {
        return merged(
                first,
                second,
                (one, other) -> new Survey(
                        merged(one.hours, other.hours, HourCounts::plus),
                        merged(one.span, other.span, TimeSpan::plus),
                        one.sample.plus(other.sample)));
    }

    private static <T> Optional<T> merged(Optional<T> first, Optional<T> second, BinaryOperator<T> plus) {
        return first.isPresent() && second.isPresent()
                ? Optional.of(plus.apply(first.get(), second.get()))
                : first.or(() -> second);
    }
}
