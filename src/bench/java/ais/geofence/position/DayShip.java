package ais.geofence.position;

import java.util.SplittableRandom;

/** A ship that {@link DayFile} writes the reports of. */
final class DayShip extends Reporter {
    /** Longitude and latitude of ports, degrees, those with most ships first. */
    static final double[][] PORTS = {
        {-90.06, 29.95}, {-95.01, 29.55}, {-74.04, 40.62}, {-122.38, 47.62}, {-118.22, 33.74}, {-80.12, 25.98}, {-76.36, 36.95},
        {-122.33, 37.80}, {-91.22, 30.40}, {-82.50, 27.80}, {-93.90, 29.80}, {-71.02, 42.34}, {-117.17, 32.70}, {-76.50, 39.20},
        {-81.12, 32.05}, {-79.92, 32.77}, {-97.25, 27.82}, {-88.03, 30.60}, {-81.50, 30.38}, {-75.20, 39.80}, {-87.60, 41.85},
        {-83.10, 42.25}, {-72.30, 41.25}, {-90.20, 38.60}, {-131.65, 55.34}, {-149.90, 61.20}, {-152.40, 57.78}, {-166.54, 53.88},
        {-157.87, 21.30}, {-66.10, 18.45}
    };
    private static final double WEST = -178;
    private static final double EAST = -60;
    private static final double SOUTH = 10;
    private static final double NORTH = 62;
    /** Degrees that a ship covers in a second at one knot. */
    static final double DEGREES_PER_KNOT_SECOND = 1 / 60.0 / 3600;

    private final SplittableRandom random;
    private final boolean classA;
    private final boolean underWay;
    private final Intervals intervals;
    private final int heading;
    private final int mmsi;
    private final String particulars;
    private double lon;
    private double lat;
    private double knots;
    private double course;

    DayShip(int number, SplittableRandom random) {
        super(number);
        this.random = random;
        this.classA = random.nextInt(100) < 55;
        this.underWay = random.nextInt(100) < 40;
        this.mmsi = Particulars.mmsi(number, random);
        this.particulars = Particulars.line(number, classA, underWay, random);
        this.intervals = Intervals.any(random);
        this.time = intervals.most() * random.nextDouble();
        double[] port = PORTS[(int) (PORTS.length * Math.pow(random.nextDouble(), 2))];
        double spread = underWay ? 2 * Math.pow(random.nextDouble(), 2) : 0.05;
        this.lon = port[0] + spread * random.nextGaussian();
        this.lat = port[1] + spread * random.nextGaussian();
        this.knots = underWay ? 3 + 15 * random.nextDouble() : 0;
        this.course = 360 * random.nextDouble();
        this.heading = classA ? random.nextInt(360) : 511;
    }

    @Override
    void report(String instant, StringBuilder row) {
        row.append(mmsi).append(',').append(instant).append(',');
        // a ship that does not move is seen within some metres
        double metres = underWay ? 0 : 0.00003;
        fixed(row, lat + metres * random.nextGaussian(), 100_000).append(',');
        fixed(row, lon + metres * random.nextGaussian(), 100_000).append(',');
        boolean drifts = !underWay && random.nextInt(5) == 0;
        fixed(row, drifts ? 0.1 : knots, 10).append(',');
        fixed(row, underWay ? course : courseAtRest(), 10).append(',');
        fixed(row, heading == 511 || !underWay ? heading : Math.floor(course), 10).append(',');
        row.append(particulars);
        sail(intervals.next(random));
    }

    /** 360 means not available. */
    private double courseAtRest() {
        return random.nextInt(3) == 0 ? 360 : 359.9 * random.nextDouble();
    }

    private void sail(double seconds) {
        time += seconds;
        if (underWay) {
            course = (course + 360 + 4 * random.nextGaussian()) % 360;
            knots = Math.max(0.5, Math.min(22, knots + 0.3 * random.nextGaussian()));
            double degrees = knots * seconds * DEGREES_PER_KNOT_SECOND;
            double toNorth = degrees * Math.cos(Math.toRadians(course));
            double toEast = degrees * Math.sin(Math.toRadians(course)) / Math.cos(Math.toRadians(lat));
            if (lon + toEast < WEST || lon + toEast > EAST || lat + toNorth < SOUTH || lat + toNorth > NORTH) {
                course = (course + 180) % 360;
            } else {
                lon += toEast;
                lat += toNorth;
            }
        }
    }
}
