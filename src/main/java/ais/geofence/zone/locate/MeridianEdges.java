package ais.geofence.zone.locate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/** The edges of one zone that reach one meridian, and where positions on that meridian lie by them. Exact and immutable. */
final class MeridianEdges implements Serializable {
    private static final long serialVersionUID = 1;

    /** Where a position of the meridian lies. */
    enum Place {
        INTERIOR,
        /** On an edge along the meridian, or where two such edges meet and continue, and on no other edge. */
        ALONG,
        /** Elsewhere on the boundary. */
        BOUNDARY,
        EXTERIOR
    }

    private final double lon;

    /** Four numbers an edge: longitude and latitude of its start, and of its end. */
    private final double[] edges;

    private MeridianEdges(double lon, double[] edges) {
        this.lon = lon;
        this.edges = edges;
    }

    /** @param zone a valid Polygon or MultiPolygon */
    static MeridianEdges of(Geometry zone, double lon) {
        List<Double> edges = new ArrayList<>();
        zone.apply((GeometryComponentFilter) component -> {
            if (component instanceof LineString ring) {
                addEdges(ring.getCoordinates(), lon, edges);
            }
        });
        return new MeridianEdges(
                lon, edges.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void addEdges(Coordinate[] ring, double lon, List<Double> edges) {
        for (int i = 1; i < ring.length; i++) {
            Coordinate a = ring[i - 1];
            Coordinate b = ring[i];
            if (Math.min(a.x, b.x) <= lon && lon <= Math.max(a.x, b.x) && !a.equals2D(b)) {
                edges.addAll(List.of(a.x, a.y, b.x, b.y));
            }
        }
    }

    Place place(double lat) {
        boolean odd = false;
        boolean across = false;
        boolean toSouth = false;
        boolean toNorth = false;
        for (int at = 0; at < edges.length; at += 4) {
            double ax = edges[at];
            double ay = edges[at + 1];
            double bx = edges[at + 2];
            double by = edges[at + 3];
            if (ax == lon && bx == lon) {
                boolean on = Math.min(ay, by) <= lat && lat <= Math.max(ay, by);
                toSouth |= on && Math.min(ay, by) < lat;
                toNorth |= on && Math.max(ay, by) > lat;
            } else {
                // The same side as the north for an edge that goes east.
                int side = ExactOrientation.index(ax, ay, bx, by, lon, lat);
                across |= side == 0;
                // The ray to the north meets an edge that passes above.
                odd ^= ax > lon != bx > lon && (bx > ax ? side < 0 : side > 0);
            }
        }
        if (across) {
            return Place.BOUNDARY;
        }
        if (toSouth || toNorth) {
            return toSouth && toNorth ? Place.ALONG : Place.BOUNDARY;
        }
        return odd ? Place.INTERIOR : Place.EXTERIOR;
    }
}
