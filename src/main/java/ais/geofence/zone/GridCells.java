package ais.geofence.zone;

import java.util.function.IntPredicate;

/**
 * The grid itself: a table of the world's cells, and behind the busy ones subgrids and leaves (see {@link GridWords}).
 * Immutable after it is made. A look-up allocates nothing.
 */
final class GridCells {
    /** The answer where rounding leaves it open; then the exact methods know. */
    static final int UNDECIDED = -2;

    private static final double DEGREES_PER_UNIT = 1 / GridUnits.PER_DEGREE;
    private static final double WEST_SIDE = GridUnits.WEST - GridUnits.CELL_MARGIN;

    private final double[] lonLat;
    private final GridTable table;

    /** The words of the table, again: one step less to them. */
    private final int[] tableWords;

    private final int tableShift;
    private final int tableColumns;
    private final int[] cells;
    private final boolean covers;

    /** No determinant of a position and an edge has a larger rounding error. */
    private final double largestError;

    GridCells(ZoneCoordinates zones, BoundaryRule rule, GridTable table, int[] cells) {
        this.lonLat = zones.lonLat;
        this.table = table;
        this.tableWords = table.words();
        this.tableShift = table.shift();
        this.tableColumns = table.columns();
        this.cells = cells;
        this.covers = rule == BoundaryRule.COVERS;
        double reach = 180 + Math.max(180, zones.largestCoordinate());
        this.largestError = 4 * ExactOrientation.RELATIVE_ERROR * reach * reach;
    }

    GridTable table() {
        return table;
    }

    int[] cells() {
        return cells;
    }

    /** The first zone of a position in the world, or {@link #UNDECIDED}; quick. */
    int quickZone(double lon, double lat) {
        int x = GridUnits.x(lon);
        long found = find(x, GridUnits.y(lat));
        return found >= ZoneLocator.NO_ZONE ? (int) found : quickLeaf((int) found, lon, lat, westSide(x, found));
    }

    /** The first zone of a position in the world, whatever it takes. */
    int exactZone(double lon, double lat) {
        return walk(lon, lat, zone -> true);
    }

    /** The zones of a position in the world, in order, until the visitor returns true; the zone where it did, or none. */
    int walk(double lon, double lat, IntPredicate visitor) {
        int x = GridUnits.x(lon);
        long found = find(x, GridUnits.y(lat));
        if (found < ZoneLocator.NO_ZONE) {
            return walkLeaf((int) found, lon, lat, westSide(x, found), visitor);
        }
        return found != ZoneLocator.NO_ZONE && visitor.test((int) found) ? (int) found : ZoneLocator.NO_ZONE;
    }

    /** The answer for a place in the world, if not below {@link ZoneLocator#NO_ZONE}; else its leaf and the shift of its cell. */
    private long find(int x, int y) {
        int shift = tableShift;
        int word = tableWords[(y >> shift) * tableColumns + (x >> shift)];
        int base = 0;
        while (!GridWords.isAnswer(word)) {
            if (GridWords.isLeaf(word)) {
                return Long.MIN_VALUE | (long) shift << Integer.SIZE | base + GridWords.leafOffset(word);
            }
            int bits = GridWords.subgridBits(word);
            base += GridWords.subgridOffset(word);
            shift -= bits;
            int mask = (1 << bits) - 1;
            word = cells[base + ((y >> shift & mask) << bits) + (x >> shift & mask)];
        }
        return word;
    }

    /** The longitude of the west side of the cell that was found; exact. */
    private static double westSide(int x, long found) {
        int shift = (int) (found >>> Integer.SIZE) & 63;
        return ((long) x >> shift << shift) * DEGREES_PER_UNIT + WEST_SIDE;
    }

    private int quickLeaf(int leaf, double lon, double lat, double westSide) {
        int at = leaf;
        while (true) {
            int header = cells[at++];
            int inside = GridWords.base(header);
            if (GridWords.hasEdges(header)) {
                int run;
                do {
                    run = cells[at++];
                    int crossings = quickCrossings(run, lon, lat, westSide);
                    if (crossings == UNDECIDED) {
                        return UNDECIDED;
                    }
                    inside ^= crossings;
                } while (!GridWords.isLast(run));
            }
            if (inside != 0) {
                return GridWords.zone(header);
            }
            if (GridWords.isLast(header)) {
                return ZoneLocator.NO_ZONE;
            }
        }
    }

    /**
     * The parity of {@link EdgeCrossing} over a run, without a branch for each edge: sign bits of differences stand for
     * comparisons (the difference of two doubles is zero only if they are equal, and never -0.0 here).
     */
    private int quickCrossings(int run, double lon, double lat, double westSide) {
        int at = 2 * GridWords.firstVertex(run);
        int end = at + 2 * GridWords.edges(run);
        double ax = lonLat[at];
        double ay = lonLat[at + 1];
        double fromX = ax - lon;
        double fromY = ay - lat;
        int aSouth = signBit(fromY);
        int aWest = signBit(ax - westSide);
        int parity = 0;
        while (at < end) {
            at += 2;
            double bx = lonLat[at];
            double by = lonLat[at + 1];
            double toX = bx - lon;
            double toY = by - lat;
            double left = fromX * toY;
            double right = fromY * toX;
            double side = left - right;
            if (!(Math.abs(side) > largestError) && isUndecided(left, right)) {
                return UNDECIDED;
            }
            int bSouth = signBit(toY);
            int bWest = signBit(bx - westSide);
            int goesDown = signBit(by - ay);
            // An end west of the cell is as far below or above as the edge goes there.
            int aBelow = aSouth ^ aWest & (aSouth ^ goesDown ^ 1);
            int bBelow = bSouth ^ bWest & (bSouth ^ goesDown);
            parity ^= (aBelow ^ bBelow) & (signBit(side) ^ bBelow);
            ay = by;
            fromX = toX;
            fromY = toY;
            aSouth = bSouth;
            aWest = bWest;
        }
        return parity;
    }

    private static int signBit(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> 63);
    }

    /** The filter of {@link ExactOrientation}. */
    private static boolean isUndecided(double left, double right) {
        double error =
                ExactOrientation.RELATIVE_ERROR * (Math.abs(left) + Math.abs(right)) + ExactOrientation.UNDERFLOW_ERROR;
        return !(Math.abs(left - right) > error);
    }

    private int walkLeaf(int leaf, double lon, double lat, double westSide, IntPredicate visitor) {
        int at = leaf;
        while (true) {
            int header = cells[at++];
            int inside = GridWords.base(header);
            boolean onBoundary = false;
            if (GridWords.hasEdges(header)) {
                int run;
                do {
                    run = cells[at++];
                    int first = GridWords.firstVertex(run);
                    for (int edge = first; edge < first + GridWords.edges(run); edge++) {
                        inside ^= crossing(edge, lon, lat, westSide);
                        onBoundary |= isOn(edge, lon, lat);
                    }
                } while (!GridWords.isLast(run));
            }
            boolean found = onBoundary ? covers : inside != 0;
            if (found && visitor.test(GridWords.zone(header))) {
                return GridWords.zone(header);
            }
            if (GridWords.isLast(header)) {
                return ZoneLocator.NO_ZONE;
            }
        }
    }

    private int crossing(int edge, double lon, double lat, double westSide) {
        int at = 2 * edge;
        return EdgeCrossing.of(lonLat[at], lonLat[at + 1], lonLat[at + 2], lonLat[at + 3], lon, lat, westSide);
    }

    private boolean isOn(int edge, double lon, double lat) {
        int at = 2 * edge;
        double ax = lonLat[at];
        double ay = lonLat[at + 1];
        double bx = lonLat[at + 2];
        double by = lonLat[at + 3];
        return Math.min(ax, bx) <= lon
                && lon <= Math.max(ax, bx)
                && Math.min(ay, by) <= lat
                && lat <= Math.max(ay, by)
                && ExactOrientation.index(ax, ay, bx, by, lon, lat) == 0;
    }
}
