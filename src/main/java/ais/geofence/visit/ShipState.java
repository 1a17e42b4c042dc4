package ais.geofence.visit;

import java.util.List;

/**
 * What has to be known of a ship to go on with its next position.
 *
 * @param time of its last position, in microseconds since 1970, UTC
 * @param lon of its last position, in degrees
 * @param lat of its last position, in degrees
 * @param stopped whether it had stopped there
 * @param open its visits that have not ended
 */
record ShipState(long time, double lon, double lat, boolean stopped, List<Visit> open) {
    /** The same ship with these visits. */
    ShipState with(List<Visit> visits) {
        return new ShipState(time, lon, lat, stopped, visits);
    }
}
