package ais.geofence.output;

import static org.apache.spark.sql.functions.to_json;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VariantType;

/** Converts rows to what CSV can hold: arrays as JSON, bytes as text. */
final class CsvRows {
    /** Spark's own formats leave out microseconds. */
    private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS";

    private static final String TIMESTAMP = TIME + "XXX";

    private static final Map<String, String> JSON =
            Map.of("ignoreNullFields", "false", "timestampFormat", TIMESTAMP, "timestampNTZFormat", TIME);

    private CsvRows() {}

    /**
     * Checks that CSV can hold all columns.
     *
     * @param place the input, for messages
     * @throws UserError (exit 2) if one is nested
     */
    static void check(StructType rows, String place) {
        for (StructField field : rows.fields()) {
            DataType type = field.dataType();
            boolean fits = type instanceof ArrayType array ? isFlat(array.elementType()) : isFlat(type);
            if (!fits && !(type instanceof BinaryType)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--format csv: column '%s' of %s is nested (%s), which CSV can't hold; choose --format parquet, or leave it out"
                                .formatted(field.name(), place, type.catalogString()));
            }
        }
    }

    private static boolean isFlat(DataType type) {
        return !(type instanceof StructType
                || type instanceof MapType
                || type instanceof ArrayType
                || type instanceof VariantType
                || type instanceof BinaryType);
    }

    /** The options of Spark's writer that keep every value exact. */
    static Map<String, String> options() {
        return Map.of(
                "header", "true",
                "escape", "\"",
                "ignoreLeadingWhiteSpace", "false",
                "ignoreTrailingWhiteSpace", "false",
                "timestampFormat", TIMESTAMP,
                "timestampNTZFormat", TIME);
    }

    /** Converts rows whose columns were checked. */
    static Dataset<Row> of(Dataset<Row> rows) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : rows.schema().fields()) {
            columns.add(column(field).as(field.name()));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private static Column column(StructField field) {
        Column column = Columns.named(field.name());
        if (field.dataType() instanceof ArrayType) {
            return to_json(column, JSON);
        }
        return field.dataType() instanceof BinaryType
                ? Invocation.of(new BytesText(), DataTypes.StringType, column)
                : column;
    }
}
