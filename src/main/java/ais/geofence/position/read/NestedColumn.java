package ais.geofence.position.read;

import ais.geofence.spark.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A value within a nested column.
 *
 * @param path the names that lead to it, joined by dots
 * @param value the value
 * @param field its type, under the path as its name
 */
record NestedColumn(String path, Column value, StructField field) {
    /** The columns at the given paths that a schema has; a top-level column of the same name wins. */
    static List<NestedColumn> in(StructType schema, List<String> paths) {
        List<String> names = List.of(schema.fieldNames());
        List<NestedColumn> found = new ArrayList<>();
        for (String path : paths) {
            if (names.stream().noneMatch(path::equalsIgnoreCase)) {
                find(schema, Optional.empty(), path, path).ifPresent(found::add);
            }
        }
        return found;
    }

    /** A name may itself contain dots. */
    private static Optional<NestedColumn> find(StructType type, Optional<Column> outer, String rest, String path) {
        for (StructField field : type.fields()) {
            Column value = outer.map(column -> column.getField(field.name())).orElse(Columns.named(field.name()));
            if (outer.isPresent() && rest.equals(field.name())) {
                return Optional.of(
                        new NestedColumn(path, value, new StructField(path, field.dataType(), true, field.metadata())));
            }
            if (rest.startsWith(field.name() + ".") && field.dataType() instanceof StructType inner) {
                Optional<NestedColumn> found = find(
                        inner, Optional.of(value), rest.substring(field.name().length() + 1), path);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
