package ais.geofence.position;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user says of the input's columns; what is empty is found by the feed or by the usual names.
 *
 * @param separator of CSV columns; empty to find it in the header
 */
public record ColumnOptions(
        Feed feed,
        Optional<String> lon,
        Optional<String> lat,
        Optional<String> mmsi,
        Optional<String> time,
        Optional<String> timeFormat,
        Optional<String> separator) {
    /** Everything is found in the header. */
    public static final ColumnOptions AUTO = new ColumnOptions(
            Feed.AUTO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The names of columns the user gave that may mean values within nested columns: those with a dot. */
    List<String> paths() {
        return Stream.of(lon, lat, mmsi, time)
                .flatMap(Optional::stream)
                .filter(name -> name.indexOf('.') > 0)
                .distinct()
                .toList();
    }
}
