package ais.geofence.tag;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Which of the zones that contain a position are its answer. */
public enum Match {
    /** The number of the first zone, -1 without a zone. */
    FIRST("zone_index", DataTypes.IntegerType),
    /** The numbers of all zones in order, empty without a zone. */
    ALL("zone_indexes", DataTypes.createArrayType(DataTypes.IntegerType, false));

    private final String function;
    private final DataType type;

    Match(String function, DataType type) {
        this.function = function;
        this.type = type;
    }

    /** The name of the SQL function that gives the answer. */
    String function() {
        return function;
    }

    /** The type of the answer. */
    public DataType type() {
        return type;
    }

    /** The answer for a position in no zone. */
    public Column none() {
        return switch (this) {
            case FIRST -> lit(ZoneLocator.NO_ZONE);
            case ALL -> array().cast(type);
        };
    }
}
