package ais.geofence.position;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * A column with longitudes or latitudes.
 *
 * @param name the column
 * @param inText whether its numbers are text
 */
record CoordinateColumn(String name, boolean inText) {
    /**
     * Finds the column.
     *
     * @throws UserError (exit 4) if it holds neither numbers nor text
     */
    static CoordinateColumn of(String name, StructType schema) {
        DataType type = schema.apply(name).dataType();
        boolean inText = type instanceof StringType;
        if (!inText && !(type instanceof NumericType)) {
            throw new UserError(
                    ExitCode.INPUT,
                    "column '%s' is of type %s; a longitude or latitude is a number or text"
                            .formatted(name, type.sql()));
        }
        return new CoordinateColumn(name, inText);
    }

    Column text() {
        return Columns.named(name).cast(DataTypes.StringType);
    }

    Column number() {
        return Columns.named(name).cast(DataTypes.DoubleType);
    }
}
