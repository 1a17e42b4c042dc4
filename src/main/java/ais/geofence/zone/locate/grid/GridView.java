package ais.geofence.zone.locate.grid;

/** Shows how a zone grid divides the world, by a walk through all of it. */
public final class GridView {
    /** Is told of leaves. */
    public interface LeafVisitor {
        /**
         * A leaf: a square cell in which edges decide.
         *
         * @param tableCell the number of the table's cell that it is in
         * @param west its west side, degrees
         * @param south its south side, degrees
         * @param size its width and height, degrees
         * @param zones how many zones are looked at in it
         * @param edges how many edges of theirs meet it
         */
        void leaf(int tableCell, double west, double south, double size, int zones, int edges);
    }

    private final GridTable table;
    private final int[] cells;

    private GridView(GridCells grid) {
        this.table = grid.table();
        this.cells = grid.cells();
    }

    /** Looks at a grid. */
    public static GridView of(ZoneGrid grid) {
        return new GridView(grid.cells());
    }

    /** The share of the world's area, on a sphere, where the table's cell alone is the answer. */
    public double shareOfTable() {
        double answered = 0;
        int[] words = table.words();
        for (int i = 0; i < words.length; i++) {
            if (GridEncoding.isAnswer(words[i])) {
                answered += shareOfWorld(i % table.columns(), i / table.columns());
            }
        }
        return answered;
    }

    /** A cell's share: what it has of the longitudes, times that of the sine of the latitudes. */
    private double shareOfWorld(int column, int row) {
        double size = GridUnits.cellSize(table.shift());
        double west = Math.min(column * size, 360);
        double east = Math.min((column + 1) * size, 360);
        double south = Math.min(row * size, 180);
        double north = Math.min((row + 1) * size, 180);
        return (east - west) / 360 * (height(north) - height(south)) / 2;
    }

    private static double height(double fromSouthPole) {
        return Math.sin(Math.toRadians(fromSouthPole + GridUnits.SOUTH));
    }

    /** Tells of every leaf, table cell by table cell, row by row from the south-west. */
    public void leaves(LeafVisitor visitor) {
        double size = GridUnits.cellSize(table.shift());
        for (int i = 0; i < table.words().length; i++) {
            double west = GridUnits.WEST + i % table.columns() * size;
            double south = GridUnits.SOUTH + i / table.columns() * size;
            walk(i, table.words()[i], 0, new GridCell(west, south, table.shift()), visitor);
        }
    }

    private void walk(int tableCell, int word, int base, GridCell cell, LeafVisitor visitor) {
        if (GridEncoding.isAnswer(word)) {
            return;
        }
        if (GridEncoding.isInlineLeaf(word)) {
            tell(tableCell, cell, 1, GridEncoding.inlineLeafEdges(word), visitor);
        } else if (GridEncoding.isLeaf(word)) {
            LeafCodec.Size leaf = LeafCodec.size(cells, base + GridEncoding.leafOffset(word));
            tell(tableCell, cell, leaf.zones(), leaf.edges(), visitor);
        } else {
            int bits = GridEncoding.subgridBits(word);
            int start = base + GridEncoding.subgridOffset(word);
            for (int child = 0; child < 1 << 2 * bits; child++) {
                walk(tableCell, cells[start + child], start, cell.child(child, bits), visitor);
            }
        }
    }

    private static void tell(int tableCell, GridCell cell, int zones, int edges, LeafVisitor visitor) {
        visitor.leaf(tableCell, cell.west(), cell.south(), GridUnits.cellSize(cell.shift()), zones, edges);
    }
}
