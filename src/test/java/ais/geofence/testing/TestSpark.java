package ais.geofence.testing;

import ais.geofence.spark.Sessions;
import org.apache.spark.sql.SparkSession;

/** One Spark session for all tests of a JVM, started as the program itself starts it. */
public final class TestSpark {
    private TestSpark() {}

    /** The session; a new one if the program under test has stopped the last. */
    public static synchronized SparkSession session() {
        configure();
        return Sessions.start(false);
    }

    /** Sets what every session of this JVM starts with: two cores, no web UI, few partitions. */
    public static void configure() {
        System.setProperty("spark.master", "local[2]");
        System.getProperties().putIfAbsent("spark.ui.enabled", "false");
        System.setProperty("spark.sql.shuffle.partitions", "2");
    }
}
