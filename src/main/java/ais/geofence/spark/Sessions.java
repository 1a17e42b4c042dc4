package ais.geofence.spark;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Starts Spark. */
public final class Sessions {
    private static final String LOG_LEVEL = "spark.log.level";

    private Sessions() {}

    /** Makes Spark log everything, including what the program's own log settings suppress. */
    public static void logEverything() {
        System.setProperty(LOG_LEVEL, Level.INFO.name());
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.INFO);
    }

    /**
     * A session with the settings that the program needs. Unless set otherwise, the master is all local cores, and only errors are
     * logged.
     *
     * @param kryo whether to serialise objects with Kryo, as Sedona needs
     */
    public static SparkSession start(boolean kryo) {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.app.name", "ais-geofence")
                .setIfMissing(LOG_LEVEL, Level.ERROR.name())
                .set("spark.sql.session.timeZone", "UTC")
                // So Java rows can hold times that the machine's time zone skips.
                .set("spark.sql.datetime.java8API.enabled", "true");
        // Parquet's standard timestamp, which has minimum and maximum in each file.
        conf.setIfMissing("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        if (conf.get("spark.master").matches("local(\\[.*)?")) {
            // Heartbeats bring the progress of tasks; within one JVM they cost nothing.
            conf.setIfMissing("spark.executor.heartbeatInterval", "1s");
            // Without this, Spark ends the JVM when a task runs out of memory, before the error is printed.
            conf.setIfMissing("spark.executor.killOnFatalError.depth", "0");
        }
        if (kryo) {
            conf.setIfMissing("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                    .setIfMissing("spark.kryo.registrator", "org.apache.sedona.core.serde.SedonaKryoRegistrator");
        }
        // Spark finds this class by Scala's reflection if it is asked through its interface, which takes most of a
        // second.
        return org.apache.spark.sql.classic.SparkSession.builder().config(conf).getOrCreate();
    }

    /** The heap of an executor, bytes: in local mode that is this JVM's. */
    public static long executorHeap(SparkContext context) {
        return context.isLocal()
                ? Runtime.getRuntime().maxMemory()
                : context.getConf().getSizeAsBytes("spark.executor.memory", "1g");
    }
}
