package ais.geofence.zone.locate.peer;

import com.esri.core.geometry.Geometry.GeometryAccelerationDegree;
import com.esri.core.geometry.OperatorContains;
import com.esri.core.geometry.Point;
import java.util.Arrays;
import org.apache.lucene.geo.Component2D;
import org.apache.lucene.geo.LatLonGeometry;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Whether one zone, without holes, contains a position. */
interface Contains {
    boolean contains(double lon, double lat);

    static Contains jts(Polygon zone) {
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(zone);
        return (lon, lat) -> locator.locate(new Coordinate(lon, lat)) == Location.INTERIOR;
    }

    static Contains lucene(Polygon zone) {
        Coordinate[] ring = zone.getExteriorRing().getCoordinates();
        double[] lats = Arrays.stream(ring).mapToDouble(Coordinate::getY).toArray();
        double[] lons = Arrays.stream(ring).mapToDouble(Coordinate::getX).toArray();
        Component2D tree = LatLonGeometry.create(new org.apache.lucene.geo.Polygon(lats, lons));
        return tree::contains;
    }

    static Contains esri(Polygon zone) {
        Coordinate[] ring = zone.getExteriorRing().getCoordinates();
        com.esri.core.geometry.Polygon polygon = new com.esri.core.geometry.Polygon();
        polygon.startPath(ring[0].x, ring[0].y);
        for (int i = 1; i < ring.length - 1; i++) {
            polygon.lineTo(ring[i].x, ring[i].y);
        }
        polygon.closeAllPaths();
        OperatorContains operator = OperatorContains.local();
        operator.accelerateGeometry(polygon, null, GeometryAccelerationDegree.enumHot);
        return (lon, lat) -> operator.execute(polygon, new Point(lon, lat), null, null);
    }
}
