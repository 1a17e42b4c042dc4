package ais.geofence.zone.locate;

import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.intervalrtree.SortedPackedIntervalRTree;

/**
 * Locates points in a Polygon or MultiPolygon by counting the edges that a ray to the right crosses, with
 * {@link ExactOrientation} where JTS's own {@code IndexedPointInAreaLocator} rounds. O(log n) and the edges at the point's
 * height. Safe for use by many threads.
 */
final class ExactPolygonLocator implements PointOnGeometryLocator {
    private final SortedPackedIntervalRTree edgesByY = new SortedPackedIntervalRTree();

    /**
     * Indexes the edges.
     *
     * @param polygons a valid Polygon or MultiPolygon
     */
    ExactPolygonLocator(Geometry polygons) {
        polygons.apply((GeometryComponentFilter) component -> {
            if (component instanceof LineString ring) {
                insertEdges(ring.getCoordinates());
            }
        });
    }

    /** A {@link Location}; exterior for a NaN or infinite coordinate. */
    @Override
    public int locate(Coordinate point) {
        if (!Double.isFinite(point.x) || !Double.isFinite(point.y)) {
            return Location.EXTERIOR;
        }
        RayCrossings crossings = new RayCrossings(point.x, point.y);
        edgesByY.query(point.y, point.y, crossings);
        return crossings.location();
    }

    private void insertEdges(Coordinate[] ring) {
        for (int i = 1; i < ring.length; i++) {
            Edge edge = new Edge(ring[i - 1].x, ring[i - 1].y, ring[i].x, ring[i].y);
            edgesByY.insert(Math.min(edge.ay, edge.by), Math.max(edge.ay, edge.by), edge);
        }
    }

    private record Edge(double ax, double ay, double bx, double by) {}

    private static final class RayCrossings implements ItemVisitor {
        private final double x;
        private final double y;
        private boolean onBoundary;
        private boolean odd;

        RayCrossings(double x, double y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public void visitItem(Object item) {
            Edge edge = (Edge) item;
            if (edge.ay > y != edge.by > y) {
                int side = ExactOrientation.index(edge.ax, edge.ay, edge.bx, edge.by, x, y);
                onBoundary |= side == 0;
                // Left of an edge that goes up, or right of one that goes down: the ray to the right meets it.
                odd ^= edge.by > edge.ay ? side > 0 : side < 0;
            } else if (edge.ay == y) {
                // Not crossed, but touched: at its start (each corner is the start of one edge), or anywhere if it is
                // level.
                onBoundary |= edge.ax == x || edge.by == y && edge.ax > x != edge.bx > x;
            }
        }

        int location() {
            return onBoundary ? Location.BOUNDARY : odd ? Location.INTERIOR : Location.EXTERIOR;
        }
    }
}
