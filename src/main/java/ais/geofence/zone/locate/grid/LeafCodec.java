package ais.geofence.zone.locate.grid;

/** Writes and sums up leaves, see {@link GridEncoding}. */
final class LeafCodec {
    private LeafCodec() {}

    /**
     * Appends a leaf.
     *
     * @param base where the cell's own grid begins
     * @return the cell's word
     */
    static int write(CellContent content, IntArray out, int base) {
        if (content.isAnswer()) {
            return content.answer();
        }
        int head = content.from();
        int edges = content.edgesAt(head);
        if (content.next(head) == content.to() && isInlineLeaf(content.ints(), head + CellContent.HEAD, edges)) {
            int vertex = content.ints()[head + CellContent.HEAD];
            return GridEncoding.inlineLeaf(vertex, edges, content.cellParityAt(head));
        }
        int leaf = out.size();
        for (int at = content.from(); at < content.to(); at = content.next(at)) {
            boolean last = content.next(at) == content.to();
            boolean hasEdges = content.edgesAt(at) > 0;
            out.add(GridEncoding.header(content.zoneAt(at), hasEdges, content.cellParityAt(at), last));
            writeRuns(content.ints(), at + CellContent.HEAD, content.next(at), out);
        }
        return GridEncoding.leaf(leaf - base);
    }

    /** How many zones a leaf has, and how many edges of theirs. */
    record Size(int zones, int edges) {}

    /** Reads the leaf at a place. */
    static Size size(int[] cells, int leaf) {
        int zones = 0;
        int edges = 0;
        int at = leaf;
        int header;
        do {
            header = cells[at++];
            zones++;
            boolean more = GridEncoding.hasEdges(header);
            while (more) {
                int run = cells[at++];
                edges += GridEncoding.edges(run);
                more = !GridEncoding.isLast(run);
            }
        } while (!GridEncoding.isLast(header));
        return new Size(zones, edges);
    }

    private static boolean isInlineLeaf(int[] edges, int from, int count) {
        return edges[from + count - 1] == edges[from] + count - 1 && GridEncoding.fitsInlineLeaf(edges[from], count);
    }

    private static void writeRuns(int[] edges, int from, int to, IntArray out) {
        int start = from;
        while (start < to) {
            int end = start + 1;
            while (end < to && end - start < GridEncoding.MAX_RUN && edges[end] == edges[end - 1] + 1) {
                end++;
            }
            out.add(GridEncoding.run(edges[start], end - start, end == to));
            start = end;
        }
    }
}
