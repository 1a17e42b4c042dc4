package ais.geofence.sql;

import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * {@code zone_property(lon, lat[, time], key)}: a property of the first zone that contains a position, as text; null where there is
 * no zone, or it has no such property.
 */
public final class ZonePropertyFunction extends LocatorFunction<UTF8String> {
    private static final long serialVersionUID = 1;
    private static final int KEY = 2;
    private static final int KEY_BEHIND_TIME = 3;

    private final Broadcast<ZoneProperties> properties;

    ZonePropertyFunction(SessionZones.State zones, boolean timed) {
        super(ZoneFunction.ZONE_PROPERTY, zones, timed);
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
        return property(locator().firstZone(lon, lat), key);
    }

    /**
     * A property of the first zone that contains the position at its time.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     * @param micros microseconds since 1970, UTC
     * @param key the property's name
     */
    public @Nullable UTF8String invoke(double lon, double lat, long micros, UTF8String key) {
        return property(locator().firstZone(lon, lat, micros), key);
    }

    private @Nullable UTF8String property(int zone, UTF8String key) {
        return zone == ZoneLocator.NO_ZONE ? null : properties.value().get(zone, key);
    }

    /** For plans without generated code. */
    @Override
    public @Nullable UTF8String produceResult(InternalRow input) {
        if (input.anyNull()) {
            return null;
        }
        return isTimed()
                ? invoke(
                        input.getDouble(0),
                        input.getDouble(1),
                        input.getLong(TIME),
                        input.getUTF8String(KEY_BEHIND_TIME))
                : invoke(input.getDouble(0), input.getDouble(1), input.getUTF8String(KEY));
    }

    @Override
    public DataType resultType() {
        return DataTypes.StringType;
    }
}
