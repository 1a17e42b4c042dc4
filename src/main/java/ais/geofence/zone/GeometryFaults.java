package ais.geofence.zone;

import org.jspecify.annotations.Nullable;

/** What is wrong with one geometry; of each kind the first that is found. */
final class GeometryFaults {
    static final int SHORTEST_RING = 4;

    private @Nullable String fault;
    private @Nullable String ringFault;

    /** Notes what makes the geometry unusable. */
    void fault(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    /** Notes a number that is none. */
    void notFinite(String coordinate) {
        fault("has the coordinate " + coordinate + ", which is not a finite number");
    }

    /** Notes a kind of geometry that is none of a zone. */
    void noPolygon(String type) {
        fault("is a " + type + ": a zone is a Polygon or MultiPolygon");
    }

    /** Notes a geometry or a part of it without positions. */
    void empty() {
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

    @Nullable String fault() {
        return fault;
    }

    @Nullable String ringFault() {
        return ringFault;
    }

    private void ringFault(String reason) {
        if (ringFault == null) {
            ringFault = reason;
        }
    }
}
