package ais.geofence.zone.read.geometry;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with one geometry; of each kind the first that is found. */
public final class GeometryFaults {
    static final int SHORTEST_RING = 4;

    private @Nullable String fault;
    private @Nullable String ringFault;
    private @Nullable String stray;
    private int strays;

    /** Notes what makes the geometry unusable. */
    void fault(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    /** Notes a coordinate that is not a finite number. */
    void notFinite(String coordinate) {
        fault("has the coordinate " + coordinate + ", which is not a finite number");
    }

    /** Notes a geometry, or a member of a collection, that is not a polygon. */
    public void noPolygon(String type) {
        if (strays++ == 0) {
            stray = type;
        }
    }

    /** Notes a geometry or a part of it without positions. */
    public void empty() {
        fault("has an empty geometry");
    }

    /** Notes a ring that can be closed. */
    void notClosed(String first, String last) {
        ringFault("has a ring that is not closed: it begins at " + first + " and ends at " + last);
    }

    /** Notes a ring of too few positions if it is one. */
    void length(int positions, String first) {
        if (positions < SHORTEST_RING) {
            ringFault("has a ring of " + positions + " positions at " + first + ": at least 4 are needed");
        }
    }

    /** Notes what was found in a part of the geometry. */
    public void add(GeometryFaults part) {
        if (part.fault != null) {
            fault(part.fault);
        }
        if (part.ringFault != null) {
            ringFault(part.ringFault);
        }
    }

    public boolean hasStrays() {
        return strays > 0;
    }

    /**
     * What makes the geometry unusable.
     *
     * @param polygons whether there are any in it
     */
    public @Nullable String fault(boolean polygons) {
        return fault != null || strays == 0 || polygons
                ? fault
                : "is a " + stray + ": a zone is a Polygon or MultiPolygon";
    }

    /** What has been mended, or left out beside the polygons, while the geometry was read. */
    @Nullable String mended() {
        String beside = strays == 0
                ? null
                : strays == 1
                        ? "has a " + stray + " beside its polygons"
                        : "has " + strays + " geometries beside its polygons, the first a " + stray;
        String all =
                Stream.of(ringFault, beside).filter(reason -> reason != null).collect(Collectors.joining(" and "));
        return all.isEmpty() ? null : all;
    }

    private void ringFault(String reason) {
        if (ringFault == null) {
            ringFault = reason;
        }
    }
}
