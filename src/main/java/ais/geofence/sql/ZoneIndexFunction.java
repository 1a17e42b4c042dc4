package ais.geofence.sql;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * {@code zone_index(lon, lat[, time])}: the number of the first zone that contains a position, -1 where there is none, null where
 * longitude, latitude or time is null.
 */
public final class ZoneIndexFunction extends LocatorFunction<Integer> {
    private static final long serialVersionUID = 1;

    ZoneIndexFunction(SessionZones.State zones, boolean timed) {
        super(ZoneFunction.ZONE_INDEX, zones, timed);
    }

    /**
     * The number of the first zone that contains the position; called unboxed.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     */
    public int invoke(double lon, double lat) {
        return locator().firstZone(lon, lat);
    }

    /**
     * The number of the first zone that contains the position at its time; called unboxed.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     * @param micros microseconds since 1970, UTC
     */
    public int invoke(double lon, double lat, long micros) {
        return locator().firstZone(lon, lat, micros);
    }

    /** For plans without generated code. */
    @Override
    public @Nullable Integer produceResult(InternalRow input) {
        if (input.anyNull()) {
            return null;
        }
        return isTimed()
                ? invoke(input.getDouble(0), input.getDouble(1), input.getLong(TIME))
                : invoke(input.getDouble(0), input.getDouble(1));
    }

    @Override
    public DataType resultType() {
        return DataTypes.IntegerType;
    }
}
