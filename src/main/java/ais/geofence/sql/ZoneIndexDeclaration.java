package ais.geofence.sql;

import ais.geofence.zone.ZoneLocator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** {@code zone_index} before Spark knows the types of its arguments. */
record ZoneIndexDeclaration(Broadcast<? extends ZoneLocator> zones, String zoneSet) implements UnboundFunction {
    @Override
    public BoundFunction bind(StructType arguments) {
        if (arguments.length() != 2) {
            throw new UnsupportedOperationException(
                    "zone_index takes 2 arguments (lon, lat), found " + arguments.length());
        }
        for (StructField argument : arguments.fields()) {
            DataType type = argument.dataType();
            if (!(type instanceof NumericType || type instanceof StringType || type instanceof NullType)) {
                throw new UnsupportedOperationException(
                        "zone_index takes numbers (lon, lat in degrees), found " + type.sql());
            }
        }
        return new ZoneIndexFunction(zones, zoneSet);
    }

    @Override
    public String description() {
        return "zone_index(lon, lat): the number of the first zone that contains the position, -1 where there is none;"
                + " lon and lat in degrees, CRS84. Example: zone_index(103.75, 1.2) -> 4";
    }

    @Override
    public String name() {
        return "zone_index";
    }
}
