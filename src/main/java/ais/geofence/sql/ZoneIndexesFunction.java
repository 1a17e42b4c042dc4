package ais.geofence.sql;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** {@code zone_indexes(lon, lat[, time])}: the numbers of all zones that contain a position, in order; empty where there is none. */
public final class ZoneIndexesFunction extends LocatorFunction<ArrayData> {
    private static final long serialVersionUID = 1;

    ZoneIndexesFunction(SessionZones.State zones, boolean timed) {
        super(ZoneFunction.ZONE_INDEXES, zones, timed);
    }

    /**
     * The numbers of all zones that contain the position.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     */
    public ArrayData invoke(double lon, double lat) {
        return UnsafeArrayData.fromPrimitiveArray(locator().allZones(lon, lat));
    }

    /**
     * The numbers of all zones that contain the position at its time.
     *
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     * @param micros microseconds since 1970, UTC
     */
    public ArrayData invoke(double lon, double lat, long micros) {
        return UnsafeArrayData.fromPrimitiveArray(locator().allZones(lon, lat, micros));
    }

    /** For plans without generated code. */
    @Override
    public @Nullable ArrayData produceResult(InternalRow input) {
        if (input.anyNull()) {
            return null;
        }
        return isTimed()
                ? invoke(input.getDouble(0), input.getDouble(1), input.getLong(TIME))
                : invoke(input.getDouble(0), input.getDouble(1));
    }

    @Override
    public DataType resultType() {
        return DataTypes.createArrayType(DataTypes.IntegerType, false);
    }
}
