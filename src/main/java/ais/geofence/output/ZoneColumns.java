package ais.geofence.output;

import static org.apache.spark.sql.functions.col;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.ColumnNames;
import ais.geofence.spark.Invocation;
import ais.geofence.tag.Match;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the output that tell of zones: number and name of the first; where all are asked for, those of all; and
 * properties.
 *
 * @param match whether the first or all are asked for
 * @param properties the keys of the properties
 */
record ZoneColumns(Match match, List<String> properties) {
    private static final int LISTED_KEYS = 20;

    /**
     * Those that the user asks for.
     *
     * @throws UserError (exit 2) if no zone has one of the properties
     */
    static ZoneColumns of(Match match, List<String> properties, ZoneSet zones) {
        for (String key : properties) {
            if (zones.zones().stream().noneMatch(zone -> zone.properties().containsKey(key))) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--properties: no zone has a property '%s'; %s".formatted(key, propertiesOf(zones.zones())));
            }
        }
        return new ZoneColumns(match, properties);
    }

    private static String propertiesOf(List<Zone> zones) {
        String keys = zones.stream()
                .flatMap(zone -> zone.properties().keySet().stream())
                .distinct()
                .limit(LISTED_KEYS)
                .collect(Collectors.joining(", "));
        return keys.isEmpty() ? "they have none at all" : "they have " + keys;
    }

    /** The names of the columns apart from the properties, in order. */
    List<String> names() {
        List<String> first = List.of(ColumnNames.ZONE_INDEX, ColumnNames.ZONE_NAME);
        return switch (match) {
            case FIRST -> first;
            case ALL ->
                Stream.concat(first.stream(), Stream.of(ColumnNames.ZONE_INDEXES, ColumnNames.ZONE_NAMES))
                        .toList();
        };
    }

    /** The columns of tagged rows, in order. */
    List<Column> of(SparkSession spark, List<Zone> zones) {
        Texts texts = new Texts(spark, zones);
        Column answer = col(match.column());
        List<Column> columns = new ArrayList<>();
        Column first = match.firstZone();
        columns.add(first.as(ColumnNames.ZONE_INDEX));
        columns.add(texts.ofOne(ColumnNames.ZONE_NAME, Zone::name, first));
        if (match == Match.ALL) {
            columns.add(answer);
            columns.add(texts.ofAll(ColumnNames.ZONE_NAMES, Zone::name, false, answer));
        }
        for (String key : properties) {
            Function<Zone, @Nullable String> property =
                    zone -> zone.properties().get(key);
            columns.add(
                    switch (match) {
                        case FIRST -> texts.ofOne(key, property, answer);
                        case ALL -> texts.ofAll(key, property, true, answer);
                    });
        }
        return columns;
    }

    /** Columns with texts of zones, which are broadcast. */
    private record Texts(SparkSession spark, List<Zone> zones) {
        Column ofOne(String name, Function<Zone, @Nullable String> text, Column zone) {
            return Invocation.orNull(texts(name, text), DataTypes.StringType, zone)
                    .as(name);
        }

        Column ofAll(String name, Function<Zone, @Nullable String> text, boolean withNulls, Column zones) {
            return Invocation.of(texts(name, text), DataTypes.createArrayType(DataTypes.StringType, withNulls), zones)
                    .as(name);
        }

        private ZoneTexts texts(String name, Function<Zone, @Nullable String> text) {
            @Nullable UTF8String[] texts =
                    zones.stream().map(text).map(UTF8String::fromString).toArray(UTF8String[]::new);
            return new ZoneTexts(
                    name,
                    JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(texts));
        }
    }
}
