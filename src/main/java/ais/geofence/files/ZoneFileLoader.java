package ais.geofence.files;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.ZoneReadResult;
import ais.geofence.zone.read.ZoneReader;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Reads zone files, valid or not, and again if they change meanwhile. */
public final class ZoneFileLoader {
    /** How often files that change meanwhile are read. */
    private static final int MOST_READINGS = 3;

    private ZoneFileLoader() {}

    /**
     * Reads and checks all zones, good or not; needs no Spark session, only Spark's settings of the file systems. If a file
     * changes meanwhile, all are read again: they are never half old and half new.
     *
     * @param reader reads a file
     * @param progress is told how far it is
     * @throws UserError (exit 3) if a path leads to no file, or files go on changing
     */
    public static ZoneReadResult read(List<String> paths, ZoneReader reader, LoadProgress progress) {
        return read(paths, sparksConfiguration(), reader, progress);
    }

    /** Spark's settings of the file systems, without a session. */
    static Configuration sparksConfiguration() {
        return SparkHadoopUtil.get().newConfiguration(new SparkConf());
    }

    static ZoneReadResult read(
            List<String> paths, Configuration configuration, ZoneReader reader, LoadProgress progress) {
        List<FoundZoneFile> files = ZoneFiles.find(paths, configuration);
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            Supplier<ZoneReadResult> read = read(reader, files, progress);
            List<FoundZoneFile> afterwards = ZoneFiles.find(paths, configuration);
            if (afterwards.equals(files)) {
                return read.get();
            }
            files = afterwards;
        }
        throw new UserError(
                ExitCode.ZONES,
                "%s: the files change while they are read: move finished ones into their place"
                        .formatted(String.join(", ", paths)));
    }

    /** What came of reading, kept until it is known whether the files have changed: then it does not count. */
    private static Supplier<ZoneReadResult> read(ZoneReader reader, List<FoundZoneFile> files, LoadProgress progress) {
        try {
            CountedFiles counted = new CountedFiles(files);
            ZoneReadResult zones = reader.inspect(counted.files(), read -> progress.at(read, counted.share()));
            return () -> zones;
        } catch (UserError e) {
            return () -> {
                throw e;
            };
        }
    }
}
