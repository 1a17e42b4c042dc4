package ais.geofence.zone;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * The polygons of one zone as GeoJSON text, checked for structure while they were copied from the file, for JTS's reader to make a
 * geometry of. Rings that were not closed or too short are closed and filled up in the text, and said to be faulty.
 */
final class GeometryText implements RawGeometry {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    final StringBuilder polygons = new StringBuilder();
    final GeometryFaults faults = new GeometryFaults();
    private int members;
    private boolean several;

    /** Takes what was appended to the text since {@code start}: one polygon, or the list of a MultiPolygon. */
    void added(int start, boolean multiPolygon) {
        if (multiPolygon) {
            // Without its brackets the list continues the list of polygons.
            polygons.setCharAt(start, ' ');
            polygons.setLength(polygons.length() - 1);
        }
        polygons.append(',');
        members++;
        several |= multiPolygon || members > 1;
    }

    boolean isEmpty() {
        return members == 0;
    }

    @Override
    public int length() {
        return polygons.length();
    }

    /** Notes what makes the geometry unusable; the first such thing counts. */
    void fault(String reason) {
        faults.fault(reason);
    }

    /** Whether the parser is at an object; any other value is skipped and said to be wrong. */
    boolean isObject(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        fault("is " + JsonText.kind(json.currentToken()) + " instead of an object");
        json.skipChildren();
        return false;
    }

    @Override
    public Parsed parse() {
        String fault = faults.fault();
        if (fault != null) {
            return new Unusable(fault);
        }
        String json = json();
        try {
            return new Shape(new GeoJsonReader(FACTORY).read(json), faults.ringFault());
        } catch (ParseException e) {
            throw new IllegalStateException("the structure of this geometry was checked: " + json, e);
        }
    }

    /** One GeoJSON geometry. */
    private String json() {
        String list = polygons.substring(0, polygons.length() - 1);
        return several
                ? "{\"type\":\"MultiPolygon\",\"coordinates\":[" + list + "]}"
                : "{\"type\":\"Polygon\",\"coordinates\":" + list + "}";
    }
}
