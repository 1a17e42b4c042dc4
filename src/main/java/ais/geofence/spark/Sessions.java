package ais.geofence.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark. */
public final class Sessions {
    private Sessions() {}

    /**
     * A session with what the program relies on; the master is all local cores where nobody set another.
     *
     * @param kryo whether objects are to be serialised as Sedona asks for
     */
    public static SparkSession start(boolean kryo) {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.master", "local[*]")
                .setIfMissing("spark.app.name", "ais-geofence")
                .set("spark.sql.session.timeZone", "UTC");
        if (kryo) {
            conf.setIfMissing("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                    .setIfMissing("spark.kryo.registrator", "org.apache.sedona.core.serde.SedonaKryoRegistrator");
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
