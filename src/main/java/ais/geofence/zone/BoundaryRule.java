package ais.geofence.zone;

import org.locationtech.jts.geom.Location;

/** Whether a position on a zone's boundary (its shells and the edges of its holes) is in the zone. */
public enum BoundaryRule {
    /** Only the interior: a position on the boundary is outside. */
    CONTAINS,
    /** Interior and boundary. */
    COVERS;

    /**
     * Whether a position is in a zone. Every engine decides by this method.
     *
     * @param location where the position lies in relation to the zone: one of JTS's {@link Location}s
     */
    public boolean accepts(int location) {
        return location == Location.INTERIOR || location == Location.BOUNDARY && this == COVERS;
    }
}
