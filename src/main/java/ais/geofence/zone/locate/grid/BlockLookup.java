package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.ZoneLocator;

/**
 * The look-up of {@link GridCells#quickZone} for a block of positions: it takes each step for all positions that need it before the
 * next. The reads of one step do not wait for each other, so that in a grid larger than the processor's cache a position
 * takes a fraction of the time. In a smaller grid it takes more. Holds the state of a block, so it is not thread-safe.
 *
 * <p>Places to read are worked out in one loop and read in another, whose few instructions let the processor begin more
 * reads at once. What comes of a step is not branched on, as the processor could not foresee it: a position is written to every
 * list, and only the end of the list where it belongs moves on.
 */
final class BlockLookup {
    /** Positions of a block: many reads to wait for at once, and a state that stays in the processor's first cache. */
    static final int POSITIONS = 256;

    /** The header of an inline leaf's zone, whose number is not in the leaf; parity and end are those of a usual header. */
    private static final int UNNUMBERED = Integer.MIN_VALUE;

    /** The last number that an edge in {@link ZoneCoordinates#lonLat} has behind its first. */
    private static final int EDGE_END = 3;

    private final GridCells grid;
    private final int[] cells;
    private final double[] lonLat;
    private final VertexZones vertexZones;

    // Of each position of the block, by its place in the block.

    private final int[] x = new int[POSITIONS];
    private final int[] y = new int[POSITIONS];

    /** The word of its cell. */
    private final int[] words = new int[POSITIONS];

    /** The low bits of x and y within its cell. */
    private final int[] shifts = new int[POSITIONS];

    /** Where its cell's own grid begins; in a leaf, the next int to read. */
    private final int[] bases = new int[POSITIONS];

    /** The header of the zone that it is compared with; its parity takes in the edges compared so far. */
    private final int[] headers = new int[POSITIONS];

    /** The edges to compare next, as a run. */
    private final int[] runs = new int[POSITIONS];

    // Lists of positions, by what they need next.

    /** Any step. */
    private final int[] waiting = new int[POSITIONS];

    /** The word of a subgrid's cell. */
    private final int[] subgrids = new int[POSITIONS];

    private int subgridCount;

    /** A header or run of a leaf. */
    private final int[] leaves = new int[POSITIONS];

    private int leafCount;

    /** What an inline leaf says: the edges, and if they contain the position, the number of the zone. */
    private final int[] inlineLeaves = new int[POSITIONS];

    private int inlineLeafCount;

    // What is read for a list, in its order.

    private final int[] places = new int[POSITIONS];
    private final int[] read = new int[POSITIONS];

    /** Nobody asks for these numbers; they are read to be in the cache when edges are compared. */
    private final double[] coordinates = new double[POSITIONS];

    BlockLookup(GridCells grid) {
        this.grid = grid;
        this.cells = grid.cells();
        this.lonLat = grid.lonLat();
        this.vertexZones = grid.vertexZones();
    }

    /**
     * Does what {@link ZoneLocator#firstZones} does, but answers {@link GridCells#UNDECIDED} where the quick look-up does, for an invalid position
     * and for one at the antimeridian.
     */
    void quickZones(double[] lon, double[] lat, int from, int to, int[] zones) {
        for (int start = from; start < to; start += POSITIONS) {
            block(lon, lat, start, Math.min(POSITIONS, to - start), zones);
        }
    }

    private void block(double[] lon, double[] lat, int start, int count, int[] zones) {
        leafCount = 0;
        inlineLeafCount = 0;
        list(readTable(lon, lat, start, count, zones));
        while (subgridCount > 0) {
            list(readSubgrids(start, zones));
        }
        int open = beginInlineLeaves();
        open = readLeaves(true, open, start, zones);
        while (open > 0) {
            touchEdges(open);
            open = compareEdges(open, lon, lat, start, zones);
            open = readLeaves(false, open, start, zones);
            readNumbers(start, zones);
        }
    }

    /** Reads the words of the table and lists those that are no answer; returns their number. */
    private int readTable(double[] lon, double[] lat, int start, int count, int[] zones) {
        int[] table = grid.table().words();
        int columns = grid.table().columns();
        int shift = grid.table().shift();
        int busy = 0;
        for (int i = 0; i < count; i++) {
            double positionLon = lon[start + i];
            double positionLat = lat[start + i];
            if (!ZoneLocator.isOffAntimeridian(positionLon, positionLat)) {
                zones[start + i] = GridCells.UNDECIDED;
                continue;
            }
            int positionX = GridUnits.x(positionLon);
            int positionY = GridUnits.y(positionLat);
            int word = table[(positionY >> shift) * columns + (positionX >> shift)];
            x[i] = positionX;
            y[i] = positionY;
            shifts[i] = shift;
            bases[i] = 0;
            words[i] = word;
            zones[start + i] = word;
            waiting[busy] = i;
            busy += GridEncoding.isBusyBit(word);
        }
        return busy;
    }

    /** Lists the first of those that wait by the kind of their word. */
    private void list(int busy) {
        int subgridsEnd = 0;
        int leavesEnd = leafCount;
        int inlineLeavesEnd = inlineLeafCount;
        for (int j = 0; j < busy; j++) {
            int i = waiting[j];
            int subgrid = GridEncoding.isSubgridBit(words[i]);
            int inlineLeaf = GridEncoding.isInlineLeafBit(words[i]);
            subgrids[subgridsEnd] = i;
            subgridsEnd += subgrid;
            inlineLeaves[inlineLeavesEnd] = i;
            inlineLeavesEnd += inlineLeaf;
            leaves[leavesEnd] = i;
            leavesEnd += 1 - subgrid - inlineLeaf;
        }
        subgridCount = subgridsEnd;
        leafCount = leavesEnd;
        inlineLeafCount = inlineLeavesEnd;
    }

    /** Reads the words of the cells one level deeper and lists those that are no answer; returns their number. */
    private int readSubgrids(int start, int[] zones) {
        for (int j = 0; j < subgridCount; j++) {
            int i = subgrids[j];
            int bits = GridEncoding.subgridBits(words[i]);
            int base = bases[i] + GridEncoding.subgridOffset(words[i]);
            int shift = shifts[i] - bits;
            int mask = (1 << bits) - 1;
            bases[i] = base;
            shifts[i] = shift;
            places[j] = base + ((y[i] >> shift & mask) << bits) + (x[i] >> shift & mask);
        }
        readCells(subgridCount);
        int busy = 0;
        for (int j = 0; j < subgridCount; j++) {
            int i = subgrids[j];
            int word = read[j];
            words[i] = word;
            zones[start + i] = word;
            waiting[busy] = i;
            busy += GridEncoding.isBusyBit(word);
        }
        return busy;
    }

    /** Makes the edges of inline leaves wait to be compared; returns their number. */
    private int beginInlineLeaves() {
        for (int j = 0; j < inlineLeafCount; j++) {
            int i = inlineLeaves[j];
            int word = words[i];
            headers[i] = UNNUMBERED | GridEncoding.header(0, true, GridEncoding.inlineLeafParity(word), true);
            runs[i] = GridEncoding.run(GridEncoding.inlineLeafVertex(word), GridEncoding.inlineLeafEdges(word), true);
            waiting[j] = i;
        }
        return inlineLeafCount;
    }

    /**
     * Reads on in leaves: the next run, and before it a header where a zone ends.
     *
     * @param first whether the leaves begin
     * @param open how many edges wait to be compared already
     * @return how many do now
     */
    private int readLeaves(boolean first, int open, int start, int[] zones) {
        for (int j = 0; j < leafCount; j++) {
            int i = leaves[j];
            if (first) {
                bases[i] += GridEncoding.leafOffset(words[i]);
                runs[i] = GridEncoding.run(0, 1, true);
            }
            places[j] = bases[i];
        }
        readCells(leafCount);
        int end = open;
        for (int j = 0; j < leafCount; j++) {
            int i = leaves[j];
            int run = read[j];
            int at = places[j] + 1;
            if (GridEncoding.isLast(runs[i])) {
                int header = read[j];
                headers[i] = header;
                if (!GridEncoding.hasEdges(header)) {
                    zones[start + i] = GridEncoding.zone(header); // it covers the cell
                    continue;
                }
                run = cells[at++];
            }
            runs[i] = run;
            bases[i] = at;
            waiting[end++] = i;
        }
        return end;
    }

    private void readCells(int count) {
        for (int j = 0; j < count; j++) {
            read[j] = cells[places[j]];
        }
    }

    private void touchEdges(int open) {
        for (int j = 0; j < open; j++) {
            places[j] = 2 * GridEncoding.firstVertex(runs[waiting[j]]);
        }
        for (int j = 0; j < open; j++) {
            coordinates[j] = lonLat[places[j]];
        }
        for (int j = 0; j < open; j++) {
            coordinates[j] = lonLat[places[j] + EDGE_END];
        }
    }

    /**
     * Compares each waiting position with one edge. Then it waits for the next edge; or is listed for the leaf, if the run
     * ends and others follow; or has its answer.
     *
     * @return how many wait for the next edge
     */
    private int compareEdges(int open, double[] lon, double[] lat, int start, int[] zones) {
        int stillOpen = 0;
        int leavesEnd = 0;
        int inlineLeavesEnd = 0;
        for (int j = 0; j < open; j++) {
            int i = waiting[j];
            int run = runs[i];
            int crossings = grid.quickCrossings(
                    GridEncoding.firstVertex(run),
                    1,
                    lon[start + i],
                    lat[start + i],
                    GridCells.westSide(x[i], shifts[i]));
            if (crossings == GridCells.UNDECIDED) {
                zones[start + i] = GridCells.UNDECIDED;
                continue;
            }
            int header = GridEncoding.crossed(headers[i], crossings);
            headers[i] = header;
            int runEnds = GridEncoding.isLastEdgeBit(run);
            int zoneEnds = runEnds & GridEncoding.isLastBit(run);
            int inside = zoneEnds & GridEncoding.cellParity(header);
            int leafEnds = inside | zoneEnds & GridEncoding.isLastBit(header);
            zones[start + i] = inside * (GridEncoding.zone(header) - ZoneLocator.NO_ZONE) + ZoneLocator.NO_ZONE;
            inlineLeaves[inlineLeavesEnd] = i;
            inlineLeavesEnd += inside & header >>> 31;
            leaves[leavesEnd] = i;
            leavesEnd += runEnds & ~leafEnds;
            runs[i] = GridEncoding.withoutFirstEdge(run);
            waiting[stillOpen] = i;
            stillOpen += 1 - runEnds;
        }
        leafCount = leavesEnd;
        inlineLeafCount = inlineLeavesEnd;
        return stillOpen;
    }

    /** Answers for positions in inline leaves. */
    private void readNumbers(int start, int[] zones) {
        for (int j = 0; j < inlineLeafCount; j++) {
            int i = inlineLeaves[j];
            places[j] = GridEncoding.inlineLeafVertex(words[i]);
            read[j] = vertexZones.firstOfBlock(places[j]);
        }
        for (int j = 0; j < inlineLeafCount; j++) {
            zones[start + inlineLeaves[j]] = vertexZones.zone(places[j], read[j]);
        }
    }
}
