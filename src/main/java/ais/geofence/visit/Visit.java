package ais.geofence.visit;

/**
 * A visit of a ship to a zone that has begun. Times are in microseconds since 1970, UTC.
 *
 * @param zone its number
 * @param enterTime the time of the first position in the zone
 * @param begin why it begins
 * @param positions how many positions lie in the zone
 * @param entryLon where the first of them is, in degrees
 * @param entryLat where the first of them is, in degrees
 * @param lastTime the time of the last of them
 * @param lastLon where the last of them is, in degrees
 * @param lastLat where the last of them is, in degrees
 * @param stopped how long the ship had stopped, in microseconds
 * @param outsideSince the time of the first position outside, if the ship is not back yet; else {@link #INSIDE}
 * @param stoppedOutside how long it has stopped since then, which counts if it comes back in time
 * @param repeat how many visits of the ship to the zone began at the same time before
 */
record Visit(
        int zone,
        long enterTime,
        BeginReason begin,
        long positions,
        double entryLon,
        double entryLat,
        long lastTime,
        double lastLon,
        double lastLat,
        long stopped,
        long outsideSince,
        long stoppedOutside,
        int repeat) {
    static final long INSIDE = Long.MIN_VALUE;

    static Visit begun(int zone, TrackPosition at, BeginReason begin, int repeat) {
        return new Visit(
                zone, at.time(), begin, 1, at.lon(), at.lat(), at.time(), at.lon(), at.lat(), 0, INSIDE, 0, repeat);
    }

    boolean isOutside() {
        return outsideSince != INSIDE;
    }

    Visit inside(TrackPosition at) {
        return new Visit(
                zone,
                enterTime,
                begin,
                positions + 1,
                entryLon,
                entryLat,
                at.time(),
                at.lon(),
                at.lat(),
                stopped + stoppedOutside,
                INSIDE,
                0,
                repeat);
    }

    Visit outside(long since) {
        return with(stopped, since, 0);
    }

    Visit stoppedFor(long more) {
        return isOutside()
                ? with(stopped, outsideSince, stoppedOutside + more)
                : with(stopped + more, outsideSince, stoppedOutside);
    }

    private Visit with(long newStopped, long newOutsideSince, long newStoppedOutside) {
        return new Visit(
                zone,
                enterTime,
                begin,
                positions,
                entryLon,
                entryLat,
                lastTime,
                lastLon,
                lastLat,
                newStopped,
                newOutsideSince,
                newStoppedOutside,
                repeat);
    }
}
