package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.CoordinateCopier;
import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.GeometryFaults;
import ais.geofence.zone.read.geometry.GeometryText;
import ais.geofence.zone.read.geometry.JsonText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one GeoJSON geometry object, its members in any order. The collections in it add to the same {@link GeometryText}. */
final class GeometryObject {
    private static final Set<String> STRAYS = Set.of("Point", "MultiPoint", "LineString", "MultiLineString");

    private final GeometryText text;
    private final GeometryFaults coordinateFaults = new GeometryFaults();
    private @Nullable String type;
    private int start;
    private int depth = -1;
    private boolean collection;

    GeometryObject(GeometryText text) {
        this.text = text;
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
                start = text.length();
                depth = new CoordinateCopier(json, text.polygons, coordinateFaults).copy();
            }
            case "geometries" -> members(json);
            case "crs" -> {
                String fault = CoordinateSystem.fault(json);
                if (fault != null) {
                    text.fault(fault);
                }
            }
            default -> json.skipChildren();
        }
    }

    private void members(JsonParser json) throws IOException {
        collection = true;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            text.fault("has geometries that are not an array");
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                new GeometryObject(text).read(json);
            } else {
                text.fault("has a geometry that is not an object");
                json.skipChildren();
            }
        }
    }

    /** Holds the members against each other when all are read. */
    void finish() {
        String kind = type == null ? "" : type;
        if (STRAYS.contains(kind)) {
            stray(kind);
            return;
        }
        text.faults.add(coordinateFaults);
        switch (kind) {
            case "" -> text.fault("has a geometry without a type");
            case "Polygon" -> polygons(3);
            case "MultiPolygon" -> polygons(4);
            case "GeometryCollection" -> {
                if (!collection || depth >= 0) {
                    text.fault("has a GeometryCollection without geometries");
                } else if (text.isEmpty() && !text.faults.hasStrays()) {
                    text.faults.empty();
                }
            }
            default ->
                text.fault("has a geometry of unknown type \"" + kind + "\": a zone is a Polygon or MultiPolygon");
        }
    }

    /** Leaves out its coordinates; whether its lists are closed does not matter. */
    private void stray(String kind) {
        text.faults.noPolygon(kind);
        String fault = coordinateFaults.fault(false);
        if (fault != null) {
            text.fault(fault);
        }
        if (depth >= 0) {
            text.polygons.setLength(start);
        }
    }

    private void polygons(int expectedDepth) {
        if (collection || depth < 0) {
            text.fault("is a " + type + " without coordinates");
        } else if (depth == 0) {
            text.faults.empty();
        } else if (depth != expectedDepth) {
            text.fault("is a " + type + " whose coordinates are nested " + depth + " deep instead of " + expectedDepth);
        } else {
            text.added(start, expectedDepth == 4);
        }
    }
}
