package ais.geofence.position;

import static org.apache.spark.sql.functions.coalesce;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The column with the speed over ground, in its feed's unit. */
public final class SpeedColumn {
    private SpeedColumn() {}

    /**
     * The speed in knots, double; null where it is not known: empty, not a number, negative, or 102.3 knots and more, which is AIS for
     * "not available". Of several columns the first with a known speed counts.
     *
     * @param columns with a speed at least
     * @param schema of the rows
     * @throws UserError (exit 4) if a column holds neither numbers nor text
     */
    public static Column knots(PositionColumns columns, StructType schema, String place) {
        Knots parser = new Knots(columns.feed().unitsPerKnot());
        return coalesce(columns.speeds().stream()
                .map(name -> Invocation.orNull(parser, DataTypes.DoubleType, value(name, schema, place)))
                .toArray(Column[]::new));
    }

    private static Column value(String name, StructType schema, String place) {
        DataType type = schema.apply(name).dataType();
        if (type instanceof StringType) {
            return Columns.named(name).cast(DataTypes.StringType);
        }
        if (type instanceof FloatType) {
            // By way of its text: 0.2 in single precision is not 0.200000003.
            return Columns.named(name).cast(DataTypes.StringType);
        }
        if (type instanceof NumericType) {
            return Columns.named(name).cast(DataTypes.DoubleType);
        }
        throw new UserError(
                ExitCode.INPUT,
                "%s: column '%s' is of type %s; a speed is a number or text: name another column with --speed-column"
                        .formatted(place, name, type.sql()));
    }

    /** Returns a known speed in knots. Called from generated code. */
    public static final class Knots implements Serializable {
        private static final double NOT_AVAILABLE = 102.3;

        private final double unitsPerKnot;

        /**
         * @param unitsPerKnot what a number is divided by to give knots
         */
        Knots(double unitsPerKnot) {
            this.unitsPerKnot = unitsPerKnot;
        }

        /** The speed that a text is. */
        public @Nullable Double invoke(UTF8String text) {
            byte[] number = Blanks.stripped(text).getBytes();
            try {
                return number.length == 0 ? null : invoke(PositionParser.number(number, 0, number.length));
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** The speed that a number is. */
        public @Nullable Double invoke(double number) {
            double knots = number / unitsPerKnot;
            return knots >= 0 && knots < NOT_AVAILABLE ? Double.valueOf(knots) : null;
        }

        @Override
        public String toString() {
            return "knots";
        }
    }
}
