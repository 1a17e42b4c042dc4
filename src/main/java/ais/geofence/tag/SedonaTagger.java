package ais.geofence.tag;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Positions;
import ais.geofence.spark.Columns;
import ais.geofence.spark.SparkVersion;
import ais.geofence.sql.LoadedZones;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Validity;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.PreparedZones;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.ArrayList;
import java.util.List;
import org.apache.sedona.spark.SedonaContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.io.WKBWriter;

/**
 * Apache Sedona's broadcast spatial join: an index of the zones goes to every executor, each position is joined with all
 * zones that hold it, and the lowest number is kept, or all are, in order. JTS decides with double-double numbers of some 32 digits, so that the
 * answer could only differ from exact arithmetic's for a position within 1e-27 degrees of an edge that it does not touch.
 */
final class SedonaTagger implements ZoneTagger {
    private static final String PACKAGE = "org.apache.sedona:sedona-spark-shaded-4.0_2.13:1.8.0";
    /** The one that this Sedona is made for. */
    private static final String SPARK = "4.0";

    /** Far less than the distance between two ships, and large enough that a product of two such numbers does not underflow. */
    private static final double LEAST_DEGREES = 1e-100;

    private static final double ANTIMERIDIAN = 180;

    private static final String ROW = Columns.OWN + "row";
    private static final String ZONE = Columns.OWN + "zone";

    private static final String SHAPE = Columns.OWN + "shape";
    private static final String FIRST_MICROS = Columns.OWN + "first_micros";
    private static final String LAST_MICROS = Columns.OWN + "last_micros";

    private final ZoneSet zones;
    private final BoundaryRule rule;
    private final Answer answer;

    SedonaTagger(ZoneSet zones, BoundaryRule rule, Answer answer) {
        this.zones = zones;
        this.rule = rule;
        this.answer = answer;
    }

    /**
     * Makes sure that Sedona is there.
     *
     * @throws UserError (exit 2) with what to do if it isn't
     */
    static void requireSedona() {
        if (!SparkVersion.minor().equals(SPARK)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--engine sedona needs Spark %s, and this is Spark %s: choose the engine function or map-partitions, which give the same answer"
                            .formatted(SPARK, SparkVersion.full()));
        }
        try {
            Class.forName(
                    "org.apache.sedona.spark.SedonaContext",
                    false,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--engine sedona needs Apache Sedona on the class path: add --packages " + PACKAGE
                            + " to spark-submit, or choose another engine",
                    e);
        }
    }

    @Override
    public ZoneLocator locator() {
        return new PreparedZones(zones.geometries(), zones.validities(), rule);
    }

    @Override
    public Dataset<Row> tag(Dataset<Row> positions) {
        SparkSession spark = positions.sparkSession();
        if (!spark.catalog().functionExists("ST_Contains")) {
            SedonaContext.create(spark);
        }
        Dataset<Row> shapes = spark.createDataFrame(
                        rows(),
                        new StructType()
                                .add(ZONE, DataTypes.IntegerType, false)
                                .add("wkb", DataTypes.BinaryType, false)
                                .add(FIRST_MICROS, DataTypes.LongType, false)
                                .add(LAST_MICROS, DataTypes.LongType, false))
                .withColumn(SHAPE, call_function("ST_GeomFromWKB", col("wkb")))
                .drop("wkb");
        String predicate = rule.accepts(Location.BOUNDARY) ? "ST_Covers" : "ST_Contains";
        Column isIn =
                call_function(predicate, col(SHAPE), call_function("ST_Point", col(Positions.LON), col(Positions.LAT)));
        Dataset<Row> joined = positions
                .withColumn(ROW, monotonically_increasing_id())
                .join(broadcast(shapes), zones.hasTimes() ? isIn.and(isValid()) : isIn, "left_outer");
        List<Column> kept = new ArrayList<>();
        for (StructField field : positions.schema().fields()) {
            Column any = any_value(Columns.named(field.name()));
            kept.add((field.nullable() ? any : Columns.neverNull(any)).as(field.name()));
        }
        kept.add(joinedZones().as(answer.column()));
        return joined.groupBy(ROW)
                .agg(kept.get(0), kept.subList(1, kept.size()).toArray(Column[]::new))
                .drop(ROW)
                .withColumn(
                        answer.column(), when(isLeftToUs(), exactZones(spark)).otherwise(col(answer.column())));
    }

    /** Whether a zone is valid at the time of a position. */
    private static Column isValid() {
        return coalesce(unix_micros(col(Positions.TIME)), lit(Validity.NO_TIME))
                .between(col(FIRST_MICROS), col(LAST_MICROS));
    }

    /** Combines the joined rows of a position. A position in no zone has one row, without a zone. */
    private Column joinedZones() {
        return switch (answer.match()) {
            case FIRST -> coalesce(min(col(ZONE)), answer.match().none());
            case ALL -> sort_array(collect_list(col(ZONE)));
        };
    }

    /**
     * Whether Sedona's answer for a position is not used: JTS is not exact for numbers whose products underflow, and it takes the two
     * longitudes of the antimeridian for two places.
     */
    private static Column isLeftToUs() {
        return abs(col(Positions.LON))
                .lt(LEAST_DEGREES)
                .or(abs(col(Positions.LAT)).lt(LEAST_DEGREES))
                .or(abs(col(Positions.LON)).equalTo(ANTIMERIDIAN));
    }

    private Column exactZones(SparkSession spark) {
        return FunctionTagger.column(spark, new LoadedZones(zones, rule, locator()), answer);
    }

    private List<Row> rows() {
        WKBWriter writer = new WKBWriter();
        return zones.zones().stream()
                .map(zone -> RowFactory.create(
                        zone.index(),
                        writer.write(zone.geometry()),
                        zone.validity().firstMicros(),
                        zone.validity().lastMicros()))
                .toList();
    }
}
