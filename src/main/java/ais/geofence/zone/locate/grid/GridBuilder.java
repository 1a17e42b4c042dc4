package ais.geofence.zone.locate.grid;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the cells of a zone grid, from the whole world down: a cell is divided by {@link GridPartition}, and its children
 * again while they are busy. Works on all threads of the common pool, or of the pool it is called in; the grid is the same
 * for any number of them.
 */
final class GridBuilder {
    /** The world is divided into 8 by 8 blocks, each of 64 by 64 cells of the table; some lie outside. */
    private static final int WORLD_BITS = 3;

    private static final int BLOCK_BITS = GridPartition.MAX_BITS;

    private static final int[] NOTHING = {};

    private final ZoneCoordinates zones;
    private final IntPredicate endsList;
    private final GridDetail detail;
    private final long maxInts;
    private final DoubleConsumer progress;
    private final AtomicLong ints = new AtomicLong();
    private final DoubleAdder done = new DoubleAdder();

    private GridBuilder(
            ZoneCoordinates zones, IntPredicate endsList, GridDetail detail, long maxInts, DoubleConsumer progress) {
        this.zones = zones;
        this.endsList = endsList;
        this.detail = detail;
        this.maxInts = maxInts;
        this.progress = progress;
    }

    /** A table and the cells behind it. */
    record Built(GridTable table, int[] cells, boolean coarsened) {}

    /**
     * Builds the cells.
     *
     * @param endsList whether no other zone can be an answer behind this one, where it covers a leaf
     * @param maxInts the most ints to take; passed only if the coarsest grid does too
     * @param progress is told by any thread what share of the work is done; begins anew where a coarser grid is tried
     */
    static Built build(ZoneCoordinates zones, IntPredicate endsList, long maxInts, DoubleConsumer progress) {
        CellContent world = CellContent.ofWorld(zones);
        GridDetail detail = GridDetail.usual(zones.vertices());
        Built built = new GridBuilder(zones, endsList, detail, maxInts, progress).build(world);
        while (built == null) {
            detail = detail.coarser();
            built = detail.isCoarsest()
                    ? oneCell(world, detail)
                    : new GridBuilder(zones, endsList, detail, maxInts, progress).build(world);
        }
        return built;
    }

    private static Built oneCell(CellContent world, GridDetail detail) {
        GridTable table = GridTable.empty(detail.tableShift());
        IntArray cells = new IntArray(world.to());
        table.words()[0] = LeafCodec.write(world, cells, 0);
        return new Built(table, cells.toArray(), true);
    }

    /** The grid, or null if it takes too many ints. */
    private @Nullable Built build(CellContent world) {
        GridTable table = GridTable.empty(detail.tableShift());
        int blockShift = detail.tableShift() + BLOCK_BITS;
        GridCell worldCell = new GridCell(GridUnits.WEST, GridUnits.SOUTH, blockShift + WORLD_BITS);
        CellContent[] blocks = divide(world, worldCell, WORLD_BITS);
        ints.addAndGet(table.words().length);
        Subtree[] subtrees = new Subtree[table.words().length];
        double size = size(blocks);
        IntStream.range(0, blocks.length).parallel().forEach(block -> {
            GridCell cell = worldCell.child(block, WORLD_BITS);
            buildBlock(blocks[block], cell, table, subtrees, size(blocks[block]) / size);
        });
        return isFull() ? null : join(table, subtrees);
    }

    /**
     * Builds the subtrees of a block's cells.
     *
     * @param share of all work
     */
    private void buildBlock(CellContent content, GridCell block, GridTable table, Subtree[] subtrees, double share) {
        if (content.isEmpty() || isFull() || !block.meetsWorld()) {
            return;
        }
        CellContent[] cells = divide(content, block, BLOCK_BITS);
        double size = size(cells);
        IntStream.range(0, cells.length).parallel().forEach(i -> {
            GridCell cell = block.child(i, BLOCK_BITS);
            if (cell.meetsWorld()) {
                int row = GridUnits.y(cell.south()) >> table.shift();
                int column = GridUnits.x(cell.west()) >> table.shift();
                subtrees[row * table.columns() + column] = subtree(cells[i], cell);
            }
            if (!cells[i].isEmpty()) {
                done.add(share * size(cells[i]) / size);
                progress.accept(done.sum());
            }
        });
    }

    private static double size(CellContent... cells) {
        double size = 0;
        for (CellContent cell : cells) {
            size += cell.to() - cell.from();
        }
        return size;
    }

    /** What is behind a cell of the table: its word as if the cells began with its own, and these cells. */
    private record Subtree(int word, int[] cells) {}

    private Subtree subtree(CellContent content, GridCell cell) {
        if (content.isAnswer()) {
            return new Subtree(content.answer(), NOTHING);
        }
        IntArray cells = new IntArray(64);
        int word = write(content, cell, cells, 0, content.to() - content.from(), Integer.MAX_VALUE, 0);
        ints.addAndGet(GridEncoding.aligned(cells.size()));
        return new Subtree(word, cells.toArray());
    }

    private Built join(GridTable table, Subtree[] subtrees) {
        int size = 0;
        for (Subtree subtree : subtrees) {
            size = subtree == null ? size : GridEncoding.aligned(size) + subtree.cells.length;
        }
        int[] cells = new int[size];
        int end = 0;
        for (int i = 0; i < subtrees.length; i++) {
            Subtree subtree = subtrees[i];
            if (subtree != null) {
                int start = GridEncoding.aligned(end);
                System.arraycopy(subtree.cells, 0, cells, start, subtree.cells.length);
                table.words()[i] = GridEncoding.moved(subtree.word, start);
                end = start + subtree.cells.length;
            }
        }
        return new Built(table, cells, detail.coarseness() > 0);
    }

    /**
     * Appends a cell's leaf or subgrid, with all below it.
     *
     * @param base where the cell's own grid begins
     * @param tableCellInts ints that the cell of the table held that this cell is in
     * @param parentEdges the edges of the cell it is a child of
     * @param fruitless how often in a row dividing left half of the edges in one child
     * @return the cell's word
     */
    private int write(
            CellContent content,
            GridCell cell,
            IntArray out,
            int base,
            int tableCellInts,
            int parentEdges,
            int fruitless) {
        if (content.isAnswer()) {
            return content.answer();
        }
        int edges = content.edges();
        int stillFruitless = 2L * edges > parentEdges ? fruitless + 1 : 0;
        boolean stop = isFull() || out.size() > detail.maxSubtreeInts(tableCellInts);
        int bits = stop ? 0 : detail.childBits(edges, cell.shift(), stillFruitless);
        if (bits == 0) {
            return LeafCodec.write(content, out, base);
        }
        CellContent[] children = divide(content, cell, bits);
        out.addZeros(GridEncoding.aligned(out.size()) - out.size());
        int start = out.addZeros(children.length);
        for (int i = 0; i < children.length; i++) {
            int word = write(children[i], cell.child(i, bits), out, start, tableCellInts, edges, stillFruitless);
            out.set(start + i, word);
        }
        return GridEncoding.subgrid(start - base, bits);
    }

    private CellContent[] divide(CellContent content, GridCell cell, int bits) {
        GridPartition partition = new GridPartition(zones, cell, bits, endsList, content.to() - content.from());
        for (int at = content.from(); at < content.to() && !isFull(); at = content.next(at)) {
            partition.addZone(content, at);
            if (partition.size() > maxInts) {
                ints.addAndGet(partition.size());
            }
        }
        return partition.finish();
    }

    private boolean isFull() {
        return ints.get() > maxInts;
    }
}
