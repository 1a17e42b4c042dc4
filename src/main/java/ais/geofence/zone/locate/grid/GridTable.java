package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.ZoneLocator;
import java.util.Arrays;

/**
 * The top level of a grid: the world's cells, row by row from the south-west. The easternmost column and the northernmost
 * row are for +180 and +90.
 *
 * @param words a word for each cell, see {@link GridEncoding}
 * @param shift the low bits of x and y (see {@link GridUnits}) within a cell
 * @param columns cells a row
 */
record GridTable(int[] words, int shift, int columns) {
    /** A table of empty cells. */
    static GridTable empty(int shift) {
        int columns = (GridUnits.x(180) >> shift) + 1;
        int rows = (GridUnits.y(90) >> shift) + 1;
        int[] words = new int[columns * rows];
        Arrays.fill(words, ZoneLocator.NO_ZONE);
        return new GridTable(words, shift, columns);
    }
}
