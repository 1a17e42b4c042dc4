package ais.geofence.zone.locate.peer;

import com.google.common.geometry.S2ContainsPointQuery;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Shape;
import com.google.common.geometry.S2ShapeIndex;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** One index over all edges of all zones. */
final class S2Zones implements PeerLocator {
    private final Map<S2Shape, Integer> numbers = new IdentityHashMap<>();
    private final S2ContainsPointQuery query;

    S2Zones(List<Polygon> zones) {
        S2ShapeIndex index = new S2ShapeIndex();
        for (Polygon zone : zones) {
            S2Shape shape = new S2Polygon(loop(zone)).shape();
            numbers.put(shape, numbers.size());
            index.add(shape);
        }
        query = new S2ContainsPointQuery(index, S2ContainsPointQuery.Options.OPEN);
    }

    private static S2Loop loop(Polygon zone) {
        Coordinate[] ring = zone.getExteriorRing().getCoordinates();
        S2Loop loop = new S2Loop(Arrays.stream(ring, 0, ring.length - 1)
                .map(corner -> point(corner.x, corner.y))
                .toList());
        loop.normalize(); // the smaller side is the inside
        return loop;
    }

    @Override
    public int firstZone(double lon, double lat) {
        int first = Integer.MAX_VALUE;
        for (S2Shape shape : query.getContainingShapes(point(lon, lat))) {
            first = Math.min(first, numbers.getOrDefault(shape, Integer.MAX_VALUE));
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    private static S2Point point(double lon, double lat) {
        return S2LatLng.fromDegrees(lat, lon).toPoint();
    }
}
