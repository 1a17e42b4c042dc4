package ais.geofence.sql;

import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code zone_name(lon, lat[, time])}: the name of the first zone that contains a position, null where there is none. */
public final class ZoneNameFunction extends LocatorFunction<UTF8String> {
    private static final long serialVersionUID = 1;

    private final Broadcast<UTF8String[]> names;

    ZoneNameFunction(SessionZones.State zones, boolean timed) {
        super(ZoneFunction.ZONE_NAME, zones, timed);
        this.names = zones.names();
    }

    /**
     * The name of the first zone that contains the position.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     */
    public @Nullable UTF8String invoke(double lon, double lat) {
        return name(locator().firstZone(lon, lat));
    }

    /**
     * The name of the first zone that contains the position at its time.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     * @param micros microseconds since 1970, UTC
     */
    public @Nullable UTF8String invoke(double lon, double lat, long micros) {
        return name(locator().firstZone(lon, lat, micros));
    }

    private @Nullable UTF8String name(int zone) {
        return zone == ZoneLocator.NO_ZONE ? null : names.value()[zone];
    }

    /** For plans without generated code. */
    @Override
    public @Nullable UTF8String produceResult(InternalRow input) {
        if (input.anyNull()) {
            return null;
        }
        return isTimed()
                ? invoke(input.getDouble(0), input.getDouble(1), input.getLong(TIME))
                : invoke(input.getDouble(0), input.getDouble(1));
    }

    @Override
    public DataType resultType() {
        return DataTypes.StringType;
    }
}
