package ais.geofence.position;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of an input's columns.
 *
 * @param columns in order
 * @param nested the paths of values within these columns that were searched for, and that the input has
 * @param geometry the column that the file itself names as its geometry, if it does
 * @param place the file, for messages
 */
public record Header(List<String> columns, List<String> nested, Optional<String> geometry, String place) {
    /** The header of a file whose values are not nested. */
    public Header(List<String> columns, String place) {
        this(columns, List.of(), Optional.empty(), place);
    }

    /** All names that a part of a position can have. */
    List<String> all() {
        return Stream.concat(columns.stream(), nested.stream()).distinct().toList();
    }
}
