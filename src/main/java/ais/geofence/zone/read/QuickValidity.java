package ais.geofence.zone.read;

import java.util.Arrays;
import java.util.Comparator;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Proves that a polygon is valid: that it has no holes, and that no two of its edges meet but where one follows the other.
 * Nearly all zones are of this kind, and JTS's check takes several times as long.
 */
final class QuickValidity {
    /** Of other edges by whose longitudes it passes, on average; where there are more, JTS's index is better. */
    private static final int MOST_COMPARED_PER_EDGE = 100;

    /** An edge of the ring. */
    private static final class Edge {
        final int number;
        final Coordinate from;
        final Coordinate to;
        final double west;
        final double east;

        Edge(int number, Coordinate from, Coordinate to) {
            this.number = number;
            this.from = from;
            this.to = to;
            this.west = Math.min(from.x, to.x);
            this.east = Math.max(from.x, to.x);
        }

        boolean sharesLatitudes(Edge other) {
            return Math.max(from.y, to.y) >= Math.min(other.from.y, other.to.y)
                    && Math.max(other.from.y, other.to.y) >= Math.min(from.y, to.y);
        }

        /** Whether the whole other edge is on one side of this edge's line. */
        boolean hasAside(Edge other) {
            return side(other.from) * side(other.to) > 0;
        }

        /** Whether it has only its end in common with the edge that begins there. */
        boolean turnsInto(Edge next) {
            return (to.x - from.x) * (next.to.x - to.x) > 0
                    || (to.y - from.y) * (next.to.y - to.y) > 0
                    || side(next.to) != 0;
        }

        private int side(Coordinate position) {
            return Orientation.index(from, to, position);
        }
    }

    private QuickValidity() {}

    /**
     * Whether it is proven.
     *
     * @param geometry a Polygon or MultiPolygon of finite coordinates
     * @return true for some geometries that are valid, false for all others
     */
    static boolean isProven(Geometry geometry) {
        return geometry instanceof Polygon polygon
                && polygon.getNumInteriorRing() == 0
                && isSimple(polygon.getExteriorRing().getCoordinates());
    }

    private static boolean isSimple(Coordinate[] ring) {
        Edge[] edges = new Edge[ring.length - 1];
        Arrays.setAll(edges, i -> new Edge(i, ring[i], ring[i + 1]));
        Arrays.sort(edges, Comparator.comparingDouble(edge -> edge.west));
        long left = (long) MOST_COMPARED_PER_EDGE * edges.length;
        for (int i = 0; i < edges.length; i++) {
            for (int j = i + 1; j < edges.length && edges[j].west <= edges[i].east; j++) {
                if (left-- == 0 || !areApart(edges[i], edges[j], edges.length)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean areApart(Edge one, Edge other, int edges) {
        if (!one.sharesLatitudes(other)) {
            return true;
        }
        if ((one.number + 1) % edges == other.number) {
            return one.turnsInto(other);
        }
        if ((other.number + 1) % edges == one.number) {
            return other.turnsInto(one);
        }
        return one.hasAside(other) || other.hasAside(one);
    }
}
