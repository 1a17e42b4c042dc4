package ais.geofence.zone;

/**
 * How a grid's cells and leaves are written as ints.
 *
 * <p>A cell's word is the answer itself if it is not below {@link ZoneLocator#NO_ZONE}. Else it leads to a leaf or to a
 * subgrid, by the distance from where the cell's own grid begins, so a part of the grid can be moved without change.
 *
 * <p>A leaf is, for each of its zones in order, a header and then runs of edges that follow each other.
 */
final class GridWords {
    /** Subgrids begin at multiples of 2^3 ints. */
    private static final int ALIGNMENT_BITS = 3;

    /** Ints that can be addressed. */
    static final long MAX_INTS = 1L << 30;

    private static final int REFERENCE = 1 << 31;
    private static final int SUBGRID = 1 << 30;
    private static final int SUBGRID_OFFSET_BITS = 27;

    private GridWords() {}

    /** The next place where a subgrid may begin. */
    static int aligned(int offset) {
        int mask = (1 << ALIGNMENT_BITS) - 1;
        return offset + mask & ~mask;
    }

    static int leaf(int offset) {
        return REFERENCE | offset;
    }

    static int subgrid(int offset, int bits) {
        return REFERENCE | SUBGRID | bits << SUBGRID_OFFSET_BITS | offset >> ALIGNMENT_BITS;
    }

    static boolean isAnswer(int word) {
        return word >= ZoneLocator.NO_ZONE;
    }

    static boolean isLeaf(int word) {
        return (word & SUBGRID) == 0;
    }

    static int leafOffset(int word) {
        return word & SUBGRID - 1;
    }

    static int subgridBits(int word) {
        return word >>> SUBGRID_OFFSET_BITS & 7;
    }

    static int subgridOffset(int word) {
        return (word & (1 << SUBGRID_OFFSET_BITS) - 1) << ALIGNMENT_BITS;
    }

    /** The word for the same leaf or subgrid so many ints further on; an answer stays as it is. */
    static int moved(int word, int distance) {
        if (isAnswer(word)) {
            return word;
        }
        return isLeaf(word)
                ? leaf(leafOffset(word) + distance)
                : subgrid(subgridOffset(word) + distance, subgridBits(word));
    }

    /** The most zones that a header can number. */
    static final int MAX_ZONES = 1 << 28;

    /** The most vertices that a run can number. */
    static final int MAX_VERTICES = 1 << 28;

    /** The most edges of a run. */
    static final int MAX_RUN = 8;

    /** A zone in a leaf: its number, whether runs follow, its base, whether it is the leaf's last. */
    static int header(int zone, boolean hasEdges, int base, boolean last) {
        return zone << 3 | (hasEdges ? 4 : 0) | base << 1 | (last ? 1 : 0);
    }

    static int zone(int header) {
        return header >>> 3;
    }

    static boolean hasEdges(int header) {
        return (header & 4) != 0;
    }

    static int base(int header) {
        return header >>> 1 & 1;
    }

    static boolean isLast(int headerOrRun) {
        return (headerOrRun & 1) != 0;
    }

    /** Edges from vertex to vertex, so many, and whether they are the zone's last in the leaf. */
    static int run(int vertex, int edges, boolean last) {
        return vertex << 4 | edges - 1 << 1 | (last ? 1 : 0);
    }

    static int firstVertex(int run) {
        return run >>> 4;
    }

    static int edges(int run) {
        return (run >>> 1 & 7) + 1;
    }
}
