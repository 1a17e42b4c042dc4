package ais.geofence.output;

import ais.geofence.sql.ZoneFunctionCatalog;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What Spark takes to write CSV as Parquet, all columns text, or to count its rows; no more than a user would write. */
public final class PlainSpark {
    private PlainSpark() {}

    /** A CSV file, the folder for the Parquet files, without which the rows are counted, and zones to tag the rows with. */
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        Dataset<Row> rows = spark.read().option("header", true).csv(arguments[0]);
        if (arguments.length > 2) {
            spark.conf().set("spark.sql.catalog.geofence", ZoneFunctionCatalog.class.getName());
            spark.conf().set("spark.sql.catalog.geofence.zones", arguments[2]);
            rows = rows.selectExpr("*", "geofence.zone_index(double(LON), double(LAT)) AS zone_index");
        }
        if (arguments.length > 1) {
            rows.write().parquet(arguments[1]);
        } else {
            System.out.println(rows.count());
        }
        spark.stop();
    }
}
