package ais.geofence.zone.locate.grid;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.ExactOrientation;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Location;

/**
 * The grid itself: a table of the world's cells, and behind the busy ones subgrids and leaves (see {@link GridEncoding}).
 * Immutable after it is made. A look-up allocates nothing.
 */
final class GridCells {
    /** The answer where rounding leaves it open; then the exact methods know. */
    static final int UNDECIDED = -2;

    private static final int ON_BOUNDARY = 2;

    /** Marks an inline leaf among what is found. */
    private static final long INLINE_LEAF = 1L << 62;

    private static final double DEGREES_PER_UNIT = 1 / GridUnits.PER_DEGREE;
    private static final double WEST_SIDE = GridUnits.WEST - GridUnits.CELL_MARGIN;

    private final double[] lonLat;
    private final VertexZones vertexZones;
    private final GridTable table;

    /** The words of the table, again: one step less to them. */
    private final int[] tableWords;

    private final int tableShift;
    private final int tableColumns;
    private final int[] cells;
    private final BoundaryRule rule;

    /** No determinant of a position and an edge has a larger rounding error. */
    private final double largestError;

    GridCells(ZoneCoordinates zones, VertexZones vertexZones, BoundaryRule rule, GridTable table, int[] cells) {
        this.lonLat = zones.lonLat;
        this.vertexZones = vertexZones;
        this.table = table;
        this.tableWords = table.words();
        this.tableShift = table.shift();
        this.tableColumns = table.columns();
        this.cells = cells;
        this.rule = rule;
        double reach = 180 + Math.max(180, zones.largestCoordinate());
        this.largestError = 4 * ExactOrientation.RELATIVE_ERROR * reach * reach;
    }

    GridTable table() {
        return table;
    }

    VertexZones vertexZones() {
        return vertexZones;
    }

    int[] cells() {
        return cells;
    }

    /** Longitude and latitude of the zones' vertices in turn, see {@link ZoneCoordinates}. */
    double[] lonLat() {
        return lonLat;
    }

    /** The first zone of a position in the world, or {@link #UNDECIDED}; quick. */
    int quickZone(double lon, double lat) {
        int x = GridUnits.x(lon);
        long found = find(x, GridUnits.y(lat));
        if (found >= ZoneLocator.NO_ZONE) {
            return (int) found;
        }
        double westSide = westSide(x, found);
        return isInlineLeaf(found)
                ? quickInlineLeaf((int) found, lon, lat, westSide)
                : quickLeaf((int) found, lon, lat, westSide);
    }

    /** The first zone of a position in the world, whatever it takes. */
    int exactZone(double lon, double lat) {
        return walk(lon, lat, zone -> true);
    }

    /** The zones of a position in the world, in order, until the visitor returns true; the zone where it did, or none. */
    int walk(double lon, double lat, IntPredicate visitor) {
        int x = GridUnits.x(lon);
        long found = find(x, GridUnits.y(lat));
        if (found >= ZoneLocator.NO_ZONE) {
            int zone = (int) found;
            return zone != ZoneLocator.NO_ZONE && visitor.test(zone) ? zone : ZoneLocator.NO_ZONE;
        }
        double westSide = westSide(x, found);
        return isInlineLeaf(found)
                ? walkInlineLeaf((int) found, lon, lat, westSide, visitor)
                : walkLeaf((int) found, lon, lat, westSide, visitor);
    }

    /**
     * What answers for a place in the world: the zone or {@link ZoneLocator#NO_ZONE}; else a lower number that has the shift
     * of the cell, {@link #INLINE_LEAF} if it is one, and its word, or where its leaf is.
     */
    long find(int x, int y) {
        int shift = tableShift;
        int word = tableWords[(y >> shift) * tableColumns + (x >> shift)];
        int base = 0;
        while (word < ZoneLocator.NO_ZONE && GridEncoding.isSubgrid(word)) {
            int bits = GridEncoding.subgridBits(word);
            base += GridEncoding.subgridOffset(word);
            shift -= bits;
            int mask = (1 << bits) - 1;
            word = cells[base + ((y >> shift & mask) << bits) + (x >> shift & mask)];
        }
        if (GridEncoding.isAnswer(word)) {
            return word;
        }
        long found = Long.MIN_VALUE | (long) shift << Integer.SIZE;
        return GridEncoding.isInlineLeaf(word)
                ? found | INLINE_LEAF | Integer.toUnsignedLong(word)
                : found | base + GridEncoding.leafOffset(word);
    }

    static boolean isInlineLeaf(long found) {
        return (found & INLINE_LEAF) != 0;
    }

    /** The longitude of the west side of the cell that was found; exact. */
    static double westSide(int x, long found) {
        return westSide(x, (int) (found >>> Integer.SIZE) & 63);
    }

    /** The longitude of the west side of a cell with so many low bits of x; exact. */
    static double westSide(int x, int shift) {
        return ((long) x >> shift << shift) * DEGREES_PER_UNIT + WEST_SIDE;
    }

    int quickInlineLeaf(int word, double lon, double lat, double westSide) {
        int vertex = GridEncoding.inlineLeafVertex(word);
        int crossings = quickCrossings(vertex, GridEncoding.inlineLeafEdges(word), lon, lat, westSide);
        if (crossings == UNDECIDED) {
            return UNDECIDED;
        }
        return crossings != GridEncoding.inlineLeafParity(word) ? vertexZones.zone(vertex) : ZoneLocator.NO_ZONE;
    }

    private int quickLeaf(int leaf, double lon, double lat, double westSide) {
        int at = leaf;
        while (true) {
            int header = cells[at++];
            int inside = GridEncoding.cellParity(header);
            if (GridEncoding.hasEdges(header)) {
                int run;
                do {
                    run = cells[at++];
                    int crossings =
                            quickCrossings(GridEncoding.firstVertex(run), GridEncoding.edges(run), lon, lat, westSide);
                    if (crossings == UNDECIDED) {
                        return UNDECIDED;
                    }
                    inside ^= crossings;
                } while (!GridEncoding.isLast(run));
            }
            if (inside != 0) {
                return GridEncoding.zone(header);
            }
            if (GridEncoding.isLast(header)) {
                return ZoneLocator.NO_ZONE;
            }
        }
    }

    /**
     * The parity of {@link EdgeCrossing} over a run, or {@link #UNDECIDED}; without a branch for each edge: sign bits of differences stand for
     * comparisons (the difference of two doubles is zero only if they are equal, and never -0.0 here).
     */
    int quickCrossings(int vertex, int edges, double lon, double lat, double westSide) {
        int at = 2 * vertex;
        int end = at + 2 * edges;
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

    private int walkInlineLeaf(int word, double lon, double lat, double westSide, IntPredicate visitor) {
        int vertex = GridEncoding.inlineLeafVertex(word);
        int place = place(vertex, GridEncoding.inlineLeafEdges(word), lon, lat, westSide);
        int zone = vertexZones.zone(vertex);
        return isIn(place, GridEncoding.inlineLeafParity(word)) && visitor.test(zone) ? zone : ZoneLocator.NO_ZONE;
    }

    private int walkLeaf(int leaf, double lon, double lat, double westSide, IntPredicate visitor) {
        int at = leaf;
        while (true) {
            int header = cells[at++];
            int place = 0;
            if (GridEncoding.hasEdges(header)) {
                int run;
                do {
                    run = cells[at++];
                    int inRun = place(GridEncoding.firstVertex(run), GridEncoding.edges(run), lon, lat, westSide);
                    place = place == ON_BOUNDARY || inRun == ON_BOUNDARY ? ON_BOUNDARY : place ^ inRun;
                } while (!GridEncoding.isLast(run));
            }
            int zone = GridEncoding.zone(header);
            if (isIn(place, GridEncoding.cellParity(header)) && visitor.test(zone)) {
                return zone;
            }
            if (GridEncoding.isLast(header)) {
                return ZoneLocator.NO_ZONE;
            }
        }
    }

    private boolean isIn(int place, int cellParity) {
        if (place == ON_BOUNDARY) {
            return rule.accepts(Location.BOUNDARY);
        }
        return rule.accepts(place != cellParity ? Location.INTERIOR : Location.EXTERIOR);
    }

    /** The parity of {@link EdgeCrossing} over edges in a row, or {@link #ON_BOUNDARY}. */
    private int place(int vertex, int edges, double lon, double lat, double westSide) {
        int parity = 0;
        for (int at = 2 * vertex; at < 2 * (vertex + edges); at += 2) {
            double ax = lonLat[at];
            double ay = lonLat[at + 1];
            double bx = lonLat[at + 2];
            double by = lonLat[at + 3];
            if (isOn(ax, ay, bx, by, lon, lat)) {
                return ON_BOUNDARY;
            }
            parity ^= EdgeCrossing.of(ax, ay, bx, by, lon, lat, westSide);
        }
        return parity;
    }

    private static boolean isOn(double ax, double ay, double bx, double by, double lon, double lat) {
        return Math.min(ax, bx) <= lon
                && lon <= Math.max(ax, bx)
                && Math.min(ay, by) <= lat
                && lat <= Math.max(ay, by)
                && ExactOrientation.index(ax, ay, bx, by, lon, lat) == 0;
    }
}
