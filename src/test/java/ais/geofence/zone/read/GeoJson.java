package ais.geofence.zone.read;

/** Pieces of GeoJSON to put together. No shape is symmetric in longitude and latitude, and none would be valid with them swapped. */
public final class GeoJson {
    /** From 139 to 141 east, 34 to 35 north. */
    public static final String TOKYO = "[[[139,34],[141,34],[141,35],[139,35],[139,34]]]";

    /** From 103 to 106 east, 1 to 2 north. */
    public static final String SINGAPORE = "[[[103,1],[106,1],[106,2],[103,2],[103,1]]]";

    /** A bow-tie that crosses itself at 100.5 east, 51 north. */
    static final String BOW_TIE = "[[[100,50],[101,52],[101,50],[100,52],[100,50]]]";

    /** A feature that lacks the member, which even a point must have. */
    static final String NO_GEOMETRY = "{\"type\":\"Feature\",\"properties\":{}}";

    private GeoJson() {}

    public static String polygon(String coordinates) {
        return "{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}";
    }

    public static String multiPolygon(String... polygons) {
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", polygons) + "]}";
    }

    public static String geometryCollection(String... geometries) {
        return "{\"type\":\"GeometryCollection\",\"geometries\":[" + String.join(",", geometries) + "]}";
    }

    /** @param members those besides type and geometry, as {@code "id":7,}, or nothing */
    public static String feature(String members, String geometry) {
        return "{\"type\":\"Feature\"," + members + "\"geometry\":" + geometry + "}";
    }

    public static String named(String name, String coordinates) {
        return feature("\"properties\":{\"name\":\"" + name + "\"},", polygon(coordinates));
    }

    public static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }
}
