package ais.geofence.visit;

/** Why a visit begins. */
public enum BeginReason {
    /** The position before was not in the zone. */
    ENTER,
    /** There is no position for a while before, or the one before is another ship's. */
    GAP,
    /** It is the first position of the ship. */
    START
}
