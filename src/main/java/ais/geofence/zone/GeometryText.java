package ais.geofence.zone;

import org.jspecify.annotations.Nullable;

/**
 * The polygons of one zone as GeoJSON text, checked for structure while they were copied from the file, for JTS's reader to make a
 * geometry of. Rings that were not closed or too short are closed and filled up in the text, and said to be faulty.
 */
final class GeometryText {
    final StringBuilder polygons = new StringBuilder();
    private int members;
    private boolean several;
    private @Nullable String fault;
    private @Nullable String ringFault;

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

    int length() {
        return polygons.length();
    }

    /** Notes what makes the geometry unusable; the first such thing counts. */
    void fault(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    @Nullable String fault() {
        return fault;
    }

    /** Notes what is wrong with a ring; the first such thing counts. */
    void ringFault(String reason) {
        if (ringFault == null) {
            ringFault = reason;
        }
    }

    @Nullable String ringFault() {
        return ringFault;
    }

    /** One GeoJSON geometry. */
    String json() {
        String list = polygons.substring(0, polygons.length() - 1);
        return several
                ? "{\"type\":\"MultiPolygon\",\"coordinates\":[" + list + "]}"
                : "{\"type\":\"Polygon\",\"coordinates\":" + list + "}";
    }
}
