package ais.geofence.table;

import ais.geofence.spark.ColumnNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of tagged rows as a table's. */
final class RowSchema {
    private final StructType rows;
    private final Schema schema;

    /** The columns of Spark's rows. In a new table all may be null, so that later rows fit too. */
    RowSchema(StructType rows) {
        this.rows = rows;
        this.schema = SparkSchemaUtil.convert(new StructType(Arrays.stream(rows.fields())
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                .toArray(StructField[]::new)));
    }

    Schema schema() {
        return schema;
    }

    /** Whether the rows have a day. */
    boolean byDay() {
        return schema.findField(ColumnNames.DATE) != null;
    }

    /** A new table is partitioned by day if the rows have one. */
    PartitionSpec spec() {
        PartitionSpec.Builder builder = PartitionSpec.builderFor(schema);
        return byDay() ? builder.identity(ColumnNames.DATE).build() : builder.build();
    }

    /**
     * Why the rows don't fit into a table.
     *
     * @return one phrase for each reason; empty if they fit
     */
    List<String> mismatches(Table table) {
        Map<String, String> theirs = types(table.schema());
        List<String> mismatches = new ArrayList<>();
        types(schema).forEach((column, type) -> {
            String other = theirs.remove(column);
            if (other == null) {
                mismatches.add("it has no column '%s' (%s)".formatted(column, type));
            } else if (!other.equals(type)) {
                mismatches.add("column '%s' is %s, of the rows %s".formatted(column, other, type));
            }
        });
        theirs.keySet().forEach(column -> mismatches.add("the rows have no column '%s'".formatted(column)));
        for (StructField field : rows.fields()) {
            Types.NestedField theirField = table.schema().findField(field.name());
            if (field.nullable() && theirField != null && theirField.isRequired()) {
                mismatches.add("column '%s' takes no null".formatted(field.name()));
            }
        }
        if (byDay() && mismatches.isEmpty() && Days.position(table.spec()) < 0) {
            mismatches.add("it is not partitioned by 'date', so that no day can be replaced");
        }
        return mismatches;
    }

    /** The types of the columns by name, whether they may be null or not. */
    private static Map<String, String> types(Schema schema) {
        Map<String, String> types = new LinkedHashMap<>();
        for (StructField field : SparkSchemaUtil.convert(schema).fields()) {
            types.put(field.name(), field.dataType().catalogString());
        }
        return types;
    }
}
