package ais.geofence.zone.locate.grid;

/**
 * The grid's lines. A cell is found by rounding {@code lon + 180} and {@code lat + 90} down to units of 2^-22 degrees, some
 * 3 cm, and taking leading bits; so every line is a dyadic fraction of a degree and exact as a double.
 */
final class GridUnits {
    /** Binary digits of a unit after the point. */
    static final int BITS_PER_DEGREE = 22;

    /** Units a degree. */
    static final double PER_DEGREE = 1 << BITS_PER_DEGREE;

    /** From where longitudes are counted, degrees. */
    static final double WEST = -180;

    /** From where latitudes are counted, degrees. */
    static final double SOUTH = -90;

    /**
     * How far, in degrees, a position may lie outside the lines of the cell that it is counted to, because {@code lon + 180}
     * is rounded: by at most 2^-45. This is more, and still exact in sums with grid lines.
     */
    static final double CELL_MARGIN = 0x1p-40;

    private GridUnits() {}

    /** Units east of {@link #WEST} of a longitude from -180 to 180. */
    static int x(double lon) {
        return (int) ((lon - WEST) * PER_DEGREE);
    }

    /** Units north of {@link #SOUTH} of a latitude from -90 to 90. */
    static int y(double lat) {
        return (int) ((lat - SOUTH) * PER_DEGREE);
    }

    /** The size in degrees of a cell that drops so many low bits of x and y. */
    static double cellSize(int shift) {
        return Math.scalb(1.0, shift - BITS_PER_DEGREE);
    }
}
