package ais.geofence.zone.read.geometry;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;

/** What is wrong with one geometry; of each kind the first that is found. */
public final class GeometryFaults {
    private static final int SHORTEST_RING = 4;

    /** What to do about a geometry without positions: somebody has lost the zone. */
    private static final String CORRECTION = ": correct it, or leave the feature out";

    private @Nullable String fault;
    private @Nullable String ringFault;
    private @Nullable String stray;
    private int strays;

    /** Notes what makes the geometry unusable. */
    void add(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    /** Notes a coordinate that is not a finite number. */
    void notFinite(String coordinate) {
        add("has the coordinate " + coordinate + ", which is not a finite number");
    }

    /** Notes a geometry, or a member of a collection, that is not a polygon. */
    public void noPolygon(String type) {
        if (strays++ == 0) {
            stray = type;
        }
    }

    /** Notes a geometry, a part of it or a ring without positions. */
    public void empty() {
        add("has an empty geometry" + CORRECTION);
    }

    /** Notes the same, where it is not known what is empty. */
    void emptyArray() {
        add("has an empty array among its coordinates" + CORRECTION);
    }

    /** Notes that a ring is not closed, or of too few positions. */
    void addRing(CoordinateSequence ring) {
        int last = ring.size() - 1;
        if (ring.getX(0) != ring.getX(last) || ring.getY(0) != ring.getY(last)) {
            addRingFault("has a ring that is not closed: it begins at " + shown(ring, 0) + " and ends at "
                    + shown(ring, last));
        }
        if (ring.size() < SHORTEST_RING) {
            addRingFault(
                    "has a ring of " + ring.size() + " positions at " + shown(ring, 0) + ": at least 4 are needed");
        }
    }

    /** As in "lon 139.5 lat 35.25". */
    private static String shown(CoordinateSequence ring, int position) {
        return "lon " + ring.getX(position) + " lat " + ring.getY(position);
    }

    /** Notes what was found in a part of the geometry. */
    public void add(GeometryFaults part) {
        if (part.fault != null) {
            add(part.fault);
        }
        if (part.ringFault != null) {
            addRingFault(part.ringFault);
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
    public @Nullable String reason(boolean polygons) {
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

    private void addRingFault(String reason) {
        if (ringFault == null) {
            ringFault = reason;
        }
    }
}
