package ais.geofence.visit;

/**
 * One position of a ship.
 *
 * @param time in microseconds since 1970, UTC
 * @param lon longitude in degrees
 * @param lat latitude in degrees
 * @param speed in knots; NaN where it is not known
 * @param zones the numbers of all zones that it lies in
 */
record TrackPosition(long time, double lon, double lat, double speed, int[] zones) {
    /** Of a position in no zone. */
    static final int[] NO_ZONES = {};

    /** Whether it is the same report, heard by another receiver. */
    boolean isSame(TrackPosition other) {
        return time == other.time && lon == other.lon && lat == other.lat;
    }

    boolean isIn(int zone) {
        for (int each : zones) {
            if (each == zone) {
                return true;
            }
        }
        return false;
    }
}
