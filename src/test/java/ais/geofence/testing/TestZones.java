package ais.geofence.testing;

import ais.geofence.zone.Validity;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;

/** Zone sets made of shapes. */
public final class TestZones {
    private TestZones() {}

    /** The shapes as zones in their order, named zone-0, zone-1, ... */
    public static ZoneSet of(List<? extends Geometry> shapes) {
        return of(shapes, Collections.nCopies(shapes.size(), Validity.ALWAYS));
    }

    /** The shapes as zones in their order, each valid for its time. */
    public static ZoneSet of(List<? extends Geometry> shapes, List<Validity> validities) {
        return ZoneSet.of(IntStream.range(0, shapes.size())
                .mapToObj(index -> new Zone(
                        index,
                        "zone-" + index,
                        null,
                        Map.of(),
                        shapes.get(index),
                        "test.geojson",
                        index + 1,
                        validities.get(index)))
                .toList());
    }

    /** A file of two zones that overlap: {@code port} and, east of it, {@code strait}. */
    public static Path portAndStrait(Path folder) {
        Map<String, double[]> shapes = new LinkedHashMap<>();
        shapes.put("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2});
        shapes.put("strait", new double[] {104, 1, 106, 1, 106, 2, 104, 2});
        return TestFiles.lines(folder.resolve("zones.geojson"), geoJson(shapes));
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
