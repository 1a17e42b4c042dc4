package ais.geofence.files;

import ais.geofence.zone.ReadZones;
import ais.geofence.zone.ZoneReader;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Reads zone files for those who also want to see what can't be used. */
public final class ZoneFileReading {
    private ZoneFileReading() {}

    /**
     * Reads and checks all zones, good or not; needs no Spark session, only Spark's settings of the file systems.
     *
     * @param nameProperty the property that names a zone, if not the usual one
     * @param progress is told the number of zones read so far
     * @throws ais.geofence.fault.UserError (exit 3) if a path leads to no file
     */
    public static ReadZones read(
            List<String> paths, boolean fixZones, Optional<String> nameProperty, IntConsumer progress) {
        Configuration configuration = SparkHadoopUtil.get().newConfiguration(new SparkConf());
        return new ZoneReader(fixZones, nameProperty.orElse(null))
                .inspect(ZoneFiles.find(paths, configuration), progress);
    }
}
