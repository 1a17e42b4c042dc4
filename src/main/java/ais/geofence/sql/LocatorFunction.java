package ais.geofence.sql;

import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A SQL function of a position, with or without its time. Spark's generated code calls the {@code invoke} that each function declares itself
 * for these arguments. Each executor receives the zones once, as a broadcast.
 *
 * @param <T> the type of the result
 */
abstract class LocatorFunction<T> implements ScalarFunction<T> {
    private static final long serialVersionUID = 1;

    /** Which argument the time is. */
    static final int TIME = 2;

    private final ZoneFunction function;
    private final boolean timed;
    private final String label;
    private final String identity;
    private final Broadcast<ZoneLocator> broadcast;
    private transient @Nullable ZoneLocator locator;

    /** @param timed whether the time is an argument */
    LocatorFunction(ZoneFunction function, SessionZones.State zones, boolean timed) {
        this.function = function;
        this.timed = timed;
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

    /** Whether the time is an argument. */
    final boolean isTimed() {
        return timed;
    }

    @Override
    public DataType[] inputTypes() {
        return function.inputTypes(timed).toArray(DataType[]::new);
    }

    @Override
    public String name() {
        return function.sqlName();
    }

    /** Differs between functions that give different answers. */
    @Override
    public String canonicalName() {
        return "ais.geofence.%s(%s%s)".formatted(function.sqlName(), identity, timed ? ", time" : "");
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
