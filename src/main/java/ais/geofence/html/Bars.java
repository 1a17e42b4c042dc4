package ais.geofence.html;

import ais.geofence.fault.OneLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars, or columns.
 *
 * @param categories what each bar, or group of bars, stands for
 * @param stacked whether the series' bars stand on each other and not side by side
 * @param upright whether they are columns
 * @param logarithmic whether their length grows with the logarithm of the value
 */
public record Bars(
        List<String> categories,
        List<Series> series,
        String unit,
        boolean stacked,
        boolean upright,
        boolean logarithmic,
        List<Reference> references)
        implements Chart {
    /** Takes the ends of a category that is too long for a page, as a zone's name may be. */
    public Bars {
        categories = categories.stream().map(OneLine::of).toList();
    }

    /** The values of one colour, one for each category; null where there is none. */
    public record Series(String name, List<@Nullable Double> values) {}

    /** A line across all bars at a value. */
    public record Reference(String name, double value) {}
}
