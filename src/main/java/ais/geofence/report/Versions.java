package ais.geofence.report;

import ais.geofence.spark.SparkVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.JTSVersion;

/** The versions of the program and of what it runs on. */
public final class Versions {
    private Versions() {}

    /** Versions by name; a missing part is left out. */
    public static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("ais-geofence", program());
        versions.put("spark", SparkVersion.full());
        try {
            Package sedona =
                    Class.forName("org.apache.sedona.spark.SedonaContext").getPackage();
            String version = sedona.getImplementationVersion();
            versions.put("sedona", version == null ? "present" : version);
        } catch (ClassNotFoundException e) {
            versions.put("sedona", "absent");
        }
        versions.put("jts", JTSVersion.CURRENT_VERSION.toString());
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }

    /** The version of the program itself. */
    public static String program() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
