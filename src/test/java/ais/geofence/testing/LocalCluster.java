package ais.geofence.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark's test cluster: a master and two workers in this JVM, which start their executors from its class path. */
public final class LocalCluster {
    /** How many executors there are, each with one core. */
    public static final int EXECUTORS = 2;

    private LocalCluster() {}

    /**
     * Starts it in place of the tests' session, and has to be stopped.
     *
     * @param serializer the class that serialises objects
     * @param folder an empty folder
     */
    public static SparkSession start(String serializer, Path folder) throws IOException {
        TestSpark.session().stop();
        Files.createDirectories(folder.resolve("jars"));
        SparkConf conf = new SparkConf()
                .setMaster("local-cluster[%d,1,1024]".formatted(EXECUTORS))
                .set("spark.serializer", serializer)
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .set("spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1")
                .set("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
        if (serializer.contains("Kryo")) {
            conf.set("spark.kryo.registrator", "org.apache.sedona.core.serde.SedonaKryoRegistrator");
        }
        // A worker looks for Spark's folder of jars where these say.
        System.setProperty("spark.testing", "true");
        System.setProperty("spark.test.home", folder.toString());
        try {
            return SparkSession.builder().config(conf).getOrCreate();
        } finally {
            System.clearProperty("spark.testing");
            System.clearProperty("spark.test.home");
        }
    }
}
