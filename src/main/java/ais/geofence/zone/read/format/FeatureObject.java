package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.GeometryText;
import ais.geofence.zone.read.geometry.JsonText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one GeoJSON feature, its members in any order. What is wrong with it is noted in its {@link GeometryText}. */
final class FeatureObject {
    private final GeometryText text = new GeometryText();
    private @Nullable String type;
    private @Nullable String id;
    private Map<String, String> properties = Map.of();
    private boolean geometry;

    /** Reads the feature that the parser is at, if it is one. */
    void read(JsonParser json) throws IOException {
        if (!text.isObject(json)) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(name, json);
        }
        if (!"Feature".equals(type)) {
            text.fault("is of type \"" + type + "\" instead of \"Feature\"");
        }
        finish();
    }

    /** Reads the member whose value the parser is at. */
    void member(String name, JsonParser json) throws IOException {
        switch (name) {
            case "type" -> type = JsonText.string(json);
            case "id" -> id = JsonText.value(json);
            case "properties" -> properties(json);
            case "geometry" -> geometry(json);
            case "crs" -> {
                String fault = CoordinateSystem.fault(json);
                if (fault != null) {
                    text.fault(fault);
                }
            }
            default -> json.skipChildren();
        }
    }

    private void geometry(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            geometry = true;
            new GeometryObject(text).read(json);
        } else if (json.currentToken() == JsonToken.VALUE_NULL) {
            geometry = true;
            text.absent();
        } else {
            text.fault("has " + JsonText.kind(json.currentToken()) + " for its geometry");
            json.skipChildren();
        }
    }

    private void properties(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                text.fault("has " + JsonText.kind(json.currentToken()) + " for its properties");
            }
            json.skipChildren();
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            String value = JsonText.value(json);
            if (value != null) {
                values.put(name, value);
            }
        }
        properties = Collections.unmodifiableMap(values);
    }

    /** Notes what is missing when all members are read. */
    void finish() {
        if (!geometry) {
            text.fault("has no geometry");
        }
    }

    @Nullable String type() {
        return type;
    }

    @Nullable String id() {
        return id;
    }

    /** In order, as text; without those that are null. */
    Map<String, String> properties() {
        return properties;
    }

    GeometryText geometryText() {
        return text;
    }
}
