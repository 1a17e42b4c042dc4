package ais.geofence.zone.read.format;

import ais.geofence.zone.Conversion;
import ais.geofence.zone.Remark;
import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.GeoJsonGeometry;
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
    private static final String ESRI = "Esri's JSON";

    private final InputStream in;
    private final FeatureObject rootFeature = new FeatureObject();
    private final GeoJsonGeometry rootGeometry = new GeoJsonGeometry();
    private final GeometryObject rootObject = new GeometryObject(rootGeometry);
    private boolean features;
    private boolean geometries;
    private boolean isEsri;
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
            case "coordinates" -> rootObject.member(name, json);
            case "crs" -> {
                CoordinateSystem system = CoordinateSystem.of(json);
                if (system.fault() != null) {
                    out.problem(system.fault());
                }
                if (system.isEtrs89()) {
                    out.remark(Remark.Kind.ETRS89);
                }
            }
            case "type" -> {
                rootFeature.member(name, json);
                if (rootFeature.type() != null) {
                    rootObject.member(name, json);
                }
            }
            case "geometryType" -> {
                if (String.valueOf(JsonText.string(json)).startsWith("esri")) {
                    throw new UnreadableFile(Conversion.needed(ESRI, out.source()));
                }
            }
            case "rings", "attributes" -> {
                isEsri = true;
                json.skipChildren();
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
            GeoJsonGeometry geometry = feature.geometry();
            if (name.equals("features")) {
                feature.read(json);
            } else if (geometry.isObject(json)) {
                new GeometryObject(geometry).read(json);
            }
            feature.emit(out, geometry);
        }
    }

    private void finish() {
        String type = rootFeature.type();
        if (type == null) {
            out.problem(isEsri ? Conversion.needed(ESRI, out.source()) : "is no GeoJSON: it has no type");
            return;
        }
        switch (type) {
            case "FeatureCollection" -> finishCollection(features, geometries, "features");
            case "GeometryCollection" -> finishCollection(geometries, features, "geometries");
            case "Feature" -> {
                rootFeature.finish();
                finishSingle(rootFeature.geometry());
            }
            case "Polygon", "MultiPolygon", "Point", "MultiPoint", "LineString", "MultiLineString" -> {
                rootObject.finish();
                finishSingle(rootGeometry);
            }
            case "Topology" -> out.problem(Conversion.neededOfTopoJson(out.source()));
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

    private void finishSingle(GeoJsonGeometry geometry) {
        if (features || geometries) {
            out.problem("is a " + rootFeature.type() + " that must not have features or geometries");
        } else {
            rootFeature.emit(out, geometry);
        }
    }
}
