package ais.geofence.position;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;

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
                ? trim(Columns.named(name)).try_cast(DataTypes.DoubleType)
                : Columns.named(name).cast(DataTypes.DoubleType);
    }

    /** The number in degrees. */
    Column degrees() {
        return unitsPerDegree == 1 ? number() : number().divide(lit(unitsPerDegree));
    }

    /**
     * Whether it is text that is no number. Spark reads Java's number literals, of which 12.5d and 0x1p3 are not numbers to
     * anybody else.
     */
    Column isNoNumber() {
        if (!inText) {
            return lit(false);
        }
        Column text = trim(Columns.named(name));
        Column javaOnly = text.endsWith("d")
                .or(text.endsWith("D"))
                .or(text.endsWith("f"))
                .or(text.endsWith("F"))
                .or(text.contains("x"))
                .or(text.contains("X"));
        Column finite = not(isnan(number()).or(abs(number()).equalTo(Double.POSITIVE_INFINITY)));
        return text.notEqual("").and(number().isNull().or(finite.and(javaOnly)));
    }
}
