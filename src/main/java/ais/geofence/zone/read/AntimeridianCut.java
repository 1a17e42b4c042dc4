package ais.geofence.zone.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts zones at the antimeridian and moves the part beyond it by 360 degrees. From ±180 to ±360 that is
 * exact: no coordinate is rounded.
 */
final class AntimeridianCut {
    /** The largest absolute longitude that is accepted, degrees. */
    static final double FARTHEST = 360;

    private static final double SEAM = 180;
    private static final double ROUND = 360;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private AntimeridianCut() {}

    /** Whether a geometry has longitudes past ±180 degrees. */
    static boolean isNeeded(Geometry geometry) {
        Envelope envelope = geometry.getEnvelopeInternal();
        return envelope.getMinX() < -SEAM || envelope.getMaxX() > SEAM;
    }

    /** Why a geometry can't be cut, or null if it can. */
    static @Nullable String validate(Geometry geometry) {
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            double width = geometry.getGeometryN(part).getEnvelopeInternal().getWidth();
            if (width > ROUND) {
                return "goes more than once round the world: it spans " + width + " degrees of longitude";
            }
        }
        return null;
    }

    /**
     * The same places with longitudes from -180 to 180. Positions stay as they are or move by 360 degrees; where an edge crosses
     * ±180, one is added.
     *
     * @param valid a valid Polygon or MultiPolygon that {@link #validate} accepts
     * @return a valid Polygon or MultiPolygon
     */
    static Geometry cut(Geometry valid) {
        List<Polygon> parts = new ArrayList<>();
        for (int part = 0; part < valid.getNumGeometries(); part++) {
            addParts((Polygon) valid.getGeometryN(part), parts);
        }
        Geometry all = parts.size() == 1 ? parts.get(0) : FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        // Parts that came from either side of the world may touch or overlap here.
        return all.isValid() ? all : OverlayNGRobust.union(all);
    }

    private static void addParts(Polygon polygon, List<Polygon> parts) {
        Polygon withCrossings = null;
        for (double moved : new double[] {0, -ROUND, ROUND}) {
            Envelope world = new Envelope(-SEAM - moved, SEAM - moved, -SEAM, SEAM);
            Envelope extent = polygon.getEnvelopeInternal();
            if (world.covers(extent)) {
                // One that only reaches to the seam is wholly on this side of it.
                parts.add(moved(polygon, moved));
                return;
            }
            if (world.getMinX() < extent.getMaxX() && world.getMaxX() > extent.getMinX()) {
                withCrossings = withCrossings == null ? withCrossingPositions(polygon) : withCrossings;
                Geometry within =
                        OverlayNGRobust.overlay(withCrossings, FACTORY.toGeometry(world), OverlayNG.INTERSECTION);
                for (Object part : PolygonExtracter.getPolygons(within)) {
                    parts.add(moved((Polygon) part, moved));
                }
            }
        }
    }

    /** With a position where an edge crosses ±180, so that both sides are cut at the same. */
    private static Polygon withCrossingPositions(Polygon polygon) {
        return rings(polygon, ring -> {
            List<Coordinate> positions = new ArrayList<>(List.of(ring[0]));
            for (int i = 1; i < ring.length; i++) {
                addCrossings(ring[i - 1], ring[i], positions);
                positions.add(ring[i]);
            }
            return positions.toArray(Coordinate[]::new);
        });
    }

    private static void addCrossings(Coordinate from, Coordinate to, List<Coordinate> positions) {
        double first = from.x < to.x ? -SEAM : SEAM;
        for (double seam : new double[] {first, -first}) {
            if (Math.min(from.x, to.x) < seam && seam < Math.max(from.x, to.x)) {
                positions.add(new Coordinate(seam, latitude(from, to, seam)));
            }
        }
    }

    private static double latitude(Coordinate from, Coordinate to, double lon) {
        // The same whichever way the edge goes.
        Coordinate west = from.x < to.x ? from : to;
        Coordinate east = from.x < to.x ? to : from;
        double lat = west.y + (lon - west.x) / (east.x - west.x) * (east.y - west.y);
        return Math.max(Math.min(west.y, east.y), Math.min(lat, Math.max(west.y, east.y)));
    }

    private static Polygon moved(Polygon polygon, double degrees) {
        if (degrees == 0) {
            return polygon;
        }
        return rings(polygon, ring -> {
            Coordinate[] moved = new Coordinate[ring.length];
            for (int i = 0; i < ring.length; i++) {
                moved[i] = new Coordinate(ring[i].x + degrees, ring[i].y);
            }
            return moved;
        });
    }

    private static Polygon rings(Polygon polygon, UnaryOperator<Coordinate[]> change) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
            holes[hole] = ring(polygon.getInteriorRingN(hole), change);
        }
        return FACTORY.createPolygon(ring(polygon.getExteriorRing(), change), holes);
    }

    private static LinearRing ring(LinearRing ring, UnaryOperator<Coordinate[]> change) {
        return FACTORY.createLinearRing(change.apply(ring.getCoordinates()));
    }
}
