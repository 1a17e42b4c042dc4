package ais.geofence.sql;

import ais.geofence.zone.ZoneLocator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * {@code zone_index(lon, lat)}: the number of the first zone that contains a position, -1 where there is none, null where
 * longitude or latitude is null. Spark calls {@link #invoke} unboxed from its generated code. The zones come to each
 * executor once, as a broadcast.
 */
public final class ZoneIndexFunction implements ScalarFunction<Integer> {
    private final Broadcast<? extends ZoneLocator> broadcast;
    private final String zoneSet;
    private transient @Nullable ZoneLocator zones;

    /**
     * @param zoneSet what tells this zone set and boundary rule from others
     */
    ZoneIndexFunction(Broadcast<? extends ZoneLocator> broadcast, String zoneSet) {
        this.broadcast = broadcast;
        this.zoneSet = zoneSet;
    }

    /**
     * The number of the first zone that contains the position.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     */
    public int invoke(double lon, double lat) {
        ZoneLocator locator = zones;
        if (locator == null) {
            locator = broadcast.value();
            zones = locator;
        }
        return locator.firstZone(lon, lat);
    }

    /** For plans without generated code. */
    @Override
    public @Nullable Integer produceResult(InternalRow input) {
        return input.isNullAt(0) || input.isNullAt(1) ? null : invoke(input.getDouble(0), input.getDouble(1));
    }

    @Override
    public DataType[] inputTypes() {
        return new DataType[] {DataTypes.DoubleType, DataTypes.DoubleType};
    }

    @Override
    public DataType resultType() {
        return DataTypes.IntegerType;
    }

    @Override
    public String name() {
        return "zone_index";
    }

    @Override
    public String canonicalName() {
        return "ais.geofence.zone_index(" + zoneSet + ")";
    }

    @Override
    public String toString() {
        return name();
    }
}
