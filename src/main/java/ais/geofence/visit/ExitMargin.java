package ais.geofence.visit;

import java.io.Serializable;

/** Decides whether a position outside a zone is so near that the ship may still be in it. */
interface ExitMargin extends Serializable {
    /** No such margin. */
    ExitMargin NONE = (zone, lon, lat) -> false;

    /**
     * Whether a position is near a zone.
     *
     * @param zone its number
     * @param lon in degrees
     * @param lat in degrees
     */
    boolean isNear(int zone, double lon, double lat);
}
