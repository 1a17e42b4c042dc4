package ais.geofence.sql;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;

/** The functions over a zone set. */
enum ZoneFunction {
    ZONE_INDEX(
            "zone_index",
            2,
            "the number of the first zone that contains the position, -1 where there is none",
            "zone_index(103.75, 1.2) -> 4",
            ZoneIndexFunction::new),
    ZONE_NAME(
            "zone_name",
            2,
            "the name of the first zone that contains the position, null where there is none",
            "zone_name(103.75, 1.2) -> singapore",
            ZoneNameFunction::new),
    ZONE_INDEXES(
            "zone_indexes",
            2,
            "the numbers of all zones that contain the position, in order, empty where there is none",
            "zone_indexes(103.75, 1.2) -> [4]",
            ZoneIndexesFunction::new),
    ZONE_PROPERTY(
            "zone_property",
            3,
            "a property of the first zone that contains the position, as text; null where there is no zone or it has none",
            "zone_property(103.75, 1.2, 'name') -> singapore",
            ZonePropertyFunction::new);

    private final String sqlName;
    private final int arguments;
    private final String meaning;
    private final String example;
    private final Function<SessionZones.State, BoundFunction> binding;

    ZoneFunction(
            String sqlName,
            int arguments,
            String meaning,
            String example,
            Function<SessionZones.State, BoundFunction> binding) {
        this.sqlName = sqlName;
        this.arguments = arguments;
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

    int arguments() {
        return arguments;
    }

    String signature() {
        return sqlName + (arguments == 2 ? "(lon, lat)" : "(lon, lat, key)");
    }

    String description() {
        return "%s: %s; lon and lat in degrees, CRS84. Example: %s".formatted(signature(), meaning, example);
    }

    BoundFunction bind(SessionZones.State zones) {
        return binding.apply(zones);
    }
}
