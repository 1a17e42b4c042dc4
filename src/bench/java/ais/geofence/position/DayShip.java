package ais.geofence.position;

import java.util.Locale;
import java.util.SplittableRandom;

/** A ship that {@link DayFile} writes the reports of; ordered by the time of the next one. */
final class DayShip implements Comparable<DayShip> {
    /** Longitude and latitude of ports, degrees, those with most ships first. */
    private static final double[][] PORTS = {
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
    private static final double DEGREES_PER_KNOT_SECOND = 1 / 60.0 / 3600;

    private final int number;
    private final SplittableRandom random;
    private final boolean classA;
    private final boolean underWay;
    private final double leastInterval;
    private final double mostInterval;
    private final int heading;
    private final int mmsi;
    private final String particulars;
    private double lon;
    private double lat;
    private double knots;
    private double course;
    private double time;

    DayShip(int number, SplittableRandom random) {
        this.number = number;
        this.random = random;
        this.classA = random.nextInt(100) < 55;
        this.underWay = random.nextInt(100) < 40;
        this.mmsi = mmsi();
        this.particulars = particulars();
        boolean often = random.nextInt(100) < 41;
        this.leastInterval = often ? 60 + 5 * random.nextDouble() : 600 * Math.pow(30, random.nextDouble());
        this.mostInterval = often ? leastInterval + 10 : 1.5 * leastInterval;
        this.time = mostInterval * random.nextDouble();
        double[] port = PORTS[(int) (PORTS.length * Math.pow(random.nextDouble(), 2))];
        double spread = underWay ? 2 * Math.pow(random.nextDouble(), 2) : 0.05;
        this.lon = port[0] + spread * random.nextGaussian();
        this.lat = port[1] + spread * random.nextGaussian();
        this.knots = underWay ? 3 + 15 * random.nextDouble() : 0;
        this.course = 360 * random.nextDouble();
        this.heading = classA ? random.nextInt(360) : 511;
    }

    /** The time of the next report, seconds from the begin of the day. */
    long second() {
        return (long) time;
    }

    @Override
    public int compareTo(DayShip other) {
        int byTime = Long.compare(second(), other.second());
        return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }

    /**
     * Appends the next report as a line of CSV, and moves the ship on to the one after.
     *
     * @param instant of the report, as text
     */
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
        sail(leastInterval + (mostInterval - leastInterval) * random.nextDouble());
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

    /** Mostly ships of the United States. Each ship has its own. */
    private int mmsi() {
        int[] countries = {366, 367, 368, 338, 369, 316, 636, 538, 563, 477};
        int country = countries[(int) (countries.length * Math.pow(random.nextDouble(), 2))];
        return country * 1_000_000 + number * 66 + random.nextInt(66);
    }

    /** What a ship reports of itself, from its name to the end of the line. Small craft leave much of it empty. */
    private String particulars() {
        String[] first = {"MISS", "CAPT", "LADY", "SEA", "OCEAN", "STAR", "ATLANTIC", "GULF", "AMERICAN", "EVER", "MAERSK", "CROSBY"};
        String[] second = {"SPIRIT", "PRIDE", "EXPRESS", "HUNTER", "EAGLE", "VENTURE", "TRADER", "MARIE", "DAWN", "RIVER", "GLORY"};
        int[] types = {31, 52, 70, 80, 37, 36, 30, 60, 90, 31, 70, 37};
        int type = classA ? types[random.nextInt(types.length)] : 36 + random.nextInt(2);
        String name = "%s %s %d".formatted(first[random.nextInt(first.length)], second[random.nextInt(second.length)], number % 90);
        String imo = classA && random.nextInt(3) > 0 ? "IMO" + (9_000_000 + number * 37) : "IMO0000000";
        String call = random.nextInt(10) > 0 ? "W%c%c%04d".formatted('A' + number % 26, 'A' + number / 26 % 26, number % 10_000) : "";
        int length = classA ? 15 + (int) (300 * Math.pow(random.nextDouble(), 2)) : 6 + random.nextInt(20);
        String draft = classA ? String.format(Locale.ROOT, "%.1f", 1.5 + 0.04 * length) : "";
        int moving = random.nextInt(5) == 0 ? 12 : 0;
        String status = classA ? String.valueOf(underWay ? moving : 5) : "";
        String cargo = classA ? String.valueOf(random.nextInt(4) > 0 ? type : 0) : "";
        return "%s,%s,%s,%d,%s,%d,%d,%s,%s,%s\n".formatted(
                name, imo, call, type, status, length, 2 + length / 7, draft, cargo, classA ? "A" : "B");
    }

    /** Appends a number with as many decimals as the scale has zeros; at least one. */
    private static StringBuilder fixed(StringBuilder row, double value, long scale) {
        long scaled = Math.round(Math.abs(value) * scale);
        if (value < 0 && scaled > 0) {
            row.append('-');
        }
        row.append(scaled / scale).append('.');
        for (long digit = scale / 10; digit > 0; digit /= 10) {
            row.append((char) ('0' + scaled / digit % 10));
        }
        return row;
    }
}
