package ais.geofence.visit;

import java.io.Serializable;

/** Decides whether a position outside a zone is so near that the ship may still be in it. */
interface ExitMargin extends Serializable {
    /** No such margin. */
    ExitMargin NONE = (zone, at) -> false;

    /**
     * Whether a position is near a zone that is valid at its time.
     *
     * @param zone its number
     */
    boolean isNear(int zone, TrackPosition at);
}
