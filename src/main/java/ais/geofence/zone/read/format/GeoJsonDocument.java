package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.GeometryText;
import ais.geofence.zone.read.geometry.JsonText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a GeoJSON document as a stream: a FeatureCollection, a Feature, a Polygon or MultiPolygon, or a GeometryCollection, each of whose
 * members is then a zone of its own. The members of the document may come in any order, so what they are held against (the type, the coordinate
 * system) may be known last.
 */
final class GeoJsonDocument implements FeatureReader {
    private final InputStream in;
    private final FeatureObject rootFeature = new FeatureObject();
    private final GeometryText rootText = new GeometryText();
    private final GeometryObject rootGeometry = new GeometryObject(rootText);
    private boolean features;
    private boolean geometries;
    private final FileFeatures out;

    GeoJsonDocument(InputStream in, FileFeatures out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        try (JsonParser json = JsonText.FACTORY.createParser(in)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_OBJECT) {
                object(json);
            } else {
                out.problem(first == null ? "is empty" : "is no GeoJSON: it holds " + JsonText.kind(first));
            }
        }
    }

    private void object(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(name, json);
        }
        if (json.nextToken() != null) {
            out.problem(
                    "goes on after the end of its GeoJSON object: one object in a file is needed, or one feature a line in a .geojsonl");
        }
        finish();
    }

    private void member(String name, JsonParser json) throws IOException {
        switch (name) {
            case "features" -> {
                features = true;
                array(name, json);
            }
            case "geometries" -> {
                geometries = true;
                array(name, json);
            }
            case "coordinates" -> rootGeometry.member(name, json);
            case "crs" -> {
                String fault = CoordinateSystem.fault(json);
                if (fault != null) {
                    out.problem(fault);
                }
            }
            case "type" -> {
                rootFeature.member(name, json);
                if (rootFeature.type() != null) {
                    rootGeometry.member(name, json);
                }
            }
            default -> rootFeature.member(name, json);
        }
    }

    private void array(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            out.problem("has " + JsonText.kind(json.currentToken()) + " for its " + name + " instead of an array");
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            FeatureObject feature = new FeatureObject();
            GeometryText text = feature.geometryText();
            if (name.equals("features")) {
                feature.read(json);
            } else if (text.isObject(json)) {
                new GeometryObject(text).read(json);
            }
            emit(feature, text);
        }
    }

    private void finish() {
        String type = rootFeature.type();
        if (type == null) {
            out.problem("is no GeoJSON: it has no type");
            return;
        }
        switch (type) {
            case "FeatureCollection" -> finishCollection(features, geometries, "features");
            case "GeometryCollection" -> finishCollection(geometries, features, "geometries");
            case "Feature" -> {
                rootFeature.finish();
                finishSingle(rootFeature.geometryText());
            }
            case "Polygon", "MultiPolygon", "Point", "MultiPoint", "LineString", "MultiLineString" -> {
                rootGeometry.finish();
                finishSingle(rootText);
            }
            default -> out.problem("is no GeoJSON: its type is \"" + type + "\"");
        }
    }

    private void finishCollection(boolean present, boolean foreign, String name) {
        if (!present || foreign) {
            out.problem("is a " + rootFeature.type() + " that must have " + name + (foreign ? " only" : ""));
        } else if (out.count() == 0) {
            out.problem("has no " + name + ": at least one is needed");
        }
    }

    private void finishSingle(GeometryText text) {
        if (features || geometries) {
            out.problem("is a " + rootFeature.type() + " that must not have features or geometries");
        } else {
            emit(rootFeature, text);
        }
    }

    private void emit(FeatureObject feature, GeometryText text) {
        out.add(feature.id(), feature.properties(), text);
    }
}
