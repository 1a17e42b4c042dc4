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
     * @param kryo whether objects are to be serialised as Sedona asks for
     */
    public static SparkSession start(boolean kryo) {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.app.name", "ais-geofence")
                .setIfMissing(LOG_LEVEL, Level.ERROR.name())
                .set("spark.sql.session.timeZone", "UTC")
                // Rows in Java keep dates and times that the machine's own time zone has skipped.
                .set("spark.sql.datetime.java8API.enabled", "true");
        // An instant in Parquet as other programs write it, with its smallest and largest in each file.
        conf.setIfMissing("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        if (conf.get("spark.master").matches("local(\\[.*)?")) {
            // How far tasks are comes with their heartbeats, which cost nothing within one JVM.
            conf.setIfMissing("spark.executor.heartbeatInterval", "1s");
            // A task that runs out of memory fails, and the job with it; Spark would end this JVM in the midst of
            // telling so.
            conf.setIfMissing("spark.executor.killOnFatalError.depth", "0");
        }
        if (kryo) {
            conf.setIfMissing("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                    .setIfMissing("spark.kryo.registrator", "org.apache.sedona.core.serde.SedonaKryoRegistrator");
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }

    /** The heap of an executor, bytes: in local mode that is this JVM's. */
    public static long executorHeap(SparkContext context) {
        return context.isLocal()
                ? Runtime.getRuntime().maxMemory()
                : context.getConf().getSizeAsBytes("spark.executor.memory", "1g");
    }
}
