package ais.geofence.zone;

/**
 * How finely a grid divides the world.
 *
 * @param coarseness 0 for the usual detail; each step halves the cells' number in both directions
 */
record GridDetail(int coarseness) {
    /** From here on the whole world is one cell. */
    private static final int COARSEST = 9;

    /** Leaves with so few edges are not worth dividing. */
    private static final int LEAF_EDGES = 6;

    /** The children that an edge of a cell is worth. */
    private static final double CHILDREN_PER_EDGE = 4;

    /** A cell is divided only so often with half of its edges in one child. */
    private static final int MAX_FRUITLESS = 2;

    GridDetail coarser() {
        return new GridDetail(coarseness + 1);
    }

    boolean isCoarsest() {
        return coarseness == COARSEST;
    }

    /** The low bits of x and y within a cell of the table: of 1 degree, if not coarser. */
    int tableShift() {
        return GridUnits.BITS_PER_DEGREE + coarseness;
    }

    /**
     * How finely to divide a cell: into 2^n by 2^n children, not at all for 0.
     *
     * @param edges how many meet it
     * @param shift the low bits of x and y within it
     * @param fruitless how often in a row dividing left half of the edges in one child
     */
    int childBits(int edges, int shift, int fruitless) {
        if (edges <= LEAF_EDGES << coarseness || fruitless == MAX_FRUITLESS || shift == 0) {
            return 0;
        }
        double children = CHILDREN_PER_EDGE * edges / (1 << 2 * coarseness);
        int bits = (int) Math.round(Math.log(children) / Math.log(4));
        int most = fruitless > 0 ? 2 : GridPartition.MAX_BITS;
        return Math.max(1, Math.min(Math.min(bits, most), shift));
    }
}
