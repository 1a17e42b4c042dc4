package ais.geofence.zone.locate.grid;

/**
 * How finely a grid divides the world.
 *
 * @param childrenPerEdge the children that an edge of a cell is worth
 * @param coarseness 0 for the usual detail; each step halves the cells' number in both directions
 */
record GridDetail(double childrenPerEdge, int coarseness) {
    /** From here on the whole world is one cell. */
    private static final int COARSEST = 9;

    /** Leaves with so few edges are not worth dividing. */
    private static final int LEAF_EDGES = 6;

    private static final double LEAST_CHILDREN_PER_EDGE = 4;
    private static final double MOST_CHILDREN_PER_EDGE = 64;

    /** Cells that may be spent whatever the zones: 4 MB. */
    private static final double FREE_CELLS = 1 << 20;

    /** A cell is divided only so often with half of its edges in one child. */
    private static final int MAX_FRUITLESS = 2;

    /** The usual detail: where there are few edges, finer cells cost little memory and save edges at the look-up. */
    static GridDetail usual(int vertices) {
        double affordable = FREE_CELLS / Math.max(1, vertices);
        return new GridDetail(Math.max(LEAST_CHILDREN_PER_EDGE, Math.min(affordable, MOST_CHILDREN_PER_EDGE)), 0);
    }

    GridDetail coarser() {
        return new GridDetail(childrenPerEdge, coarseness + 1);
    }

    boolean isCoarsest() {
        return coarseness == COARSEST;
    }

    private int leafEdges() {
        return childrenPerEdge > LEAST_CHILDREN_PER_EDGE ? LEAF_EDGES / 2 : LEAF_EDGES;
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
        if (edges <= leafEdges() << coarseness || fruitless == MAX_FRUITLESS || shift == 0) {
            return 0;
        }
        double children = childrenPerEdge * edges / (1 << 2 * coarseness);
        int bits = (int) Math.round(Math.log(children) / Math.log(4));
        int most = fruitless > 0 ? 2 : GridPartition.MAX_BITS;
        return Math.max(1, Math.min(Math.min(bits, most), shift));
    }

    /**
     * Past so many ints what is behind a cell of the table is divided no further. Only edges that lie on each other get
     * there: a cell's division would not part them, only repeat them.
     *
     * @param contentInts ints that the cell of the table held
     */
    long maxSubtreeInts(int contentInts) {
        return (1 << 16) + 64L * contentInts;
    }
}
