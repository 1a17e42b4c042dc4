package ais.geofence.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The functions over a zone set. */
enum ZoneFunction {
    ZONE_INDEX(
            "zone_index",
            false,
            "the number of the first zone that contains the position, -1 where there is none",
            "zone_index(103.75, 1.2) -> 4",
            ZoneIndexFunction::new),
    ZONE_NAME(
            "zone_name",
            false,
            "the name of the first zone that contains the position, null where there is none",
            "zone_name(103.75, 1.2) -> singapore",
            ZoneNameFunction::new),
    ZONE_INDEXES(
            "zone_indexes",
            false,
            "the numbers of all zones that contain the position, in order, empty where there is none",
            "zone_indexes(103.75, 1.2) -> [4]",
            ZoneIndexesFunction::new),
    ZONE_PROPERTY(
            "zone_property",
            true,
            "a property of the first zone that contains the position, as text; null where there is no zone or it has none",
            "zone_property(103.75, 1.2, 'name') -> singapore",
            ZonePropertyFunction::new);

    private final String sqlName;
    private final boolean hasKey;
    private final String meaning;
    private final String example;
    private final BiFunction<SessionZones.State, Boolean, BoundFunction> binding;

    ZoneFunction(
            String sqlName,
            boolean hasKey,
            String meaning,
            String example,
            BiFunction<SessionZones.State, Boolean, BoundFunction> binding) {
        this.sqlName = sqlName;
        this.hasKey = hasKey;
        this.meaning = meaning;
        this.example = example;
        this.binding = binding;
    }

    static Optional<ZoneFunction> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.sqlName.equalsIgnoreCase(name))
                .findFirst();
    }

    String sqlName() {
        return sqlName;
    }

    /**
     * The types of its arguments.
     *
     * @param timed whether the time of the position is one of them
     */
    List<DataType> inputTypes(boolean timed) {
        List<DataType> types = new ArrayList<>(List.of(DataTypes.DoubleType, DataTypes.DoubleType));
        if (timed) {
            types.add(DataTypes.TimestampType);
        }
        if (hasKey) {
            types.add(DataTypes.StringType);
        }
        return types;
    }

    String signature() {
        return sqlName + (hasKey ? "(lon, lat[, time], key)" : "(lon, lat[, time])");
    }

    /** As {@link #signature}, with the time. */
    String timedSignature() {
        return sqlName + (hasKey ? "(lon, lat, time, key)" : "(lon, lat, time)");
    }

    String description() {
        return "%s: %s; lon and lat in degrees, CRS84; with a time, only zones that are valid then count. Example: %s"
                .formatted(signature(), meaning, example);
    }

    /** @param timed whether the time of the position is an argument */
    BoundFunction bind(SessionZones.State zones, boolean timed) {
        return binding.apply(zones, timed);
    }
}
