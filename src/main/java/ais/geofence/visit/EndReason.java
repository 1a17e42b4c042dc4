package ais.geofence.visit;

/** Why a visit ends. */
public enum EndReason {
    /** The ship has left the zone. */
    EXIT,
    /** There is no position for a while after. */
    GAP,
    /** The next position is too far away to be the same ship's. */
    JUMP
}
