package ais.geofence.zone.locate.peer;

/** Finds the first zone that contains a position. Used by one thread. */
public interface PeerLocator {
    /**
     * The number of the zone; -1 if there is none.
     *
     * @param lon longitude in degrees
     * @param lat latitude in degrees
     */
    int firstZone(double lon, double lat);
}
