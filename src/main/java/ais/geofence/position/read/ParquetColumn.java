package ais.geofence.position.read;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A column of a Parquet file, and how Spark reads it.
 *
 * @param field as Spark reads it
 * @param value the value that the run uses
 * @param foreign whether Spark does not support the type and reads the stored type only if it is given a schema
 */
record ParquetColumn(StructField field, Column value, boolean foreign) {
    /**
     * Decides how to read a column. Types that Spark does not support are converted: timestamps in nanoseconds are cut to
     * microseconds, UUIDs and times of day become text, half-precision numbers become floats.
     *
     * @param place the file, for messages
     * @throws UserError (exit 4) if it can't be read
     */
    static ParquetColumn of(Type type, ParquetToSparkSchemaConverter converter, String place) {
        try {
            StructField field =
                    converter.convert(new MessageType("column", type)).fields()[0];
            return new ParquetColumn(field, Columns.named(field.name()), false);
        } catch (Exception e) {
            if (!(e instanceof SparkThrowable)) { // Scala throws AnalysisException unchecked
                throw e;
            }
            return foreign(type).orElseThrow(() -> unreadable(type, place, e));
        }
    }

    private static Optional<ParquetColumn> foreign(Type type) {
        if (!type.isPrimitive() || type.isRepetition(Repetition.REPEATED)) {
            return Optional.empty();
        }
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof TimestampLogicalTypeAnnotation time && time.getUnit() == TimeUnit.NANOS) {
            DataType asSpark = time.isAdjustedToUTC() ? DataTypes.TimestampType : DataTypes.TimestampNTZType;
            return foreign(type, DataTypes.LongType, new ParquetConversion.Micros(), asSpark);
        }
        if (meaning instanceof TimeLogicalTypeAnnotation time) {
            DataType stored = type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32
                    ? DataTypes.IntegerType
                    : DataTypes.LongType;
            long nanos = switch (time.getUnit()) {
                case MILLIS -> 1_000_000;
                case MICROS -> 1000;
                case NANOS -> 1;
            };
            return foreign(type, stored, new ParquetConversion.TimeOfDay(nanos), DataTypes.StringType);
        }
        if (meaning instanceof UUIDLogicalTypeAnnotation) {
            return foreign(type, DataTypes.BinaryType, new ParquetConversion.UuidText(), DataTypes.StringType);
        }
        if (meaning instanceof Float16LogicalTypeAnnotation) {
            return foreign(type, DataTypes.BinaryType, new ParquetConversion.Half(), DataTypes.FloatType);
        }
        return Optional.empty();
    }

    private static Optional<ParquetColumn> foreign(Type type, DataType stored, Object conversion, DataType converted) {
        StructField field = DataTypes.createStructField(type.getName(), stored, true);
        Column read = Columns.named(type.getName());
        Column plain = stored.equals(DataTypes.IntegerType) ? read.cast(DataTypes.LongType) : read;
        return Optional.of(new ParquetColumn(
                field, Invocation.of(conversion, converted, plain).as(type.getName()), true));
    }

    private static UserError unreadable(Type type, String place, Exception cause) {
        return new UserError(
                ExitCode.INPUT,
                "%s: column '%s' is of a type that can't be read (%s); write it as text, or leave it out"
                        .formatted(place, type.getName(), type.toString().replaceAll("\\s+", " ")),
                cause);
    }
}
