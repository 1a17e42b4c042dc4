package ais.geofence.sql;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** A function over the zones of a session, before Spark knows the types of its arguments. */
record ZoneFunctionDeclaration(ZoneFunction function, SessionZones zones) implements UnboundFunction {
    @Override
    public BoundFunction bind(StructType arguments) {
        int fewest = function.inputTypes(false).size();
        if (arguments.length() != fewest && arguments.length() != fewest + 1) {
            throw refused("%s takes %s or %s arguments, found %s", fewest, fewest + 1, arguments.length());
        }
        boolean timed = arguments.length() > fewest;
        List<DataType> expected = function.inputTypes(timed);
        for (int i = 0; i < expected.size(); i++) {
            DataType found = arguments.fields()[i].dataType();
            if (!isLike(expected.get(i), found)) {
                throw refused("%s takes %s, found %s", name(expected.get(i)), found.sql());
            }
        }
        SessionZones.State current = zones.current();
        if (!timed && current.loaded().zones().hasTimes()) {
            throw new UnsupportedOperationException(
                    "the zones of %s are valid for a time: %s needs the time of the position"
                            .formatted(current.label(), function.timedSignature()));
        }
        return function.bind(current, timed);
    }

    private UnsupportedOperationException refused(String message, Object... values) {
        return new UnsupportedOperationException(
                message.formatted(Stream.concat(Stream.of(function.signature()), Stream.of(values))
                        .toArray()));
    }

    /** Whether Spark casts the found type to the expected one in a sensible way. */
    private static boolean isLike(DataType expected, DataType found) {
        if (found instanceof NullType) {
            return true;
        }
        if (expected instanceof TimestampType) {
            return found instanceof TimestampType || found instanceof TimestampNTZType || found instanceof DateType;
        }
        return found instanceof StringType || expected instanceof DoubleType && found instanceof NumericType;
    }

    private static String name(DataType expected) {
        if (expected instanceof TimestampType) {
            return "a timestamp for the time";
        }
        return expected instanceof DoubleType ? "numbers, lon and lat in degrees" : "a string for the key";
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
