package ais.geofence.sql;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * {@code zone_index(lon, lat)}: the number of the first zone that contains a position, -1 where there is none, null where
 * longitude or latitude is null.
 */
public final class ZoneIndexFunction extends LocatorFunction<Integer> {
    private static final long serialVersionUID = 1;

    ZoneIndexFunction(SessionZones.State zones) {
        super(ZoneFunction.ZONE_INDEX, zones);
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

    /** For plans without generated code. */
    @Override
    public @Nullable Integer produceResult(InternalRow input) {
        return input.isNullAt(0) || input.isNullAt(1) ? null : invoke(input.getDouble(0), input.getDouble(1));
    }

    @Override
    public DataType resultType() {
        return DataTypes.IntegerType;
    }
}
