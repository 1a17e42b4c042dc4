package ais.geofence.sql;

import ais.geofence.zone.Zone;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The properties of zones as Spark's strings. Keys that zones share are held once. */
final class ZoneProperties implements Serializable {
    private static final long serialVersionUID = 1;

    /** The keys and values of each zone in turn. */
    private final UTF8String[][] properties;

    private ZoneProperties(UTF8String[][] properties) {
        this.properties = properties;
    }

    static ZoneProperties of(List<Zone> zones) {
        Map<String, UTF8String> keys = new HashMap<>();
        UTF8String[][] all = new UTF8String[zones.size()][];
        for (Zone zone : zones) {
            UTF8String[] own = new UTF8String[2 * zone.properties().size()];
            int at = 0;
            for (Map.Entry<String, String> property : zone.properties().entrySet()) {
                own[at++] = keys.computeIfAbsent(property.getKey(), UTF8String::fromString);
                own[at++] = UTF8String.fromString(property.getValue());
            }
            all[zone.index()] = own;
        }
        return new ZoneProperties(all);
    }

    /** A zone's property, null if it has none of that key. */
    @Nullable UTF8String get(int zone, UTF8String key) {
        UTF8String[] own = properties[zone];
        for (int at = 0; at < own.length; at += 2) {
            if (own[at].equals(key)) {
                return own[at + 1];
            }
        }
        return null;
    }
}
