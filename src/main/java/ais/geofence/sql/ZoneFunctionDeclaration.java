package ais.geofence.sql;

import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** A function over the zones of a session, before Spark knows the types of its arguments. */
record ZoneFunctionDeclaration(ZoneFunction function, SessionZones zones) implements UnboundFunction {
    private static final int DEGREES = 2;

    @Override
    public BoundFunction bind(StructType arguments) {
        if (arguments.length() != function.arguments()) {
            throw new UnsupportedOperationException("%s takes %s arguments, found %s"
                    .formatted(function.signature(), function.arguments(), arguments.length()));
        }
        for (int i = 0; i < arguments.length(); i++) {
            DataType type = arguments.fields()[i].dataType();
            boolean isNumber = i < DEGREES;
            if (!(isNumber && type instanceof NumericType || type instanceof StringType || type instanceof NullType)) {
                throw new UnsupportedOperationException("%s takes %s, found %s"
                        .formatted(
                                function.signature(),
                                isNumber ? "numbers, lon and lat in degrees" : "a string for the key",
                                type.sql()));
            }
        }
        return function.bind(zones.current());
    }

    @Override
    public String name() {
        return function.sqlName();
    }

    @Override
    public String description() {
        return function.description();
    }
}
