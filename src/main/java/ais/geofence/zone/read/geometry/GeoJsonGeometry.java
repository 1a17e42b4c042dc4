package ais.geofence.zone.read.geometry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** The polygons of one zone as {@link CoordinateReader} has read them from GeoJSON, and what is wrong with the zone. */
public final class GeoJsonGeometry implements RawGeometry {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    public final GeometryFaults faults = new GeometryFaults();
    private final List<Polygon> polygons = new ArrayList<>();
    private int members;
    private boolean several;
    private boolean absent;

    /** Takes the polygon of a Polygon, or all of a MultiPolygon. */
    public void add(List<Polygon> member, boolean multiPolygon) {
        polygons.addAll(member);
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
    public long length() {
        return positions() * 2 * Double.BYTES;
    }

    /** Counts a position for each polygon and ring too. */
    @Override
    public long positions() {
        return polygons.stream()
                .mapToLong(polygon -> 2 + polygon.getNumInteriorRing() + polygon.getNumPoints())
                .sum();
    }

    /** Notes what makes the geometry unusable; the first such thing counts. */
    public void addFault(String reason) {
        faults.add(reason);
    }

    /** Whether the parser is at an object; any other value is skipped and said to be wrong. */
    public boolean isObject(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        addFault("is " + JsonText.kind(json.currentToken()) + " instead of an object");
        json.skipChildren();
        return false;
    }

    @Override
    public Parsed parse() {
        String fault = faults.reason(!isEmpty());
        if (fault != null) {
            return new Unusable(fault);
        }
        if (absent) {
            return new Absent();
        }
        Geometry packed = several ? FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new)) : polygons.get(0);
        // With a coordinate object for each position, as JTS's algorithms want it.
        return new Shape(FACTORY.createGeometry(packed), faults.mended());
    }
}
