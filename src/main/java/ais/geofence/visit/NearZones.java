package ais.geofence.visit;

import ais.geofence.zone.Zone;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * The margin around zones. A position is near a zone if the geodesic on the WGS 84 ellipsoid from it to a point of the boundary is short
 * enough (C. F. F. Karney, "Algorithms for geodesics", 2013, by GeographicLib). The point is the nearest one in the plane that touches
 * the ellipsoid at the position. Edges are straight lines in degrees. Only well-known binary is serialised; an executor makes the tree of a zone's edges
 * when it first needs it.
 */
final class NearZones implements ExitMargin {
    private static final long serialVersionUID = 1;

    /** Less than a degree of latitude anywhere, in metres. */
    private static final double SHORTEST_DEGREE = 110_574;

    private static final double FULL_TURN = 360;
    private static final double SLACK = 1.01;

    private final byte[][] wellKnownBinary;
    private final long[] firstMicros;
    private final long[] lastMicros;
    private final double metres;
    private transient volatile @Nullable ConcurrentMap<Integer, STRtree> edges;

    /**
     * @param zones in the order of their numbers
     * @param metres above 0
     */
    NearZones(List<Zone> zones, double metres) {
        this.wellKnownBinary = zones.stream()
                .map(zone -> new WKBWriter().write(zone.geometry()))
                .toArray(byte[][]::new);
        this.firstMicros =
                zones.stream().mapToLong(zone -> zone.validity().firstMicros()).toArray();
        this.lastMicros =
                zones.stream().mapToLong(zone -> zone.validity().lastMicros()).toArray();
        this.metres = metres;
    }

    @Override
    public boolean isNear(int zone, TrackPosition at) {
        return firstMicros[zone] <= at.time() && at.time() <= lastMicros[zone] && isNear(zone, at.lon(), at.lat());
    }

    private boolean isNear(int zone, double lon, double lat) {
        double height = SLACK * metres / SHORTEST_DEGREE;
        double narrowest = Math.cos(Math.toRadians(Math.min(90, Math.abs(lat) + height)));
        double width = Math.min(FULL_TURN / 2, height / Math.max(narrowest, 1e-9));
        return isNear(zone, lon, lat, width, height)
                || (lon - width < -FULL_TURN / 2 && isNear(zone, lon + FULL_TURN, lat, width, height))
                || (lon + width > FULL_TURN / 2 && isNear(zone, lon - FULL_TURN, lat, width, height));
    }

    private boolean isNear(int zone, double lon, double lat, double width, double height) {
        Envelope around = new Envelope(lon - width, lon + width, lat - height, lat + height);
        Near near = new Near(lon, lat, around);
        edges(zone).query(around, each -> near.add((LineSegment) each));
        return near.found;
    }

    /** Looks at the edges around a position. */
    private final class Near {
        private final double lon;
        private final double lat;
        private final Envelope around;
        private boolean found;

        Near(double lon, double lat, Envelope around) {
            this.lon = lon;
            this.lat = lat;
            this.around = around;
        }

        void add(LineSegment edge) {
            if (found || !around.intersects(edge.p0, edge.p1)) {
                return;
            }
            double scale = Math.cos(Math.toRadians(lat));
            Coordinate nearest = nearest(edge, scale);
            nearest = nearest(edge, Math.cos(Math.toRadians((lat + nearest.y) / 2)));
            found = Geodesic.WGS84.Inverse(lat, lon, nearest.y, nearest.x, GeodesicMask.DISTANCE).s12 <= metres;
        }

        /** The nearest point of an edge where a degree of longitude is so much of one of latitude. */
        private Coordinate nearest(LineSegment edge, double scale) {
            double east = (edge.p1.x - edge.p0.x) * scale;
            double north = edge.p1.y - edge.p0.y;
            double square = east * east + north * north;
            double along = square == 0 ? 0 : ((lon - edge.p0.x) * scale * east + (lat - edge.p0.y) * north) / square;
            return edge.pointAlong(Math.max(0, Math.min(1, along)));
        }
    }

    private STRtree edges(int zone) {
        ConcurrentMap<Integer, STRtree> known = edges;
        if (known == null) {
            synchronized (this) {
                known = edges;
                if (known == null) {
                    known = new ConcurrentHashMap<>();
                    edges = known;
                }
            }
        }
        return known.computeIfAbsent(zone, this::read);
    }

    private STRtree read(int zone) {
        STRtree tree = new STRtree();
        try {
            new WKBReader().read(wellKnownBinary[zone]).apply(new Edges(tree));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
        tree.build();
        return tree;
    }

    /** Puts the edges of all rings into a tree. */
    private record Edges(STRtree tree) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence ring, int i) {
            if (i > 0) {
                LineSegment edge = new LineSegment(ring.getCoordinateCopy(i - 1), ring.getCoordinateCopy(i));
                tree.insert(new Envelope(edge.p0, edge.p1), edge);
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }
}
