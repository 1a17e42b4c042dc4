package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.ExactOrientation;

/**
 * How a cell decides containment using only the edges that intersect it.
 *
 * <p>A position's ray to the west crosses the zone's edges an odd number of times if it is inside. A cell knows only the
 * edges that meet it, so its rays end at the cell's west side, and go down along that side. An edge that crosses the west
 * side then counts for the ray if the position is on one fixed side of it, as if the edge went on from its western end
 * straight up or down: its western end is moved to an infinite latitude, the way the edge goes there. What this and the
 * edges elsewhere add is the same for all positions of the cell, and is kept in one bit, the cell parity:
 *
 * <p>inside = cell parity xor the crossings of the cell's edges.
 *
 * <p>Positions count as moved by an infinitesimal amount to the south and a larger one to the east (H. Edelsbrunner and
 * E. P. Mücke, "Simulation of Simplicity", 1990), so no crossing is ever in doubt.
 */
final class EdgeCrossing {
    private EdgeCrossing() {}

    /**
     * Whether the ray of p crosses the edge from a to b, exactly.
     *
     * @param west the longitude of the cell's west side; not both ends of the edge are west of it
     * @return 1 if it crosses, else 0
     */
    static int of(double ax, double ay, double bx, double by, double px, double py, double west) {
        boolean goesDown = by < ay;
        boolean aBelow = ax < west ? !goesDown : ay < py;
        boolean bBelow = bx < west ? goesDown : by < py;
        if (aBelow == bBelow) {
            return 0;
        }
        int side = ExactOrientation.index(ax, ay, bx, by, px, py);
        return (aBelow ? side <= 0 : side >= 0) ? 1 : 0;
    }
}
