package ais.geofence.position;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A ship that {@link PortCallsFile} writes the reports of. It sails straight from port to port, lies there for hours to days, and at times is not heard
 * for hours.
 */
final class PortCallShip extends Reporter {
    private static final double HOUR = 3600;
    private static final int NEIGHBOURS = 8;
    private static final double SPEED_NOT_AVAILABLE = 102.3;

    private final List<Port> ports;
    private final SplittableRandom random;
    private final Intervals intervals;
    private final int mmsi;
    private final String particulars;
    private double lon;
    private double lat;
    private double toLon;
    private double toLat;
    private double knots;
    /** Seconds from the begin of the file; infinite for a ship that sails. */
    private double departure;

    PortCallShip(int number, List<Port> ports, SplittableRandom random) {
        super(number);
        this.ports = ports;
        this.random = random;
        this.mmsi = Particulars.mmsi(number, random);
        this.particulars = Particulars.line(number, random.nextInt(100) < 55, true, random);
        this.intervals = Intervals.any(random);
        this.time = intervals.most() * random.nextDouble();
        sailTo(ports.get((int) (ports.size() * Math.pow(random.nextDouble(), 2))));
        this.lon = toLon;
        this.lat = toLat;
        moor();
    }

    @Override
    void report(String instant, StringBuilder row) {
        row.append(mmsi).append(',').append(instant).append(',');
        // a ship that does not move is seen within some metres, and none sails quite straight
        double metres = isMoored() ? 0.00003 : 0.001;
        fixed(row, lat + metres * random.nextGaussian(), 100_000).append(',');
        fixed(row, lon + metres * random.nextGaussian(), 100_000).append(',');
        fixed(row, speed(), 10).append(',');
        fixed(row, 359.9 * random.nextDouble(), 10).append(",511.0,");
        row.append(particulars);
        go(intervals.next(random) + silence());
    }

    private boolean isMoored() {
        return departure < Double.POSITIVE_INFINITY;
    }

    /** In knots. */
    private double speed() {
        if (random.nextInt(300) == 0) {
            return SPEED_NOT_AVAILABLE;
        }
        return isMoored() ? Math.abs(0.15 * random.nextGaussian()) : knots;
    }

    /** Seconds that a ship is not heard, more often at sea. */
    private double silence() {
        return random.nextInt(isMoored() ? 3000 : 800) == 0 ? HOUR * (1 + 11 * random.nextDouble()) : 0;
    }

    private void go(double seconds) {
        double from = time;
        time += seconds;
        if (isMoored()) {
            if (time < departure) {
                return;
            }
            from = departure;
            sailTo(next());
        }
        double toEast = toLon - lon;
        double toNorth = toLat - lat;
        double distance = Math.hypot(toEast * Math.cos(Math.toRadians(lat)), toNorth);
        double sailed = knots * (time - from) * DayShip.DEGREES_PER_KNOT_SECOND;
        if (sailed < distance) {
            lon += toEast * sailed / distance;
            lat += toNorth * sailed / distance;
        } else {
            lon = toLon;
            lat = toLat;
            moor();
        }
    }

    /** Most often a port near by. */
    private Port next() {
        if (random.nextInt(5) == 0) {
            return ports.get(random.nextInt(ports.size()));
        }
        List<Port> nearest = ports.stream()
                .sorted(Comparator.comparingDouble(port -> port.distance(lon, lat)))
                .limit(NEIGHBOURS)
                .toList();
        return nearest.get(random.nextInt(NEIGHBOURS));
    }

    private void sailTo(Port port) {
        toLon = port.lon() + 0.2 * port.radius() * random.nextGaussian();
        toLat = port.lat() + 0.2 * port.radius() * random.nextGaussian();
        knots = 8 + 12 * random.nextDouble();
        departure = Double.POSITIVE_INFINITY;
    }

    private void moor() {
        departure = time + HOUR * (1 + 40 * Math.pow(random.nextDouble(), 2));
    }
}
