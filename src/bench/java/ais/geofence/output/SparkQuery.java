package ais.geofence.output;

import org.apache.spark.sql.SparkSession;

/** What Spark takes for a query from one file format to Parquet; no more than a user would write. */
public final class SparkQuery {
    private SparkQuery() {}

    /** The format of the input, its path, a query of the view {@code input}, the folder for the Parquet files. */
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        spark.read().option("header", true).format(arguments[0]).load(arguments[1]).createOrReplaceTempView("input");
        spark.sql(arguments[2]).write().parquet(arguments[3]);
        spark.stop();
    }
}
