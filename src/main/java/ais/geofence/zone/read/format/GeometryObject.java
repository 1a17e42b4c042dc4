package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.CoordinateReader;
import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.GeoJsonGeometry;
import ais.geofence.zone.read.geometry.GeometryFaults;
import ais.geofence.zone.read.geometry.JsonText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/** Reads one GeoJSON geometry object, its members in any order. The collections in it add to the same {@link GeoJsonGeometry}. */
final class GeometryObject {
    private static final Set<String> STRAYS = Set.of("Point", "MultiPoint", "LineString", "MultiLineString");

    private final GeoJsonGeometry geometry;
    private final GeometryFaults coordinateFaults = new GeometryFaults();
    private @Nullable String type;
    private int depth = -1;
    private List<Polygon> polygons = List.of();
    private boolean collection;

    GeometryObject(GeoJsonGeometry geometry) {
        this.geometry = geometry;
    }

    /** Reads all of the object whose start the parser is at. */
    void read(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(name, json);
        }
        finish();
    }

    /** Reads the member whose value the parser is at. */
    void member(String name, JsonParser json) throws IOException {
        switch (name) {
            case "type" -> type = JsonText.string(json);
            case "coordinates" -> {
                CoordinateReader reader = new CoordinateReader(json, coordinateFaults);
                depth = reader.read();
                polygons = reader.polygons();
            }
            case "geometries" -> members(json);
            case "crs" -> {
                String fault = CoordinateSystem.of(json).fault();
                if (fault != null) {
                    geometry.addFault(fault);
                }
            }
            default -> json.skipChildren();
        }
    }

    private void members(JsonParser json) throws IOException {
        collection = true;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            geometry.addFault("has geometries that are not an array");
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                new GeometryObject(geometry).read(json);
            } else {
                geometry.addFault("has a geometry that is not an object");
                json.skipChildren();
            }
        }
    }

    /** Checks the members against each other once all are read. */
    void finish() {
        String kind = type == null ? "" : type;
        if (STRAYS.contains(kind)) {
            stray(kind);
            return;
        }
        geometry.faults.add(coordinateFaults);
        switch (kind) {
            case "" -> geometry.addFault("has a geometry without a type");
            case "Polygon" -> addPolygons(3);
            case "MultiPolygon" -> addPolygons(4);
            case "GeometryCollection" -> {
                if (!collection || depth >= 0) {
                    geometry.addFault("has a GeometryCollection without geometries");
                } else if (geometry.isEmpty() && !geometry.faults.hasStrays()) {
                    geometry.faults.empty();
                }
            }
            default ->
                geometry.addFault(
                        "has a geometry of unknown type \"" + kind + "\": a zone is a Polygon or MultiPolygon");
        }
    }

    /** Leaves out its coordinates; whether its lists are closed does not matter. */
    private void stray(String kind) {
        geometry.faults.noPolygon(kind);
        String fault = coordinateFaults.reason(false);
        if (fault != null) {
            geometry.addFault(fault);
        }
    }

    private void addPolygons(int expectedDepth) {
        if (collection || depth < 0) {
            geometry.addFault("is a " + type + " without coordinates");
        } else if (depth == 0) {
            geometry.faults.empty();
        } else if (depth != expectedDepth) {
            geometry.addFault(
                    "is a " + type + " whose coordinates are nested " + depth + " deep instead of " + expectedDepth);
        } else {
            geometry.add(polygons, expectedDepth == 4);
        }
    }
}
