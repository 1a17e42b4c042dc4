package ais.geofence.position.read;

import ais.geofence.position.Header;
import ais.geofence.position.RejectReason;
import ais.geofence.position.file.StrictReader;
import ais.geofence.spark.Columns;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of an input before their positions are parsed, well-formed or not.
 *
 * @param rows the columns of the input, and {@link StrictReader#FILE}; and the columns that {@code malformed} and {@code record} use
 * @param schema the columns of the input alone
 * @param nested the nested values that the user asked for, named by their paths; {@code rows} have them too
 * @param geometries what the files say of their geometries
 * @param malformed the ordinal of the {@link RejectReason} for the shape of the row, int
 * @param record the original text of the row
 * @param inputPartitions how many parts Spark reads the files in
 * @param spreadOver how many parts the rows are spread over after reading
 */
record RawRows(
        Dataset<Row> rows,
        StructType schema,
        StructType nested,
        Geometries geometries,
        Column malformed,
        Column record,
        int inputPartitions,
        int spreadOver) {
    /** All columns that can hold a part of a position. */
    StructType columns() {
        return new StructType(Stream.of(schema, nested)
                .flatMap(part -> Stream.of(part.fields()))
                .toArray(StructField[]::new));
    }

    /** The names of the columns. */
    Header header(String place) {
        return new Header(
                List.of(schema.fieldNames()),
                List.of(nested.fieldNames()),
                geometries.primary().filter(List.of(schema.fieldNames())::contains),
                place);
    }

    /** The same rows, with the named columns as text if they are bytes. Some Parquet writers do not mark text as text. */
    RawRows withText(List<String> names) {
        Dataset<Row> withText = rows;
        for (StructField field : columns().fields()) {
            if (isBytes(field, names)) {
                Column text = Columns.named(field.name()).cast(DataTypes.StringType);
                withText = withText.withColumn(field.name(), text);
            }
        }
        return new RawRows(
                withText,
                withText(schema, names),
                withText(nested, names),
                geometries,
                malformed,
                record,
                inputPartitions,
                spreadOver);
    }

    private static StructType withText(StructType type, List<String> names) {
        return new StructType(Stream.of(type.fields())
                .map(field -> isBytes(field, names)
                        ? new StructField(field.name(), DataTypes.StringType, field.nullable(), field.metadata())
                        : field)
                .toArray(StructField[]::new));
    }

    private static boolean isBytes(StructField field, List<String> names) {
        return field.dataType() instanceof BinaryType && names.contains(field.name());
    }
}
