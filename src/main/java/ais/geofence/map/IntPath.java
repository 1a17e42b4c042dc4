package ais.geofence.map;

import java.util.stream.IntStream;

/** A line on a raster as steps; a place equal to the one before is left out. */
final class IntPath {
    private final IntStream.Builder steps = IntStream.builder();
    private boolean begun;
    private int x;
    private int y;

    void to(int nextX, int nextY) {
        if (!begun || nextX != x || nextY != y) {
            steps.add(nextX - x).add(nextY - y);
            begun = true;
            x = nextX;
            y = nextY;
        }
    }

    /** In turn the steps in x and y. */
    int[] steps() {
        return steps.build().toArray();
    }
}
