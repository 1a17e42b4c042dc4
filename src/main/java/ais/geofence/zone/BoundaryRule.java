package ais.geofence.zone;

/** Whether a position on a zone's boundary (its shells and the edges of its holes) is in the zone. */
public enum BoundaryRule {
    /** Only the interior: a position on the boundary is outside. */
    CONTAINS,
    /** Interior and boundary. */
    COVERS
}
