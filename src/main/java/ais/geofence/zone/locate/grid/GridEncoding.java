package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.ZoneLocator;

/**
 * How a grid's cells and leaves are written as ints.
 *
 * <p>A cell's word is the answer itself if it is not below {@link ZoneLocator#NO_ZONE}. Otherwise it is negative and its next two
 * bits give its kind: a leaf or a subgrid, by the distance from where the cell's own grid begins, so that a part of the
 * grid can be moved without change; or an inline leaf, which stands for a leaf of one zone with up to four edges in a row.
 *
 * <p>A leaf is, for each of its zones in order, a header and then runs of edges that follow each other.
 */
final class GridEncoding {
    /** Ints that can be addressed. */
    static final int MAX_INTS = 1 << 29;

    /** The most edges of an inline leaf. */
    static final int MAX_INLINE_LEAF_EDGES = 4;

    private static final int REFERENCE = 1 << 31;
    private static final int INLINE_LEAF = 1 << 30;
    private static final int SUBGRID = 1 << 29;
    private static final int INLINE_LEAF_VERTEX_BITS = 27;
    private static final int SUBGRID_OFFSET_BITS = 26;

    /** Subgrids begin at multiples of 2^3 ints. */
    private static final int ALIGNMENT_BITS = 3;

    private GridEncoding() {}

    static boolean isAnswer(int word) {
        return word >= ZoneLocator.NO_ZONE;
    }

    /** 1 for a word that is no answer, else 0. */
    static int isBusyBit(int word) {
        return word - ZoneLocator.NO_ZONE >>> 31;
    }

    static int leaf(int offset) {
        return REFERENCE | offset;
    }

    static boolean isLeaf(int word) {
        return (word & (INLINE_LEAF | SUBGRID)) == 0;
    }

    static int leafOffset(int word) {
        return word & SUBGRID - 1;
    }

    static int subgrid(int offset, int bits) {
        return REFERENCE | SUBGRID | bits << SUBGRID_OFFSET_BITS | offset >> ALIGNMENT_BITS;
    }

    /** Of a word that is no answer. */
    static boolean isSubgrid(int word) {
        return (word & (INLINE_LEAF | SUBGRID)) == SUBGRID;
    }

    /** 1 for a subgrid, else 0; of a word that is no answer. */
    static int isSubgridBit(int word) {
        return word >>> 29 & ~(word >>> 30) & 1;
    }

    static int subgridBits(int word) {
        return word >>> SUBGRID_OFFSET_BITS & 7;
    }

    static int subgridOffset(int word) {
        return (word & (1 << SUBGRID_OFFSET_BITS) - 1) << ALIGNMENT_BITS;
    }

    /** The next place where a subgrid may begin. */
    static int aligned(int offset) {
        int mask = (1 << ALIGNMENT_BITS) - 1;
        return offset + mask & ~mask;
    }

    static boolean fitsInlineLeaf(int vertex, int edges) {
        return edges <= MAX_INLINE_LEAF_EDGES && vertex < (1 << INLINE_LEAF_VERTEX_BITS) - 1;
    }

    static int inlineLeaf(int vertex, int edges, int cellParity) {
        return REFERENCE | INLINE_LEAF | cellParity << 29 | edges - 1 << INLINE_LEAF_VERTEX_BITS | vertex;
    }

    /** Of a word that is no answer. */
    static boolean isInlineLeaf(int word) {
        return (word & INLINE_LEAF) != 0;
    }

    /** 1 for an inline leaf, else 0; of a word that is no answer. */
    static int isInlineLeafBit(int word) {
        return word >>> 30 & 1;
    }

    static int inlineLeafParity(int word) {
        return word >>> 29 & 1;
    }

    static int inlineLeafEdges(int word) {
        return (word >>> INLINE_LEAF_VERTEX_BITS & 3) + 1;
    }

    static int inlineLeafVertex(int word) {
        return word & (1 << INLINE_LEAF_VERTEX_BITS) - 1;
    }

    /** The word for the same leaf or subgrid so many ints further on; any other stays as it is. */
    static int moved(int word, int distance) {
        if (isAnswer(word) || isInlineLeaf(word)) {
            return word;
        }
        return isSubgrid(word)
                ? subgrid(subgridOffset(word) + distance, subgridBits(word))
                : leaf(leafOffset(word) + distance);
    }

    /** The most zones that a header can number. */
    static final int MAX_ZONES = 1 << 28;

    /** The most vertices that a run can number. */
    static final int MAX_VERTICES = 1 << 28;

    /** The most edges of a run. */
    static final int MAX_RUN = 8;

    /** A zone in a leaf: its number, whether runs follow, its cell parity, whether it is the leaf's last. */
    static int header(int zone, boolean hasEdges, int cellParity, boolean last) {
        return zone << 3 | (hasEdges ? 4 : 0) | cellParity << 1 | (last ? 1 : 0);
    }

    static int zone(int header) {
        return header >>> 3;
    }

    static boolean hasEdges(int header) {
        return (header & 4) != 0;
    }

    static int cellParity(int header) {
        return header >>> 1 & 1;
    }

    /** The header with another cell parity where an odd number of edges was crossed. */
    static int crossed(int header, int crossings) {
        return header ^ crossings << 1;
    }

    static boolean isLast(int headerOrRun) {
        return isLastBit(headerOrRun) != 0;
    }

    /** 1 for the last, else 0. */
    static int isLastBit(int headerOrRun) {
        return headerOrRun & 1;
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

    /** 1 for a run of one edge, else 0. */
    static int isLastEdgeBit(int run) {
        return (run >>> 1 & 7) - 1 >>> 31;
    }

    /** The rest of a run of several edges. */
    static int withoutFirstEdge(int run) {
        return run + (1 << 4) - (1 << 1);
    }
}
