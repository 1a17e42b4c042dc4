package ais.geofence.zone.locate.grid;

/**
 * A square cell of the grid.
 *
 * @param west longitude of its west side, degrees
 * @param south latitude of its south side, degrees
 * @param shift its size: the low bits of x and y (see {@link GridUnits}) within it
 */
record GridCell(double west, double south, int shift) {
    /** One of 2^bits by 2^bits children, counted row by row from the south-west. */
    GridCell child(int index, int bits) {
        double size = GridUnits.cellSize(shift - bits);
        int column = index & (1 << bits) - 1;
        int row = index >> bits;
        return new GridCell(west + column * size, south + row * size, shift - bits);
    }

    boolean meetsWorld() {
        return west <= 180 && south <= 90;
    }
}
