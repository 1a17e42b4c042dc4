package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.GeoJsonGeometry;
import ais.geofence.zone.read.geometry.JsonText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one GeoJSON feature, its members in any order. What is wrong with it is noted in its {@link GeoJsonGeometry}. */
final class FeatureObject {
    private final GeoJsonGeometry geometry = new GeoJsonGeometry();
    private @Nullable String type;
    private @Nullable String id;
    private Map<String, String> properties = Map.of();
    private final List<String> withoutValue = new ArrayList<>(0);
    private boolean hasGeometry;

    /** Reads the feature that the parser is at, if it is one. */
    void read(JsonParser json) throws IOException {
        if (!geometry.isObject(json)) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(name, json);
        }
        if (!"Feature".equals(type)) {
            geometry.addFault("is of type \"" + type + "\" instead of \"Feature\"");
        }
        finish();
    }

    /** Reads the member whose value the parser is at. */
    void member(String name, JsonParser json) throws IOException {
        switch (name) {
            case "type" -> type = JsonText.string(json);
            case "id" -> id = JsonText.value(json);
            case "properties" -> readProperties(json);
            case "geometry" -> readGeometry(json);
            case "crs" -> {
                String fault = CoordinateSystem.of(json).fault();
                if (fault != null) {
                    geometry.addFault(fault);
                }
            }
            default -> json.skipChildren();
        }
    }

    private void readGeometry(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            hasGeometry = true;
            new GeometryObject(geometry).read(json);
        } else if (json.currentToken() == JsonToken.VALUE_NULL) {
            hasGeometry = true;
            geometry.absent();
        } else {
            geometry.addFault("has " + JsonText.kind(json.currentToken()) + " for its geometry");
            json.skipChildren();
        }
    }

    private void readProperties(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                geometry.addFault("has " + JsonText.kind(json.currentToken()) + " for its properties");
            }
            json.skipChildren();
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            String value = JsonText.value(json);
            if (value == null) {
                withoutValue.add(name);
            } else {
                values.put(name, value);
            }
        }
        properties = Collections.unmodifiableMap(values);
    }

    /** Notes what is missing when all members are read. */
    void finish() {
        if (!hasGeometry) {
            geometry.addFault("has no geometry");
        }
    }

    @Nullable String type() {
        return type;
    }

    /**
     * Hands the feature on.
     *
     * @param shape its geometry, if not this object's
     */
    void emit(FileFeatures out, GeoJsonGeometry shape) {
        withoutValue.forEach(out::noValue);
        out.add(id, properties, shape);
    }

    GeoJsonGeometry geometry() {
        return geometry;
    }
}
