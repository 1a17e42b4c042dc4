package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.ZoneLocator;

/**
 * What a cell holds while the grid is built: a part of a row of ints. For each zone, in order: its number times two plus its
 * cell parity (see {@link EdgeCrossing}), the number of its edges that meet the cell, and these edges. A zone without edges covers
 * the cell.
 */
record CellContent(int[] ints, int from, int to) {
    /** Ints before a zone's edges. */
    static final int HEAD = 2;

    boolean isEmpty() {
        return from == to;
    }

    int zoneAt(int at) {
        return ints[at] >> 1;
    }

    int cellParityAt(int at) {
        return ints[at] & 1;
    }

    int edgesAt(int at) {
        return ints[at + 1];
    }

    /** Where the zone after the one at a place begins. */
    int next(int at) {
        return at + HEAD + edgesAt(at);
    }

    /** All edges. */
    int edges() {
        int edges = 0;
        for (int at = from; at < to; at = next(at)) {
            edges += edgesAt(at);
        }
        return edges;
    }

    /** Whether the answer is the same in the whole cell: no zone, or a first one without edges and no other. */
    boolean isAnswer() {
        return isEmpty() || to - from == HEAD;
    }

    int answer() {
        return isEmpty() ? ZoneLocator.NO_ZONE : zoneAt(from);
    }

    /** The content of the world: all edges, but those that are all west of it. */
    static CellContent ofWorld(ZoneCoordinates zones) {
        IntArray ints = new IntArray(zones.vertices() + HEAD * zones.zones());
        for (int zone = 0; zone < zones.zones(); zone++) {
            int head = ints.addZeros(HEAD);
            int cellParity = 0;
            for (int ring = zones.ringsStart(zone); ring < zones.ringsEnd(zone); ring++) {
                for (int edge = zones.edgesStart(ring); edge < zones.edgesEnd(ring); edge++) {
                    cellParity ^= addEdge(zones.lonLat, edge, ints);
                }
            }
            ints.set(head, 2 * zone + cellParity);
            ints.set(head + 1, ints.size() - head - HEAD);
            if (ints.size() == head + HEAD && cellParity == 0) {
                ints.removeLast(HEAD);
            }
        }
        return new CellContent(ints.toArray(), 0, ints.size());
    }

    /** Adds an edge if it belongs to the world; returns what it adds to the zone's cell parity there. */
    private static int addEdge(double[] lonLat, int edge, IntArray ints) {
        double ax = lonLat[2 * edge];
        double ay = lonLat[2 * edge + 1];
        double bx = lonLat[2 * edge + 2];
        double by = lonLat[2 * edge + 3];
        double westSide = GridUnits.WEST - GridUnits.CELL_MARGIN;
        boolean inWorld = ax >= westSide || bx >= westSide;
        if (inWorld) {
            ints.add(edge);
        }
        if (ax >= westSide && bx >= westSide) {
            return 0;
        }
        // The true crossing at the world's south-western corner, and how the world's own rule counts it there.
        double west = GridUnits.WEST;
        double south = GridUnits.SOUTH;
        int crossing = EdgeCrossing.of(ax, ay, bx, by, west, south, Double.NEGATIVE_INFINITY);
        return inWorld ? crossing ^ EdgeCrossing.of(ax, ay, bx, by, west, south, westSide) : crossing;
    }
}
