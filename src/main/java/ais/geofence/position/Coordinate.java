package ais.geofence.position;

import static org.apache.spark.sql.functions.lit;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
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
 * @param unitsPerDegree what a number is divided by to give degrees
 */
record Coordinate(String name, boolean inText, double unitsPerDegree) {
    /**
     * Finds the column.
     *
     * @throws UserError (exit 4) if it holds neither numbers nor text
     */
    static Coordinate of(String name, StructType schema, double unitsPerDegree) {
        DataType type = schema.apply(name).dataType();
        boolean inText = type instanceof StringType;
        if (!inText && !(type instanceof NumericType)) {
            throw new UserError(
                    ExitCode.INPUT,
                    "column '%s' is of type %s; a longitude or latitude is a number or text"
                            .formatted(name, type.sql()));
        }
        return new Coordinate(name, inText, unitsPerDegree);
    }

    /** The number as it stands, double; null where it is empty or no number. */
    Column number() {
        return inText
                ? Columns.named(name).try_cast(DataTypes.DoubleType)
                : Columns.named(name).cast(DataTypes.DoubleType);
    }

    /** The number in degrees. */
    Column degrees() {
        return unitsPerDegree == 1 ? number() : number().divide(lit(unitsPerDegree));
    }

    /** Whether it is text that is no number. */
    Column isNoNumber() {
        return inText ? Invocation.of(new NoNumber(), DataTypes.BooleanType, Columns.named(name)) : lit(false);
    }
}
