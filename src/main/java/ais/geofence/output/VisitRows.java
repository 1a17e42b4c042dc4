package ais.geofence.output;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.ColumnNames;
import ais.geofence.spark.Invocation;
import ais.geofence.tag.Layer;
import ais.geofence.visit.BeginReason;
import ais.geofence.visit.EndReason;
import ais.geofence.visit.FoundRows;
import ais.geofence.visit.FoundRows.Kind;
import ais.geofence.visit.VisitZones;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The columns of visits as they are written. */
public final class VisitRows {
    private static final int MMSI_DIGITS = 9;
    private static final long MICROS = 1_000_000;
    private static final String SECOND = "yyyy-MM-dd'T'HH:mm:ss";

    private final VisitZones zones;
    private final List<String> properties;
    private final boolean hasSpeed;
    private final boolean byDay;

    /**
     * @param layers whose zones are visited
     * @param hasSpeed whether positions have a speed, so that it is known how long a ship has stopped
     * @param byDay whether visits are laid out by day
     * @throws UserError (exit 2) if a property has the name of another column
     */
    public VisitRows(List<Layer> layers, boolean hasSpeed, boolean byDay) {
        this.zones = new VisitZones(layers);
        Set<String> keys = new LinkedHashSet<>();
        layers.forEach(layer -> keys.addAll(layer.properties()));
        this.properties = List.copyOf(keys);
        this.hasSpeed = hasSpeed;
        this.byDay = byDay;
        checkNames();
    }

    private void checkNames() {
        List<String> own = new ArrayList<>(List.of(
                "visit_id",
                ColumnNames.MMSI,
                "layer",
                ColumnNames.ZONE_INDEX,
                ColumnNames.ZONE_NAME,
                "enter_time",
                "exit_time",
                "duration",
                "begin_reason",
                "end_reason",
                "positions",
                "entry_lon",
                "entry_lat",
                "last_time",
                "last_lon",
                "last_lat",
                "stopped",
                ColumnNames.DATE,
                ColumnNames.DAYS));
        for (String key : properties) {
            String lower = key.toLowerCase(Locale.ROOT);
            if (own.contains(lower)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--properties: '%s' can't become a column, because visits have a column '%s' of their own; rename the property in the zones, or leave it out"
                                .formatted(key, lower));
            }
            own.add(lower);
        }
    }

    /** The visits that have ended. */
    public Dataset<Row> ended(Dataset<Row> found) {
        Dataset<Row> rows = found.filter(col(FoundRows.KIND).equalTo(Kind.ENDED.ordinal()));
        return rows.select(columns(rows.sparkSession(), zones.size(), byDay ? ColumnNames.DATE : ""));
    }

    /** The visits that have not ended. */
    public Dataset<Row> open(Dataset<Row> found) {
        Dataset<Row> rows = found.filter(col(FoundRows.KIND).equalTo(Kind.OPEN.ordinal()));
        return rows.select(columns(rows.sparkSession(), zones.size(), byDay ? ColumnNames.DAYS : ""));
    }

    /** The states of the days' ends. */
    public static Dataset<Row> states(Dataset<Row> found) {
        return found.filter(col(FoundRows.KIND).notEqual(Kind.ENDED.ordinal()));
    }

    /** The same rows with the column by which they are laid out. */
    static Dataset<Row> withDays(Dataset<Row> states) {
        return states.withColumn(ColumnNames.DAYS, col(FoundRows.DAY));
    }

    /** The columns that visits will have. */
    public StructType schema(SparkSession spark) {
        return spark.createDataFrame(List.of(), FoundRows.COLUMNS)
                .select(columns(spark, 0, byDay ? ColumnNames.DATE : ""))
                .schema();
    }

    /**
     * The columns, in order.
     *
     * @param known how many zones' texts are sent; 0 for rows that are never computed
     * @param day the name of the day's column; empty for none
     */
    private Column[] columns(SparkSession spark, int known, String day) {
        Texts texts = new Texts(spark, known);
        Column zone = col(FoundRows.ZONE);
        Column mmsi = lpad(col(FoundRows.MMSI).cast(DataTypes.StringType), MMSI_DIGITS, "0");
        Column enter = col(FoundRows.ENTER_TIME);
        Column exit = col(FoundRows.EXIT_TIME);
        List<Column> columns = new ArrayList<>();
        Column repeat = col(FoundRows.REPEAT);
        columns.add(concat(
                        mmsi,
                        lit("/"),
                        texts.of("zone_id", zones::id, zone),
                        lit("/"),
                        instant(enter),
                        when(repeat.gt(0), concat(lit("-"), repeat.plus(1).cast(DataTypes.StringType)))
                                .otherwise(""))
                .as("visit_id"));
        columns.add(mmsi.as(ColumnNames.MMSI));
        if (zones.hasLayers()) {
            columns.add(texts.of("layer", zones::layer, zone).as("layer"));
        }
        columns.add(zones.index(zone).as(ColumnNames.ZONE_INDEX));
        columns.add(texts.of(ColumnNames.ZONE_NAME, zones::name, zone).as(ColumnNames.ZONE_NAME));
        columns.add(enter.as("enter_time"));
        columns.add(exit.as("exit_time"));
        columns.add(seconds(unix_micros(exit).minus(unix_micros(enter))).as("duration"));
        columns.add(name(col(FoundRows.BEGIN), BeginReason.values()).as("begin_reason"));
        columns.add(name(col(FoundRows.END), EndReason.values()).as("end_reason"));
        columns.add(col(FoundRows.POSITIONS).as("positions"));
        columns.add(col(FoundRows.ENTRY_LON).as("entry_lon"));
        columns.add(col(FoundRows.ENTRY_LAT).as("entry_lat"));
        columns.add(col(FoundRows.LAST_TIME).as("last_time"));
        columns.add(col(FoundRows.LAST_LON).as("last_lon"));
        columns.add(col(FoundRows.LAST_LAT).as("last_lat"));
        if (hasSpeed) {
            columns.add(seconds(col(FoundRows.STOPPED)).as("stopped"));
        }
        for (String key : properties) {
            columns.add(
                    texts.of(key, number -> zones.property(number, key), zone).as(key));
        }
        if (!day.isEmpty()) {
            columns.add(col(FoundRows.DAY).as(day));
        }
        return columns.toArray(Column[]::new);
    }

    private static Column seconds(Column micros) {
        return micros.divide(lit((double) MICROS));
    }

    /** As {@code 2026-01-02T03:04:05Z}, with microseconds where there are some. */
    private static Column instant(Column time) {
        return when(pmod(unix_micros(time), lit(MICROS)).equalTo(0L), date_format(time, SECOND + "'Z'"))
                .otherwise(date_format(time, SECOND + ".SSSSSS'Z'"));
    }

    private static Column name(Column ordinal, Enum<?>[] values) {
        Column[] names =
                Arrays.stream(values).map(value -> lit(Setting.nameOf(value))).toArray(Column[]::new);
        return get(array(names), ordinal);
    }

    /** What is known of zones, which is broadcast. */
    private record Texts(SparkSession spark, int zones) {
        Column of(String name, IntFunction<@Nullable String> text, Column zone) {
            @Nullable UTF8String[] texts = IntStream.range(0, zones)
                    .mapToObj(text)
                    .map(UTF8String::fromString)
                    .toArray(UTF8String[]::new);
            return Invocation.orNull(
                    new ZoneTexts(
                            name,
                            JavaSparkContext.fromSparkContext(spark.sparkContext())
                                    .broadcast(texts)),
                    DataTypes.StringType,
                    zone);
        }
    }
}
