package ais.geofence.html;

import ais.geofence.fault.OneLine;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars, or columns.
 *
 * @param categories what each bar, or group of bars, stands for
 * @param style how they are drawn; by default horizontal, side by side, on a linear scale
 */
public record Bars(
        List<String> categories, List<Series> series, String unit, Set<Style> style, List<Reference> references)
        implements Chart {
    /** How bars are drawn. */
    public enum Style {
        /** The bars of the series stand on each other. */
        STACKED,
        /** Bars are vertical. */
        UPRIGHT,
        /** The length grows with the logarithm of the value. */
        LOGARITHMIC
    }

    /** Keeps the ends of a category that is too long for a page, such as a zone's name. */
    public Bars {
        categories = categories.stream().map(OneLine::of).toList();
    }

    /** The values of one colour, one for each category; null where there is none. */
    public record Series(String name, List<@Nullable Double> values) {}

    /** A line across all bars at a value. */
    public record Reference(String name, double value) {}
}
