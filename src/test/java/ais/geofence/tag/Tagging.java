package ais.geofence.tag;

import ais.geofence.position.Positions;
import ais.geofence.spark.ColumnNames;
import ais.geofence.testing.TestZones;
import ais.geofence.zone.BoundaryRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Tags positions that stand in a test. */
final class Tagging {
    static final StructType SCHEMA = new StructType()
            .add("place", DataTypes.IntegerType, false)
            .add("vessel name", DataTypes.StringType)
            .add(Positions.LON, DataTypes.DoubleType)
            .add(Positions.LAT, DataTypes.DoubleType)
            .add(Positions.FLAGS, DataTypes.IntegerType);

    /** The same with times. */
    static final StructType TIMED_SCHEMA = SCHEMA.add(Positions.TIME, DataTypes.TimestampType);

    private Tagging() {}

    /** A row with its place in the list, and a name that is null in every third. */
    static Row row(int place, @Nullable Double lon, @Nullable Double lat) {
        return RowFactory.create(place, place % 3 == 0 ? null : "Æther, \"" + place + "\"", lon, lat, 0);
    }

    /** A row of {@link #TIMED_SCHEMA}. */
    static Row row(int place, @Nullable Double lon, @Nullable Double lat, @Nullable Instant time) {
        Row row = row(place, lon, lat);
        return RowFactory.create(row.get(0), row.get(1), lon, lat, row.get(4), time);
    }

    static Dataset<Row> table(SparkSession spark, List<Row> rows) {
        return spark.createDataFrame(rows, SCHEMA);
    }

    static Dataset<Row> tag(Engine engine, BoundaryRule rule, List<? extends Geometry> zones, Dataset<Row> table) {
        return tag(engine, rule, Match.FIRST, zones, table);
    }

    static Dataset<Row> tag(
            Engine engine, BoundaryRule rule, Match match, List<? extends Geometry> zones, Dataset<Row> table) {
        return ZoneTaggers.of(engine, TestZones.of(zones), rule, match, 0).tag(table);
    }

    /** The zones of positions, in their order. */
    static List<Integer> zonesOf(
            SparkSession spark,
            Engine engine,
            BoundaryRule rule,
            List<? extends Geometry> zones,
            @Nullable Double... lonLat) {
        return answers(tag(engine, rule, zones, table(spark, rows(lonLat))));
    }

    /** Rows with positions, in their order. */
    static List<Row> rows(@Nullable Double... lonLat) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lonLat.length; i += 2) {
            rows.add(row(i / 2, lonLat[i], lonLat[i + 1]));
        }
        return rows;
    }

    /** The zone indices in the order of the places. */
    static List<Integer> answers(Dataset<Row> tagged) {
        return tagged.select("place", ColumnNames.ZONE_INDEX).collectAsList().stream()
                .sorted((a, b) -> Integer.compare(a.getInt(0), b.getInt(0)))
                .map(row -> row.getInt(1))
                .toList();
    }

    /** All zone indices of each row in the order of the places. */
    static List<List<Integer>> allAnswers(Dataset<Row> tagged) {
        return tagged.select("place", ColumnNames.ZONE_INDEXES).collectAsList().stream()
                .sorted((a, b) -> Integer.compare(a.getInt(0), b.getInt(0)))
                .map(row -> row.<Integer>getList(1))
                .toList();
    }
}
