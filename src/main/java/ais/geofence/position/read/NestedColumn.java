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
    /** The columns at the given paths that a schema has, ignoring case; a top-level column of the same name wins. */
    static List<NestedColumn> in(StructType schema, List<String> paths) {
        List<String> names = List.of(schema.fieldNames());
        List<NestedColumn> found = new ArrayList<>();
        for (String path : paths) {
            if (names.stream().noneMatch(path::equalsIgnoreCase)) {
                find(schema, Optional.empty(), "", path).ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * Finds a column within a column. A name may itself contain dots. Spark refuses names that differ only in case.
     *
     * @param prefix the names of the enclosing columns, each followed by a dot
     * @param rest what follows these in the path that is asked for
     */
    private static Optional<NestedColumn> find(StructType type, Optional<Column> outer, String prefix, String rest) {
        for (StructField field : type.fields()) {
            String path = prefix + field.name();
            Column value = outer.map(column -> column.getField(field.name())).orElse(Columns.named(field.name()));
            if (outer.isPresent() && rest.equalsIgnoreCase(field.name())) {
                return Optional.of(
                        new NestedColumn(path, value, new StructField(path, field.dataType(), true, field.metadata())));
            }
            String opening = field.name() + ".";
            if (rest.regionMatches(true, 0, opening, 0, opening.length())
                    && field.dataType() instanceof StructType inner) {
                Optional<NestedColumn> found =
                        find(inner, Optional.of(value), path + ".", rest.substring(opening.length()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
