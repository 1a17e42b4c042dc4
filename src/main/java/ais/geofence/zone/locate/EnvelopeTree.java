package ais.geofence.zone.locate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds the first of many zones whose envelope holds a position and that passes a test: a packed R-tree in flat arrays, filled
 * by the sort-tile-recursive method (Leutenegger et al., "STR: A Simple and Efficient Algorithm for R-Tree Packing", 1997).
 * Immutable, so safe for use by many threads.
 *
 * <p>JTS's STRtree returns all candidates as objects; with 100,000 overlapping zones it took five to seven times as long
 * (bench-logs/envelope-tree.txt).
 */
final class EnvelopeTree {
    private static final int CHILDREN = 8;

    /** Four a node (west, south, east, north; degrees), leaves first, then their parents, up to the root. */
    private final double[] envelopes;

    /** The lowest zone below each node. */
    private final int[] firstZones;

    /** Where each level's nodes begin, and the end of the last. */
    private final int[] levelStarts;

    /** A tree over the zones' envelopes (degrees), in zone order. */
    EnvelopeTree(List<Envelope> zones) {
        Integer[] order = sortTileRecursive(zones);
        levelStarts = levelStarts(zones.size());
        int nodes = levelStarts[levelStarts.length - 1];
        envelopes = new double[4 * nodes];
        firstZones = new int[nodes];
        for (int leaf = 0; leaf < order.length; leaf++) {
            put(leaf, zones.get(order[leaf]), order[leaf]);
        }
        for (int level = 1; level < levelStarts.length - 1; level++) {
            for (int node = levelStarts[level]; node < levelStarts[level + 1]; node++) {
                putParent(node, firstChild(level, node), endOfChildren(level, node));
            }
        }
    }

    /**
     * The lowest zone at a position that passes the test, {@link ZoneLocator#NO_ZONE} if none. A zone that can't be the
     * lowest any more is not tested.
     */
    int firstZone(double lon, double lat, IntPredicate test) {
        int best = Integer.MAX_VALUE;
        int top = levelStarts.length - 2;
        for (int node = levelStarts[top]; node < levelStarts[top + 1]; node++) {
            best = firstBelow(top, node, positiveZero(lon), positiveZero(lat), best, test);
        }
        return best == Integer.MAX_VALUE ? ZoneLocator.NO_ZONE : best;
    }

    private int firstBelow(int level, int node, double lon, double lat, int best, IntPredicate test) {
        if (firstZones[node] >= best || !holds(node, lon, lat)) {
            return best;
        }
        if (level == 0) {
            return test.test(firstZones[node]) ? firstZones[node] : best;
        }
        int lowest = best;
        int end = endOfChildren(level, node);
        for (int child = firstChild(level, node); child < end; child++) {
            lowest = firstBelow(level - 1, child, lon, lat, lowest, test);
        }
        return lowest;
    }

    /** Visits every zone whose envelope holds the position, in no order. */
    void forEach(double lon, double lat, IntConsumer visitor) {
        int top = levelStarts.length - 2;
        for (int node = levelStarts[top]; node < levelStarts[top + 1]; node++) {
            forEachBelow(top, node, positiveZero(lon), positiveZero(lat), visitor);
        }
    }

    private void forEachBelow(int level, int node, double lon, double lat, IntConsumer visitor) {
        if (!holds(node, lon, lat)) {
            return;
        }
        if (level == 0) {
            visitor.accept(firstZones[node]);
            return;
        }
        int end = endOfChildren(level, node);
        for (int child = firstChild(level, node); child < end; child++) {
            forEachBelow(level - 1, child, lon, lat, visitor);
        }
    }

    /** Whether no difference is below zero, by their sign bits: the processor could not foresee four comparisons. No zero is negative here. */
    private boolean holds(int node, double lon, double lat) {
        int at = 4 * node;
        return (Double.doubleToRawLongBits(lon - envelopes[at])
                        | Double.doubleToRawLongBits(lat - envelopes[at + 1])
                        | Double.doubleToRawLongBits(envelopes[at + 2] - lon)
                        | Double.doubleToRawLongBits(envelopes[at + 3] - lat))
                >= 0;
    }

    private int firstChild(int level, int node) {
        return levelStarts[level - 1] + CHILDREN * (node - levelStarts[level]);
    }

    private int endOfChildren(int level, int node) {
        return Math.min(firstChild(level, node) + CHILDREN, levelStarts[level]);
    }

    private void put(int node, Envelope envelope, int firstZone) {
        envelopes[4 * node] = positiveZero(envelope.getMinX());
        envelopes[4 * node + 1] = positiveZero(envelope.getMinY());
        envelopes[4 * node + 2] = positiveZero(envelope.getMaxX());
        envelopes[4 * node + 3] = positiveZero(envelope.getMaxY());
        firstZones[node] = firstZone;
    }

    /** 0.0 for -0.0, any other as it is. */
    private static double positiveZero(double degrees) {
        return degrees + 0.0;
    }

    private void putParent(int node, int firstChild, int endOfChildren) {
        Envelope all = new Envelope();
        int firstZone = Integer.MAX_VALUE;
        for (int child = firstChild; child < endOfChildren; child++) {
            int at = 4 * child;
            all.expandToInclude(envelopes[at], envelopes[at + 1]);
            all.expandToInclude(envelopes[at + 2], envelopes[at + 3]);
            firstZone = Math.min(firstZone, firstZones[child]);
        }
        put(node, all, firstZone);
    }

    private static int[] levelStarts(int leaves) {
        int[] starts = {0, leaves};
        for (int nodes = leaves; nodes > CHILDREN; ) {
            nodes = (nodes + CHILDREN - 1) / CHILDREN;
            starts = Arrays.copyOf(starts, starts.length + 1);
            starts[starts.length - 1] = starts[starts.length - 2] + nodes;
        }
        return starts;
    }

    /** The zones in vertical slices by their middles' longitude, each slice by latitude. */
    private static Integer[] sortTileRecursive(List<Envelope> zones) {
        Integer[] order = new Integer[zones.size()];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> byLon = Comparator.comparingDouble(
                i -> zones.get(i).getMinX() + zones.get(i).getMaxX());
        Comparator<Integer> byLat = Comparator.comparingDouble(
                i -> zones.get(i).getMinY() + zones.get(i).getMaxY());
        Arrays.sort(order, byLon);
        int slice = CHILDREN * (int) Math.ceil(Math.sqrt((double) order.length / CHILDREN));
        for (int from = 0; from < order.length; from += slice) {
            Arrays.sort(order, from, Math.min(from + slice, order.length), byLat);
        }
        return order;
    }
}
