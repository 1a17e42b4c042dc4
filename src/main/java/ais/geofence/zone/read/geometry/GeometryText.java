package ais.geofence.zone.read.geometry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The polygons of one zone as GeoJSON text, checked for structure while they were copied from the file, for
 * {@link PolygonsOfText} to make a geometry of. Rings that were not closed or too short are closed and filled up in the text, and said to be faulty.
 */
public final class GeometryText implements RawGeometry {
    public final StringBuilder polygons = new StringBuilder();
    public final GeometryFaults faults = new GeometryFaults();
    private int members;
    private boolean several;
    private boolean absent;

    /** Takes what was appended to the text since {@code start}: one polygon, or the list of a MultiPolygon. */
    public void added(int start, boolean multiPolygon) {
        if (multiPolygon) {
            // Without its brackets the list continues the list of polygons.
            polygons.setCharAt(start, ' ');
            polygons.setLength(polygons.length() - 1);
        }
        polygons.append(',');
        members++;
        several |= multiPolygon || members > 1;
    }

    /** Notes that the geometry is null. */
    public void absent() {
        absent = true;
    }

    public boolean isEmpty() {
        return members == 0;
    }

    @Override
    public int length() {
        return polygons.length();
    }

    @Override
    public long positions() {
        return polygons.chars().filter(character -> character == '[').count();
    }

    /** Notes what makes the geometry unusable; the first such thing counts. */
    public void fault(String reason) {
        faults.fault(reason);
    }

    /** Whether the parser is at an object; any other value is skipped and said to be wrong. */
    public boolean isObject(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        fault("is " + JsonText.kind(json.currentToken()) + " instead of an object");
        json.skipChildren();
        return false;
    }

    @Override
    public Parsed parse() {
        String fault = faults.fault(!isEmpty());
        if (fault != null) {
            return new Unusable(fault);
        }
        if (absent) {
            return new Absent();
        }
        return new Shape(PolygonsOfText.read(polygons, several), faults.mended());
    }
}
