package ais.geofence.spark;

/** The version of Spark that the program runs on. */
public final class SparkVersion {
    private SparkVersion() {}

    /** Such as {@code 4.0.2}. */
    public static String full() {
        return org.apache.spark.package$.MODULE$.SPARK_VERSION();
    }

    /** Its first two numbers, by which libraries for Spark are named, such as {@code 4.0}. */
    public static String minor() {
        return full().replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }
}
