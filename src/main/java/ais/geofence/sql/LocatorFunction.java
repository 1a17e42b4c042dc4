package ais.geofence.sql;

import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A SQL function of a position. Spark's generated code calls the {@code invoke} that each function declares itself. Each executor
 * receives the zones once, as a broadcast.
 *
 * @param <T> the type of the result
 */
abstract class LocatorFunction<T> implements ScalarFunction<T> {
    private static final long serialVersionUID = 1;

    private final ZoneFunction function;
    private final String label;
    private final String identity;
    private final Broadcast<ZoneLocator> broadcast;
    private transient @Nullable ZoneLocator locator;

    LocatorFunction(ZoneFunction function, SessionZones.State zones) {
        this.function = function;
        this.label = zones.label();
        this.identity = zones.identity();
        this.broadcast = zones.locator();
    }

    /** The locator; each task has a copy of the function, all of them the same locator. */
    final ZoneLocator locator() {
        ZoneLocator found = locator;
        if (found == null) {
            found = broadcast.value();
            locator = found;
        }
        return found;
    }

    @Override
    public DataType[] inputTypes() {
        return new DataType[] {DataTypes.DoubleType, DataTypes.DoubleType};
    }

    @Override
    public String name() {
        return function.sqlName();
    }

    /** Differs between functions that give different answers. */
    @Override
    public String canonicalName() {
        return "ais.geofence.%s(%s)".formatted(function.sqlName(), identity);
    }

    /** Spark recognises the same expression twice, as in a selection and its grouping, if the functions are equal. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof LocatorFunction<?> located && canonicalName().equals(located.canonicalName());
    }

    @Override
    public final int hashCode() {
        return canonicalName().hashCode();
    }

    /** The name in SQL, which plans and columns without an alias show. */
    @Override
    public String toString() {
        return label + "." + name();
    }
}
