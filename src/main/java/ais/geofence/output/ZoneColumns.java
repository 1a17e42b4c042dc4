package ais.geofence.output;

import static org.apache.spark.sql.functions.col;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Invocation;
import ais.geofence.tag.Answer;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerName;
import ais.geofence.tag.Match;
import ais.geofence.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the output that tell of a layer's zones: number and name of the first; where all are asked for, those of all;
 * and properties.
 */
record ZoneColumns(Layer layer) {
    private static final int LISTED_KEYS = 20;

    /**
     * Those that the user asks for.
     *
     * @throws UserError (exit 2) if no zone has one of the properties
     */
    static ZoneColumns of(Layer layer) {
        List<Zone> zones = layer.zones().zones();
        for (String key : layer.properties()) {
            if (zones.stream().noneMatch(zone -> zone.properties().containsKey(key))) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--properties: %s has a property '%s'; %s"
                                .formatted(layer.name().of("no zone"), key, propertiesOf(zones)));
            }
        }
        return new ZoneColumns(layer);
    }

    /** The keys of the properties. */
    List<String> properties() {
        return layer.properties();
    }

    /** The name of a property's column. */
    String property(String key) {
        return layer.name().property(key);
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
        LayerName name = layer.name();
        return switch (layer.match()) {
            case FIRST -> List.of(name.index(), name.name());
            case ALL -> List.of(name.index(), name.name(), name.indexes(), name.names());
        };
    }

    /** The columns of tagged rows, in order. */
    List<Column> of(SparkSession spark) {
        return of(spark, layer.zones().zones());
    }

    /** The same for rows that are never computed, without the texts. */
    List<Column> planned(SparkSession spark) {
        return of(spark, List.of());
    }

    private List<Column> of(SparkSession spark, List<Zone> zones) {
        Texts texts = new Texts(spark, zones);
        LayerName name = layer.name();
        Answer answer = layer.answer();
        Column found = col(answer.column());
        Column first = answer.firstZone();
        List<Column> columns = new ArrayList<>();
        columns.add(first.as(name.index()));
        columns.add(texts.ofOne(name.name(), Zone::name, first));
        if (layer.match() == Match.ALL) {
            columns.add(found);
            columns.add(texts.ofAll(name.names(), Zone::name, false, found));
        }
        for (String key : layer.properties()) {
            Function<Zone, @Nullable String> property =
                    zone -> zone.properties().get(key);
            columns.add(
                    switch (layer.match()) {
                        case FIRST -> texts.ofOne(name.property(key), property, found);
                        case ALL -> texts.ofAll(name.property(key), property, true, found);
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
