package ais.geofence.tag;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.spark.ColumnNames;
import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Which of the zones that contain a position are its answer, and the column of the answer. */
public enum Match {
    /** The number of the first zone, -1 without a zone. */
    FIRST(ColumnNames.ZONE_INDEX, DataTypes.IntegerType),
    /** The numbers of all zones in order, empty without a zone. */
    ALL(ColumnNames.ZONE_INDEXES, DataTypes.createArrayType(DataTypes.IntegerType, false));

    private final String column;
    private final DataType type;

    Match(String column, DataType type) {
        this.column = column;
        this.type = type;
    }

    /** The name of the column, and of the SQL function that fills it. */
    public String column() {
        return column;
    }

    /** The type of the column. */
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

    /** The first zone of a tagged row's answer, -1 without a zone. */
    public Column firstZone() {
        return switch (this) {
            case FIRST -> col(column);
            case ALL -> coalesce(get(col(column), lit(0)), lit(ZoneLocator.NO_ZONE));
        };
    }
}
