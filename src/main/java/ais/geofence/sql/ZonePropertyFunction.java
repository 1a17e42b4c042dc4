package ais.geofence.sql;

import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * {@code zone_property(lon, lat, key)}: a property of the first zone that contains a position, as text; null where there is
 * no zone, or it has no such property.
 */
public final class ZonePropertyFunction extends LocatorFunction<UTF8String> {
    private static final long serialVersionUID = 1;
    private static final int KEY = 2;

    private final Broadcast<ZoneProperties> properties;

    ZonePropertyFunction(SessionZones.State zones) {
        super(ZoneFunction.ZONE_PROPERTY, zones);
        this.properties = zones.properties();
    }

    /**
     * A property of the first zone that contains the position.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     * @param key the property's name
     */
    public @Nullable UTF8String invoke(double lon, double lat, UTF8String key) {
        int zone = locator().firstZone(lon, lat);
        return zone == ZoneLocator.NO_ZONE ? null : properties.value().get(zone, key);
    }

    /** For plans without generated code. */
    @Override
    public @Nullable UTF8String produceResult(InternalRow input) {
        return input.isNullAt(0) || input.isNullAt(1) || input.isNullAt(KEY)
                ? null
                : invoke(input.getDouble(0), input.getDouble(1), input.getUTF8String(KEY));
    }

    @Override
    public DataType[] inputTypes() {
        return new DataType[] {DataTypes.DoubleType, DataTypes.DoubleType, DataTypes.StringType};
    }

    @Override
    public DataType resultType() {
        return DataTypes.StringType;
    }
}
