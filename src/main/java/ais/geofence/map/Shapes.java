package ais.geofence.map;

import ais.geofence.html.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Simplifies rings to the positions and digits that can be seen. */
final class Shapes {
    /** A shape is not seen larger than so many pixels in full: the finest raster's width in shares of a shape's size. */
    private static final double FINEST = 1.0 / (1 << 16);

    /** A raster's width in shares of the tolerance that its shape was simplified by. */
    private static final double FINER = 1.0 / 4;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {}

    /** The rings of a polygon or multipolygon: shells turn left, holes right. */
    static List<Coordinate[]> rings(Geometry polygons) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (int part = 0; part < polygons.getNumGeometries(); part++) {
            if (polygons.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                rings.add(wound(polygon.getExteriorRing(), true));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(wound(polygon.getInteriorRingN(hole), false));
                }
            }
        }
        return rings;
    }

    private static Coordinate[] wound(LinearRing ring, boolean left) {
        Coordinate[] positions = ring.getCoordinates();
        if (Orientation.isCCW(positions) != left) {
            CoordinateArrays.reverse(positions);
        }
        return positions;
    }

    /** Leaves out positions that are not farther than a tolerance from the line without them. A line keeps its ends. */
    static Coordinate[] simplified(Coordinate[] line, double tolerance) {
        return tolerance == 0 || line.length <= 4
                ? line
                : DouglasPeuckerSimplifier.simplify(FACTORY.createLineString(line), tolerance)
                        .getCoordinates();
    }

    /** The size of what is seen of a shape, degrees. */
    private static double size(Envelope extent) {
        return Math.max(extent.getWidth(), extent.getHeight());
    }

    /**
     * The rings of a polygon or multipolygon, simplified, without those that are not larger than the tolerance.
     *
     * @param tolerance in shares of the whole's size; 0 for all there is
     */
    static List<Coordinate[]> simplified(Geometry polygons, double tolerance) {
        double distance = tolerance * size(polygons.getEnvelopeInternal());
        List<Coordinate[]> rings = rings(polygons);
        return tolerance == 0 || rings.size() == 1
                ? rings.stream().map(ring -> simplified(ring, distance)).toList()
                : rings.stream()
                        .filter(ring -> size(Land.envelope(ring)) > distance)
                        .map(ring -> simplified(ring, distance))
                        .toList();
    }

    /**
     * A polygon or multipolygon as far as it can be seen.
     *
     * @param tolerance how far, in shares of its size, an outline may be from the true one
     */
    static Shape of(Geometry polygons, double tolerance) {
        double size = size(polygons.getEnvelopeInternal());
        return of(simplified(polygons, tolerance), size * Math.max(FINEST, FINER * tolerance));
    }

    /** The rings on a raster that is no coarser than this, degrees. */
    static Shape of(List<Coordinate[]> rings, double coarsest) {
        int digits = digits(coarsest);
        double step = Math.pow(10, -digits);
        Envelope extent = new Envelope();
        rings.forEach(ring -> extent.expandToInclude(Land.envelope(ring)));
        double lon = down(extent.getMinX(), digits);
        double lat = down(extent.getMinY(), digits);
        List<int[]> steps = new ArrayList<>();
        for (Coordinate[] ring : rings) {
            IntPath path = new IntPath();
            for (int i = 0; i < ring.length - 1; i++) {
                path.to((int) Math.round((ring[i].x - lon) / step), (int) Math.round((ring[i].y - lat) / step));
            }
            steps.add(path.steps());
        }
        return new Shape(lon, lat, step, steps);
    }

    /** The decimals of a raster no coarser than this, degrees. */
    private static int digits(double coarsest) {
        return Math.max(0, Math.min((int) Math.ceil(-Math.log10(coarsest)), 12));
    }

    private static double down(double degrees, int digits) {
        return Double.isFinite(degrees)
                ? new BigDecimal(degrees).setScale(digits, RoundingMode.FLOOR).doubleValue()
                : 0;
    }
}
