package ais.geofence.visit;

/**
 * A visit that has ended. Times are in microseconds since 1970, UTC.
 *
 * @param visit the visit
 * @param exitTime the first position outside, or the last before the silence
 * @param end why it ends
 * @param known the time of the position that showed it
 */
record EndedVisit(Visit visit, long exitTime, EndReason end, long known) {}
