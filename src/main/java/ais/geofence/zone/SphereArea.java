package ais.geofence.zone;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The area of zones on a sphere of the Earth's mean radius, their edges straight in the longitude/latitude plane. */
public final class SphereArea {
    private static final double MEAN_RADIUS_KM = 6371.0088;

    private SphereArea() {}

    /** The area in km²: that of the shells minus that of their holes. Overlapping parts count more than once. */
    public static double squareKilometres(Geometry polygons) {
        double area = 0;
        for (int part = 0; part < polygons.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) polygons.getGeometryN(part);
            area += area(polygon.getExteriorRing());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                area -= area(polygon.getInteriorRingN(hole));
            }
        }
        return area;
    }

    /** Sums what lies between each edge and the equator: the edge's longitudes times the mean sine of its latitudes. */
    private static double area(LinearRing ring) {
        CoordinateSequence positions = ring.getCoordinateSequence();
        double sum = 0;
        for (int i = 1; i < positions.size(); i++) {
            double lonChange = Math.toRadians(positions.getX(i) - positions.getX(i - 1));
            double midLat = Math.toRadians((positions.getY(i) + positions.getY(i - 1)) / 2);
            double halfLatChange = Math.toRadians((positions.getY(i) - positions.getY(i - 1)) / 2);
            double spread = halfLatChange == 0 ? 1 : Math.sin(halfLatChange) / halfLatChange;
            sum += lonChange * Math.sin(midLat) * spread;
        }
        return Math.abs(sum) * MEAN_RADIUS_KM * MEAN_RADIUS_KM;
    }
}
