package ais.geofence.output;

import ais.geofence.position.Positions;
import ais.geofence.spark.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of an output of --append-new.
 *
 * @param rows the columns; metadata mark those that a later batch may lack
 */
record GrowingColumns(StructType rows) {
    private static final String OPTIONAL = "optional";
    private static final int SHOWN = 10;

    /** The columns of a batch; optional are those of its input that a row may lack. */
    static GrowingColumns of(TaggedRows output, Positions positions) {
        Set<String> optional = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        optional.addAll(positions.optionalColumns());
        positions
                .columns()
                .time()
                .filter(optional::contains)
                .ifPresent(time -> optional.add(ColumnNames.POSITION_TIME));
        return of(output.schema(positions), optional);
    }

    static GrowingColumns of(StructType rows, Set<String> optional) {
        Metadata mark = new MetadataBuilder().putBoolean(OPTIONAL, true).build();
        return new GrowingColumns(new StructType(Stream.of(rows.fields())
                .map(field -> new StructField(
                        field.name(),
                        field.dataType(),
                        true,
                        optional.contains(field.name()) ? mark : Metadata.empty()))
                .toArray(StructField[]::new)));
    }

    /** The same without the time of positions, which outputs of earlier versions lack. */
    GrowingColumns withoutTime() {
        return new GrowingColumns(new StructType(Stream.of(rows.fields())
                .filter(field -> !field.name().equals(ColumnNames.POSITION_TIME))
                .toArray(StructField[]::new)));
    }

    /** Reads what {@link #text} has written. */
    static GrowingColumns read(String text) {
        return new GrowingColumns((StructType) DataType.fromJson(text));
    }

    /** As JSON, an object. */
    String text() {
        return rows.json();
    }

    /**
     * What keeps the rows of a batch from being added, in words; nothing if all fits. A batch's time of positions fits: where
     * the output was begun without it, the rows are added without it.
     */
    List<String> mismatches(GrowingColumns batch) {
        List<String> mismatches = new ArrayList<>();
        add(mismatches, "new", batch.names(field -> !has(field) && !field.equals(ColumnNames.POSITION_TIME)));
        add(mismatches, "missing", names(field -> !batch.has(field) && !isOptional(field)));
        add(
                mismatches,
                "of another type",
                batch.names(field -> has(field) && !type(field).equals(batch.type(field))));
        List<String> order = names(field -> isFixed(field) && batch.isFixed(field));
        if (mismatches.isEmpty() && !order.equals(batch.names(field -> isFixed(field) && batch.isFixed(field)))) {
            add(mismatches, "in another order, which was", order);
        }
        return mismatches;
    }

    private static void add(List<String> mismatches, String what, List<String> names) {
        if (!names.isEmpty()) {
            mismatches.add("%s: %s%s"
                    .formatted(
                            what,
                            names.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                            names.size() > SHOWN ? " and %s more".formatted(names.size() - SHOWN) : ""));
        }
    }

    private List<String> names(Predicate<String> which) {
        return Stream.of(rows.fieldNames()).filter(which).toList();
    }

    private boolean has(String name) {
        return rows.getFieldIndex(name).isDefined();
    }

    private boolean isOptional(String name) {
        return rows.apply(name).metadata().contains(OPTIONAL);
    }

    private boolean isFixed(String name) {
        return has(name) && !isOptional(name);
    }

    private String type(String name) {
        return rows.apply(name).dataType().catalogString();
    }
}
