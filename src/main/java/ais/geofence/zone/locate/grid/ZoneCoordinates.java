package ais.geofence.zone.locate.grid;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The corners of all rings of all zones in flat arrays. An edge is known by the number of the vertex it starts at; it ends at
 * the next. No two vertices of an edge are equal, and there is no negative zero.
 */
final class ZoneCoordinates implements Serializable {
    private static final long serialVersionUID = 1;

    /** Far more than degrees need, and little enough for the grid's error bounds. */
    private static final double LARGEST_COORDINATE = 0x1p20;

    /** Longitude and latitude in turn, degrees; each ring ends with its first vertex. */
    final double[] lonLat;

    /** The first vertex of each ring, and the end of the last. */
    private final int[] ringStarts;

    /** The first ring of each zone, and the end of the last. */
    private final int[] zoneStarts;

    private ZoneCoordinates(double[] lonLat, int[] ringStarts, int[] zoneStarts) {
        this.lonLat = lonLat;
        this.ringStarts = ringStarts;
        this.zoneStarts = zoneStarts;
    }

    /**
     * Takes over the corners.
     *
     * @param zones each a valid Polygon or MultiPolygon, in zone order
     * @throws IllegalArgumentException if a coordinate is NaN, infinite or of an absurd size, or there are more zones or
     *     vertices than the grid can number
     */
    static ZoneCoordinates of(List<? extends Geometry> zones) {
        long vertices = zones.stream().mapToLong(Geometry::getNumPoints).sum();
        if (vertices > GridEncoding.MAX_VERTICES || zones.size() > GridEncoding.MAX_ZONES) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%,d zones with %,d vertices are too many: at most %,d of both",
                    zones.size(),
                    vertices,
                    GridEncoding.MAX_VERTICES));
        }
        Flattener flattener = new Flattener((int) vertices, zones.size());
        zones.forEach(flattener::addZone);
        return flattener.finish();
    }

    int zones() {
        return zoneStarts.length - 1;
    }

    int vertices() {
        return lonLat.length / 2;
    }

    int ringsEnd(int zone) {
        return zoneStarts[zone + 1];
    }

    int ringsStart(int zone) {
        return zoneStarts[zone];
    }

    /** The first vertex of a zone; for the number of zones, the end of all. */
    int firstVertex(int zone) {
        return ringStarts[zoneStarts[zone]];
    }

    /** The first edge of a ring. */
    int edgesStart(int ring) {
        return ringStarts[ring];
    }

    /** The end, exclusive, of the edges of a ring: its last vertex closes it and starts no edge. */
    int edgesEnd(int ring) {
        return ringStarts[ring + 1] - 1;
    }

    /** The largest absolute coordinate, degrees. */
    double largestCoordinate() {
        return Arrays.stream(lonLat).map(Math::abs).max().orElse(0);
    }

    /** The bytes of the arrays. */
    long bytes() {
        return 8L * lonLat.length + 4L * (ringStarts.length + zoneStarts.length);
    }

    private static final class Flattener {
        private final double[] lonLat;
        private final int[] zoneStarts;
        private int[] ringStarts;
        private int size;
        private int rings;
        private int zones;

        Flattener(int vertices, int zones) {
            lonLat = new double[2 * vertices];
            zoneStarts = new int[zones + 1];
            ringStarts = new int[zones + 1];
        }

        void addZone(Geometry zone) {
            for (int i = 0; i < zone.getNumGeometries(); i++) {
                Polygon polygon = (Polygon) zone.getGeometryN(i);
                addRing(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    addRing(polygon.getInteriorRingN(hole));
                }
            }
            zoneStarts[++zones] = rings;
        }

        private void addRing(LinearRing ring) {
            if (ring.isEmpty()) {
                return;
            }
            CoordinateSequence corners = ring.getCoordinateSequence();
            int start = size;
            for (int i = 0; i < corners.size(); i++) {
                double lon = checked(corners.getX(i));
                double lat = checked(corners.getY(i));
                if (size == start || lonLat[size - 2] != lon || lonLat[size - 1] != lat) {
                    lonLat[size++] = lon;
                    lonLat[size++] = lat;
                }
            }
            if (rings + 1 == ringStarts.length) {
                ringStarts = Arrays.copyOf(ringStarts, 2 * ringStarts.length);
            }
            ringStarts[++rings] = size / 2;
        }

        private static double checked(double coordinate) {
            if (!(Math.abs(coordinate) <= LARGEST_COORDINATE)) {
                throw new IllegalArgumentException("A zone's coordinate is no number of degrees: " + coordinate);
            }
            return coordinate + 0.0; // -0.0 becomes 0.0
        }

        ZoneCoordinates finish() {
            return new ZoneCoordinates(Arrays.copyOf(lonLat, size), Arrays.copyOf(ringStarts, rings + 1), zoneStarts);
        }
    }
}
