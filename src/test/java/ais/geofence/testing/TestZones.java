package ais.geofence.testing;

import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;

/** Zone sets made of shapes. */
public final class TestZones {
    private TestZones() {}

    /** The shapes as zones in their order, named zone-0, zone-1, ... */
    public static ZoneSet of(List<? extends Geometry> shapes) {
        return ZoneSet.of(IntStream.range(0, shapes.size())
                .mapToObj(index ->
                        new Zone(index, "zone-" + index, null, Map.of(), shapes.get(index), "test.geojson", index + 1))
                .toList());
    }

    /** A GeoJSON file of named polygons, each given by the lon, lat, lon, lat ... of its corners. */
    public static String geoJson(Map<String, double[]> zones) {
        StringBuilder features = new StringBuilder();
        zones.forEach((name, corners) -> {
            StringBuilder ring = new StringBuilder();
            for (int i = 0; i <= corners.length; i += 2) {
                int at = i % corners.length;
                ring.append(i == 0 ? "" : ",").append("[%s,%s]".formatted(corners[at], corners[at + 1]));
            }
            features.append(features.isEmpty() ? "" : ",").append("""
                            {"type":"Feature","properties":{"name":"%s"},\
                            "geometry":{"type":"Polygon","coordinates":[[%s]]}}""".formatted(name, ring));
        });
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }
}
