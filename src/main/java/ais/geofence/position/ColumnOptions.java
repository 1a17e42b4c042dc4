package ais.geofence.position;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user said about the input's columns. Empty values are found from the feed or the usual names.
 *
 * @param geometry the column with points; not together with {@code lon} and {@code lat}
 * @param separator of CSV columns; empty to find it in the header
 * @param kept the columns that the rows keep; empty for all
 */
public record ColumnOptions(
        Feed feed,
        Optional<String> lon,
        Optional<String> lat,
        Optional<String> geometry,
        Optional<String> mmsi,
        Optional<String> time,
        Optional<String> timeFormat,
        Optional<String> speed,
        Optional<String> separator,
        List<String> kept) {
    /** All columns are found from the header. */
    public static final ColumnOptions AUTO = new ColumnOptions(
            Feed.AUTO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    /**
     * The names that may be paths to nested values, those with a dot: the given ones, and those that the header is searched for.
     *
     * @param withSpeed whether the speed is needed
     */
    public List<String> paths(boolean withSpeed) {
        return Stream.of(
                        Stream.of(lon, lat, geometry, mmsi, time).flatMap(Optional::stream),
                        speed.filter(name -> withSpeed).stream(),
                        kept.stream(),
                        PositionColumns.usualNames(feed, withSpeed).stream())
                .flatMap(names -> names)
                .filter(name -> name.indexOf('.') > 0)
                .distinct()
                .toList();
    }
}
