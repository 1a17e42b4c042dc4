package ais.geofence.sql;

import ais.geofence.spark.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.sedona.spark.SedonaContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Two queries of SpatialBench, over its trips and other zones: with the zones as SQL functions, and with Sedona's joins. */
public final class TripsRun {
    private static final String STATISTICS =
            "count(t_tripkey) AS trips, avg(t_distance) AS distance, avg(t_dropofftime - t_pickuptime) AS duration";

    private TripsRun() {}

    /** {@code functions} or {@code sedona}, {@code q10} or {@code q11}, the trips, the zones, and the file for the answer. */
    public static void main(String[] arguments) throws IOException {
        boolean sedona = arguments[0].equals("sedona");
        boolean byZone = arguments[1].equals("q10");
        SparkSession spark = SedonaContext.create(Sessions.start(sedona));
        spark.read().parquet(arguments[2]).createOrReplaceTempView("trip");
        if (sedona) {
            spark.read().format("geoparquet").load(arguments[3]).createOrReplaceTempView("zone");
        } else {
            spark.conf().set("spark.sql.catalog.geofence", ZoneFunctionCatalog.class.getName());
            spark.conf().set("spark.sql.catalog.geofence.zones", arguments[3]);
        }
        String query = sedona ? joined(byZone) : lookedUp(byZone);
        List<Row> answer = spark.sql(query).collectAsList();
        Files.writeString(
                Path.of(arguments[4]),
                answer.stream()
                        .map(row -> byZone ? row.get(0) + "," + row.get(1) : row.get(0).toString())
                        .sorted()
                        .collect(Collectors.joining("\n")));
        spark.stop();
    }

    /** Sedona joins with an index of the zones only if they are broadcast, and the outer side can't be. */
    private static String joined(boolean byZone) {
        return byZone
                ? "SELECT zonekey, coalesce(trips, 0L), distance, duration FROM zone LEFT JOIN"
                        + " (SELECT /*+ BROADCAST(zone) */ zonekey, " + STATISTICS
                        + " FROM trip JOIN zone ON ST_Within(ST_GeomFromWKB(t_pickuploc), boundary) GROUP BY zonekey)"
                        + " USING (zonekey)"
                : "SELECT /*+ BROADCAST(pickup, dropoff) */ count(*) FROM trip"
                        + " JOIN zone pickup ON ST_Within(ST_GeomFromWKB(t_pickuploc), pickup.boundary)"
                        + " JOIN zone dropoff ON ST_Within(ST_GeomFromWKB(t_dropoffloc), dropoff.boundary)"
                        + " WHERE pickup.zonekey != dropoff.zonekey";
    }

    /** The functions take coordinates; Sedona gets them out of WKB. */
    private static String lookedUp(boolean byZone) {
        return byZone
                ? "SELECT index, " + STATISTICS + " FROM geofence.zones LEFT JOIN"
                        + " (SELECT *, explode(" + zones("t_pickuploc") + ") AS zone FROM trip) ON zone = index GROUP BY index"
                : "SELECT sum(size(pickup) * size(dropoff) - size(array_intersect(pickup, dropoff))) FROM (SELECT "
                        + zones("t_pickuploc") + " AS pickup, " + zones("t_dropoffloc") + " AS dropoff FROM trip)";
    }

    private static String zones(String place) {
        return "geofence.zone_indexes(ST_X(ST_GeomFromWKB(%1$s)), ST_Y(ST_GeomFromWKB(%1$s)))".formatted(place);
    }
}
