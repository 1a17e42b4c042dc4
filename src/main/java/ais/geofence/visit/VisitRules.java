package ais.geofence.visit;

import java.io.Serializable;

/**
 * What begins and ends a visit. Times are in microseconds.
 *
 * @param leaveAfter a stay outside that is shorter does not end a visit
 * @param gap a longer silence ends a visit
 * @param exitMargin a position outside a zone and within so many metres of it is passed over; 0 for none
 * @param minDuration an ended visit that is shorter is left out
 * @param maxSpeed a ship that was faster between two positions, in metres a second, is another ship with the same MMSI
 * @param split whether that ends its visits, as a silence does
 * @param stopBelow a ship with at most this speed, in knots, has stopped
 * @param moveFrom a ship with at least this speed, in knots, moves again
 */
public record VisitRules(
        long leaveAfter,
        long gap,
        double exitMargin,
        long minDuration,
        double maxSpeed,
        boolean split,
        double stopBelow,
        double moveFrom)
        implements Serializable {}
