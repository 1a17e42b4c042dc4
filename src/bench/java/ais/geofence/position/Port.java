package ais.geofence.position;

import ais.geofence.testing.ZoneShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Polygon;

/**
 * A port that ships call at, the same in every run.
 *
 * @param lon longitude of its middle, degrees
 * @param lat latitude of its middle, degrees
 * @param radius of the zone at most, degrees
 */
record Port(double lon, double lat, double radius, Polygon zone) {
    private static final long SEED = 250;
    private static final int PORTS = 220;
    private static final int ANCHORAGES = 30;

    /** 220 ports near those that have most ships, and 30 anchorages that each overlap a port. */
    static List<Port> all() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            double[] near = DayShip.PORTS[i % DayShip.PORTS.length];
            double spread = i < DayShip.PORTS.length ? 0 : 1.2;
            double lon = near[0] + spread * random.nextGaussian();
            double lat = near[1] + spread * random.nextGaussian();
            ports.add(of(lon, lat, 0.02 + 0.06 * random.nextDouble(), random));
        }
        for (int i = 0; i < ANCHORAGES; i++) {
            Port port = ports.get(random.nextInt(PORTS));
            ports.add(of(port.lon + 0.6 * port.radius, port.lat - 0.3 * port.radius, 0.8 * port.radius, random));
        }
        return ports;
    }

    private static Port of(double lon, double lat, double radius, SplittableRandom random) {
        return new Port(lon, lat, radius, ZoneShapes.star(random, lon, lat, radius, 10 + random.nextInt(111)));
    }

    /** Degrees, in which a degree of longitude counts as much as one of latitude. */
    double distance(double otherLon, double otherLat) {
        return Math.hypot(lon - otherLon, lat - otherLat);
    }
}
