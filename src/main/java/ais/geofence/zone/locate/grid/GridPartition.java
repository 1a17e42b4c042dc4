package ais.geofence.zone.locate.grid;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Divides a cell of the grid into 2^bits by 2^bits children. In a child a zone without edges that is inside covers it, and
 * zones after it are left out where they can't be the first.
 *
 * <p>One sweep for each zone: its edges are entered in the children they meet, and where they cross the rows' southern lines,
 * which tells for a whole row at once (one bit a column) which children's corners are inside.
 */
final class GridPartition {
    /** The most bits: a row's columns fit a long. */
    static final int MAX_BITS = 6;

    /**
     * Degrees by which the children that an edge meets are rounded up. For coordinates up to 2^20 degrees the
     * floating-point error of a crossing is below 6 * 2^-53 * 2^21, plus the {@link GridUnits#CELL_MARGIN}.
     */
    private static final double PAD = 0x1p-28;

    private final double[] lonLat;
    private final double west;
    private final double south;
    private final double size;
    private final int bits;
    private final int columns;
    private final IntPredicate endsList;

    /** For each row, one bit a column. */
    private final long[] covered;

    private final long[] touched;
    private final long[] toggled;
    private final long[] childParities;

    /** The edges of the current zone in each child. */
    private final int[] edgeCounts;

    private final IntArray zoneCells = new IntArray(64);
    private final IntArray zoneEdges = new IntArray(64);
    private final IntArray cells;
    private final IntArray values;
    private int firstRow;
    private int lastRow;

    /**
     * An empty partition.
     *
     * @param cell what is divided
     * @param bits the children are 2^bits by 2^bits
     * @param endsList whether zones after this one are left out of a child that it covers
     * @param capacity ints to expect
     */
    GridPartition(ZoneCoordinates zones, GridCell cell, int bits, IntPredicate endsList, int capacity) {
        this.lonLat = zones.lonLat;
        this.west = cell.west();
        this.south = cell.south();
        this.size = GridUnits.cellSize(cell.shift() - bits);
        this.bits = bits;
        this.columns = 1 << bits;
        this.endsList = endsList;
        covered = new long[columns];
        touched = new long[columns];
        toggled = new long[columns];
        childParities = new long[columns];
        edgeCounts = new int[columns * columns];
        cells = new IntArray(capacity);
        values = new IntArray(capacity);
    }

    /** Ints held for all children so far. */
    int size() {
        return values.size();
    }

    /**
     * Divides one zone; zones come in their order.
     *
     * @param content what the cell holds
     * @param at where the zone is in it
     */
    void addZone(CellContent content, int at) {
        int zone = content.zoneAt(at);
        int cellParity = content.cellParityAt(at);
        firstRow = columns;
        lastRow = -1;
        zoneCells.clear();
        zoneEdges.clear();
        for (int i = at + CellContent.HEAD; i < content.next(at); i++) {
            addEdge(content.ints()[i]);
        }
        int start = cellParity == 0 ? firstRow : 0;
        int end = cellParity == 0 ? lastRow + 1 : columns;
        for (int row = start; row < end; row++) {
            finishRow(zone, cellParity, row);
        }
        for (int i = 0; i < zoneCells.size(); i++) {
            int cell = zoneCells.get(i);
            edgeCounts[cell] = 0;
            if ((covered[cell >> bits] >>> (cell & columns - 1) & 1) == 0) {
                add(cell, zoneEdges.get(i));
            }
        }
        for (int row = start; row < end; row++) {
            touched[row] = 0;
            toggled[row] = 0;
            childParities[row] = 0;
        }
    }

    /** The contents of the children, row by row from the south-west. */
    CellContent[] finish() {
        int[] starts = new int[columns * columns + 1];
        for (int i = 0; i < cells.size(); i++) {
            starts[cells.get(i) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] ints = new int[values.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[next[cells.get(i)]++] = values.get(i);
        }
        CellContent[] children = new CellContent[columns * columns];
        Arrays.setAll(children, cell -> new CellContent(ints, starts[cell], starts[cell + 1]));
        return children;
    }

    private void finishRow(int zone, int cellParity, int row) {
        long open = ~covered[row] & -1L >>> (64 - columns);
        long inside = runningParity(toggled[row]) ^ -cellParity;
        long covers = inside & ~touched[row] & open;
        for (long left = covers; left != 0; left &= left - 1) {
            int cell = (row << bits) + Long.numberOfTrailingZeros(left);
            add(cell, 2 * zone + 1);
            add(cell, 0);
        }
        if (endsList.test(zone)) {
            covered[row] |= covers;
        }
        long parities = inside ^ childParities[row];
        for (long left = touched[row] & open; left != 0; left &= left - 1) {
            int column = Long.numberOfTrailingZeros(left);
            int cell = (row << bits) + column;
            add(cell, 2 * zone + (int) (parities >>> column & 1));
            add(cell, edgeCounts[cell]);
        }
    }

    /** Bit n of the result is the parity of the bits 0 to n. */
    private static long runningParity(long bits) {
        long parity = bits;
        for (int shift = 1; shift < 64; shift *= 2) {
            parity ^= parity << shift;
        }
        return parity;
    }

    private void add(int cell, int value) {
        cells.add(cell);
        values.add(value);
    }

    private void addEdge(int edge) {
        double ax = lonLat[2 * edge];
        double ay = lonLat[2 * edge + 1];
        double bx = lonLat[2 * edge + 2];
        double by = lonLat[2 * edge + 3];
        toggleRows(ax, ay, bx, by);
        touchCells(edge, ax, ay, bx, by);
    }

    /** Notes for each row the first column whose south-western corner has a ray that crosses the edge; the later ones' do too. */
    private void toggleRows(double ax, double ay, double bx, double by) {
        double westSide = west - GridUnits.CELL_MARGIN;
        boolean goesDown = by < ay;
        boolean fromBelow = ax < westSide && !goesDown || bx < westSide && goesDown;
        boolean toAbove = ax < westSide && goesDown || bx < westSide && !goesDown;
        double low = Math.min(ay, by);
        double high = Math.max(ay, by);
        int from = fromBelow ? 0 : rowAbove(low);
        int to = toAbove ? columns : rowAbove(high);
        for (int row = from; row < to; row++) {
            double y = south + row * size;
            double x = ay == by ? westSide : lonAt(Math.max(low, Math.min(y, high)), ax, ay, bx, by);
            int column = withinColumns(Math.ceil((x - PAD - west) / size));
            while (column < columns && !isEastOf(column, x, y, ax, ay, bx, by, westSide)) {
                column++;
            }
            if (column < columns) {
                toggled[row] ^= 1L << column;
                reach(row);
            }
        }
    }

    /** About where an edge that is not level is at one of its latitudes: by its share of the way, as a slope can overflow. */
    private static double lonAt(double lat, double ax, double ay, double bx, double by) {
        return ax + (lat - ay) / (by - ay) * (bx - ax);
    }

    private boolean isEastOf(
            int column, double x, double y, double ax, double ay, double bx, double by, double westSide) {
        double corner = west + column * size;
        return corner > x + PAD || EdgeCrossing.of(ax, ay, bx, by, corner, y, westSide) == 1;
    }

    /** The first row whose southern line is above a latitude; at most the number of rows. */
    private int rowAbove(double lat) {
        int row = withinColumns(Math.floor((lat - south) / size));
        // The row that holds it; if rounding took the difference up to the next line, that row already.
        return row < columns && south + row * size <= lat ? row + 1 : row;
    }

    /** Enters the edge in all children that it meets, and perhaps in some that it nearly does. */
    private void touchCells(int edge, double ax, double ay, double bx, double by) {
        double low = Math.min(ay, by);
        double high = Math.max(ay, by);
        double left = Math.min(ax, bx);
        double right = Math.max(ax, bx);
        double fromRow = Math.floor((low - PAD - south) / size);
        double toRow = Math.floor((high + PAD - south) / size);
        int last = (int) Math.min(toRow, columns - 1);
        for (int row = (int) Math.max(0, fromRow); row <= last; row++) {
            double rowLeft = left;
            double rowRight = right;
            if (fromRow != toRow && ay != by) {
                double x1 = lonAt(Math.max(low, south + row * size - PAD), ax, ay, bx, by);
                double x2 = lonAt(Math.min(high, south + (row + 1) * size + PAD), ax, ay, bx, by);
                rowLeft = Math.max(left, Math.min(x1, x2));
                rowRight = Math.min(right, Math.max(x1, x2));
            }
            touchColumns(edge, row, rowLeft - PAD, rowRight + PAD, ax, ay, bx, by);
        }
    }

    private void touchColumns(
            int edge, int row, double left, double right, double ax, double ay, double bx, double by) {
        double fromColumn = Math.floor((left - west) / size);
        double toColumn = Math.floor((right - west) / size);
        int last = (int) Math.min(toColumn, columns - 1);
        for (int column = (int) Math.max(0, fromColumn); column <= last; column++) {
            double corner = west + column * size;
            double westSide = corner - GridUnits.CELL_MARGIN;
            if (ax < westSide && bx < westSide) {
                break;
            }
            if (ax <= corner || bx <= corner) {
                int crossing = EdgeCrossing.of(ax, ay, bx, by, corner, south + row * size, westSide);
                childParities[row] ^= (long) crossing << column;
            }
            int cell = (row << bits) + column;
            edgeCounts[cell]++;
            touched[row] |= 1L << column;
            reach(row);
            zoneCells.add(cell);
            zoneEdges.add(edge);
        }
    }

    private void reach(int row) {
        firstRow = Math.min(firstRow, row);
        lastRow = Math.max(lastRow, row);
    }

    private int withinColumns(double value) {
        return (int) Math.max(0, Math.min(value, columns));
    }
}
