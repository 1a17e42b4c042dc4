package ais.geofence.zone.locate.grid;

/** Counts a grid's cells, leaves and edges, by a walk through all of it. */
final class GridStatistics {
    private final int[] cells;
    private long cellCount;
    private long leaves;
    private long leafEdges;
    private int maxLeafEdges;

    private GridStatistics(int[] cells) {
        this.cells = cells;
    }

    static GridStats take(GridCells grid, long zoneBytes, long buildMillis, boolean coarsened) {
        GridStatistics census = new GridStatistics(grid.cells());
        int[] table = grid.table().words();
        census.countAll(table, 0, table.length, 0);
        return new GridStats(
                zoneBytes + grid.vertexZones().bytes() + 4L * (table.length + grid.cells().length),
                census.cellCount,
                census.leaves,
                census.leaves == 0 ? 0 : (double) census.leafEdges / census.leaves,
                census.maxLeafEdges,
                buildMillis,
                coarsened);
    }

    private void countAll(int[] words, int from, int count, int base) {
        cellCount += count;
        for (int i = from; i < from + count; i++) {
            int word = words[i];
            if (GridEncoding.isAnswer(word)) {
                continue;
            }
            if (GridEncoding.isInlineLeaf(word)) {
                addLeaf(GridEncoding.inlineLeafEdges(word));
            } else if (GridEncoding.isLeaf(word)) {
                addLeaf(LeafCodec.size(cells, base + GridEncoding.leafOffset(word))
                        .edges());
            } else {
                int start = base + GridEncoding.subgridOffset(word);
                countAll(cells, start, 1 << 2 * GridEncoding.subgridBits(word), start);
            }
        }
    }

    private void addLeaf(int edges) {
        leaves++;
        leafEdges += edges;
        maxLeafEdges = Math.max(maxLeafEdges, edges);
    }
}
