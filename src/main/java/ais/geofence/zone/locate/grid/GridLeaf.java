package ais.geofence.zone.locate.grid;

/** Writes and sums up leaves, see {@link GridWords}. */
final class GridLeaf {
    private GridLeaf() {}

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
        if (content.next(head) == content.to() && isShortRun(content.ints(), head + CellContent.HEAD, edges)) {
            int vertex = content.ints()[head + CellContent.HEAD];
            return GridWords.shortRun(vertex, edges, content.baseAt(head));
        }
        int leaf = out.size();
        for (int at = content.from(); at < content.to(); at = content.next(at)) {
            boolean last = content.next(at) == content.to();
            boolean hasEdges = content.edgesAt(at) > 0;
            out.add(GridWords.header(content.zoneAt(at), hasEdges, content.baseAt(at), last));
            writeRuns(content.ints(), at + CellContent.HEAD, content.next(at), out);
        }
        return GridWords.leaf(leaf - base);
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
            boolean more = GridWords.hasEdges(header);
            while (more) {
                int run = cells[at++];
                edges += GridWords.edges(run);
                more = !GridWords.isLast(run);
            }
        } while (!GridWords.isLast(header));
        return new Size(zones, edges);
    }

    private static boolean isShortRun(int[] edges, int from, int count) {
        return edges[from + count - 1] == edges[from] + count - 1 && GridWords.fitsShortRun(edges[from], count);
    }

    private static void writeRuns(int[] edges, int from, int to, IntArray out) {
        int start = from;
        while (start < to) {
            int end = start + 1;
            while (end < to && end - start < GridWords.MAX_RUN && edges[end] == edges[end - 1] + 1) {
                end++;
            }
            out.add(GridWords.run(edges[start], end - start, end == to));
            start = end;
        }
    }
}
