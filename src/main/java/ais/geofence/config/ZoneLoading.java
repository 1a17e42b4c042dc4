package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.ZoneFiles;
import ais.geofence.zone.ZoneReader;
import ais.geofence.zone.ZoneSet;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Loads the zones that the settings name, before Spark starts. */
final class ZoneLoading {
    private ZoneLoading() {}

    static ZoneSet load(Settings settings) {
        List<String> paths = settings.get(Setting.ZONES);
        if (paths.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "missing --zones PATH: the GeoJSON files with the zones");
        }
        ZoneReader reader = new ZoneReader(
                settings.get(Setting.FIX_ZONES), settings.get(Setting.ZONE_NAME).orElse(null));
        return reader.read(ZoneFiles.find(paths, SparkHadoopUtil.get().newConfiguration(new SparkConf())));
    }
}
