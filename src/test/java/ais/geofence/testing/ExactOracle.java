package ais.geofence.testing;

import ais.geofence.zone.BoundaryRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The slow, obviously right answer: every edge of every ring, compared with exact decimals wherever doubles could err. Takes
 * coordinates from JTS and no arithmetic.
 */
public final class ExactOracle {
    private final List<List<PolygonRings>> zones = new ArrayList<>();

    /** An oracle for zones in their order, each a Polygon or MultiPolygon. */
    public ExactOracle(List<? extends Geometry> geometries) {
        for (Geometry geometry : geometries) {
            List<PolygonRings> polygons = new ArrayList<>();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                polygons.add(PolygonRings.of((Polygon) geometry.getGeometryN(i)));
            }
            zones.add(polygons);
        }
    }

    /** The first zone that a position (degrees) lies in by the rule, -1 if none. */
    public int firstZone(double lon, double lat, BoundaryRule rule) {
        for (int zone = 0; zone < zones.size(); zone++) {
            if (isIn(place(zone, lon, lat), rule)) {
                return zone;
            }
        }
        return -1;
    }

    /** Every zone that a position (degrees) lies in by the rule, in order. */
    public int[] allZones(double lon, double lat, BoundaryRule rule) {
        List<Integer> all = new ArrayList<>();
        for (int zone = 0; zone < zones.size(); zone++) {
            if (isIn(place(zone, lon, lat), rule)) {
                all.add(zone);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Those of {@link #allZones(double, double, BoundaryRule)} whose season includes a time; null for that of a position without one. */
    public List<Integer> allZones(
            double lon, double lat, @Nullable Instant time, List<Season> seasons, BoundaryRule rule) {
        return Arrays.stream(allZones(lon, lat, rule))
                .filter(zone -> seasons.get(zone).includes(time))
                .boxed()
                .toList();
    }

    /**
     * Where a position (degrees) lies relative to one zone. At the antimeridian, 180 and -180 are one place: it is inside where it is inside by
     * either name, or where the zone fills all round it, half from the west and half from the east; else it is on the boundary where it is by
     * either name.
     */
    public Place place(int zone, double lon, double lat) {
        if (Math.abs(lon) != 180) {
            return placeInPlane(zone, lon, lat);
        }
        Place byEast = placeInPlane(zone, 180, lat);
        Place byWest = placeInPlane(zone, -180, lat);
        if (byEast == Place.INTERIOR || byWest == Place.INTERIOR) {
            return Place.INTERIOR;
        }
        if (byEast == Place.EXTERIOR && byWest == Place.EXTERIOR) {
            return Place.EXTERIOR;
        }
        return fillsHalf(zone, 180, lat) && fillsHalf(zone, -180, lat) ? Place.INTERIOR : Place.BOUNDARY;
    }

    /** Whether a zone fills one side of a place on a meridian: of all edges there one leads north, one south, and none elsewhere. */
    private boolean fillsHalf(int zone, double lon, double lat) {
        List<String> ways = new ArrayList<>();
        for (PolygonRings polygon : zones.get(zone)) {
            for (double[] ring : polygon.rings()) {
                for (int i = 0; i + 3 < ring.length; i += 2) {
                    if (PolygonRings.isOnEdge(ring[i], ring[i + 1], ring[i + 2], ring[i + 3], lon, lat)) {
                        addWay(ways, lon, lat, ring[i], ring[i + 1]);
                        addWay(ways, lon, lat, ring[i + 2], ring[i + 3]);
                    }
                }
            }
        }
        return ways.size() == 2 && ways.contains("north") && ways.contains("south");
    }

    private static void addWay(List<String> ways, double lon, double lat, double toLon, double toLat) {
        if (toLon != lon) {
            ways.add("elsewhere");
        } else if (toLat != lat) {
            ways.add(toLat > lat ? "north" : "south");
        }
    }

    /** Where a position (degrees) lies relative to one zone in the plane alone, whose two ends are far from each other. */
    public Place placeInPlane(int zone, double lon, double lat) {
        Place place = Place.EXTERIOR;
        for (PolygonRings polygon : zones.get(zone)) {
            Place inPolygon = polygon.place(lon, lat);
            if (inPolygon == Place.INTERIOR) {
                return Place.INTERIOR;
            }
            if (inPolygon == Place.BOUNDARY) {
                place = Place.BOUNDARY;
            }
        }
        return place;
    }

    /** Which side of the line from a to b the point p is on: 1 left, -1 right, 0 on it. */
    public static int side(double ax, double ay, double bx, double by, double px, double py) {
        double left = (bx - ax) * (py - ay);
        double right = (by - ay) * (px - ax);
        // A margin of a million times the rounding error, and far from underflow and overflow.
        double margin = 1e-10 * (Math.abs(left) + Math.abs(right));
        if (margin > 1e-280 && margin < 1e280 && Math.abs(left - right) > margin) {
            return left > right ? 1 : -1;
        }
        return minus(bx, ax).multiply(minus(py, ay)).compareTo(minus(by, ay).multiply(minus(px, ax)));
    }

    private static boolean isIn(Place place, BoundaryRule rule) {
        return place == Place.INTERIOR || place == Place.BOUNDARY && rule == BoundaryRule.COVERS;
    }

    private static BigDecimal minus(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b));
    }

    /** One polygon: its shell first, then its holes, each a closed row of x, y, x, y ... */
    private record PolygonRings(Envelope envelope, List<double[]> rings) {
        static PolygonRings of(Polygon polygon) {
            List<double[]> rings = new ArrayList<>();
            rings.add(flatten(polygon.getExteriorRing()));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(flatten(polygon.getInteriorRingN(i)));
            }
            return new PolygonRings(polygon.getEnvelopeInternal(), rings);
        }

        private static double[] flatten(LinearRing ring) {
            Coordinate[] coordinates = ring.getCoordinates();
            double[] flat = new double[2 * coordinates.length];
            for (int i = 0; i < coordinates.length; i++) {
                flat[2 * i] = coordinates[i].x;
                flat[2 * i + 1] = coordinates[i].y;
            }
            return flat;
        }

        Place place(double x, double y) {
            if (!(x >= envelope.getMinX() && x <= envelope.getMaxX())
                    || !(y >= envelope.getMinY() && y <= envelope.getMaxY())) {
                return Place.EXTERIOR;
            }
            Place inShell = placeInRing(rings.get(0), x, y);
            if (inShell != Place.INTERIOR) {
                return inShell;
            }
            for (double[] hole : rings.subList(1, rings.size())) {
                Place inHole = placeInRing(hole, x, y);
                if (inHole == Place.BOUNDARY) {
                    return Place.BOUNDARY;
                }
                if (inHole == Place.INTERIOR) {
                    return Place.EXTERIOR;
                }
            }
            return Place.INTERIOR;
        }

        static boolean isOnEdge(double ax, double ay, double bx, double by, double x, double y) {
            return Math.min(ax, bx) <= x
                    && x <= Math.max(ax, bx)
                    && Math.min(ay, by) <= y
                    && y <= Math.max(ay, by)
                    && side(ax, ay, bx, by, x, y) == 0;
        }

        /** The crossings of the ray from the point to the right. */
        private static Place placeInRing(double[] ring, double x, double y) {
            boolean odd = false;
            for (int i = 0; i + 3 < ring.length; i += 2) {
                double ax = ring[i];
                double ay = ring[i + 1];
                double bx = ring[i + 2];
                double by = ring[i + 3];
                if (Math.min(ay, by) > y || Math.max(ay, by) < y || Math.max(ax, bx) < x) {
                    continue;
                }
                int side = side(ax, ay, bx, by, x, y);
                if (side == 0 && Math.min(ax, bx) <= x) {
                    return Place.BOUNDARY;
                }
                boolean goesUp = ay <= y && by > y;
                boolean goesDown = by <= y && ay > y;
                if (goesUp && side > 0 || goesDown && side < 0) {
                    odd = !odd;
                }
            }
            return odd ? Place.INTERIOR : Place.EXTERIOR;
        }
    }
}
