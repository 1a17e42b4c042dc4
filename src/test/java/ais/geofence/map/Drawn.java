package ais.geofence.map;

import ais.geofence.html.Shape;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/** Reads what is drawn as a browser would. */
final class Drawn {
    private Drawn() {}

    static List<Coordinate[]> rings(Shape shape) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (int[] steps : shape.rings()) {
            List<Coordinate> ring = new ArrayList<>();
            int x = 0;
            int y = 0;
            for (int i = 0; i < steps.length; i += 2) {
                x += steps[i];
                y += steps[i + 1];
                ring.add(new Coordinate(shape.lon() + x * shape.step(), shape.lat() + y * shape.step()));
            }
            ring.add(ring.get(0).copy());
            rings.add(ring.toArray(Coordinate[]::new));
        }
        return rings;
    }

    /** Whether a place is filled: in an odd number of rings. */
    static boolean isFilled(List<Coordinate[]> rings, double lon, double lat) {
        Coordinate place = new Coordinate(lon, lat);
        return rings.stream()
                                .filter(ring -> RayCrossingCounter.locatePointInRing(place, ring) == Location.INTERIOR)
                                .count()
                        % 2
                == 1;
    }

    /** Positive where rings turn left; holes are subtracted as they turn the other way. */
    static double signedArea(List<Coordinate[]> rings) {
        double area = 0;
        for (Coordinate[] ring : rings) {
            for (int i = 1; i < ring.length; i++) {
                area += (ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y) / 2;
            }
        }
        return area;
    }

    static int positions(List<Coordinate[]> rings) {
        return rings.stream().mapToInt(ring -> ring.length).sum();
    }
}
