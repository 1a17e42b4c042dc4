package ais.geofence.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/**
 * An endless row of positions aimed at where an answer is most easily wrong: corners, edges of shells and holes, lines of
 * dyadic grids, zero, the poles and the antimeridian, and within some ulps of all these.
 */
public final class AimedPositions {
    private final RandomGenerator random;
    private final List<double[]> rings = new ArrayList<>();
    private double lon;
    private double lat;

    /** Positions aimed at the zones, the same for the same generator. */
    public AimedPositions(RandomGenerator random, List<? extends Geometry> zones) {
        this.random = random;
        for (Geometry zone : zones) {
            zone.apply((GeometryComponentFilter) component -> {
                if (component instanceof LineString ring) {
                    rings.add(flatten(ring.getCoordinates()));
                }
            });
        }
    }

    /** Moves to the next position. */
    public void next() {
        double[] ring = rings.get(random.nextInt(rings.size()));
        int at = 2 * random.nextInt(ring.length / 2 - 1);
        double ax = ring[at];
        double ay = ring[at + 1];
        double bx = ring[at + 2];
        double by = ring[at + 3];
        double along = alongEdge();
        lon = ax + along * (bx - ax);
        lat = ay + along * (by - ay);
        switch (random.nextInt(12)) {
            case 0 -> lon = onGridLine(lon);
            case 1 -> lat = onGridLine(lat);
            case 2 -> {
                lon = onGridLine(lon);
                lat = onGridLine(lat);
            }
            case 3 -> lon = ax + (bx - ax) * random.nextDouble();
            case 4 -> lat = ay + (by - ay) * random.nextDouble();
            case 5 -> {
                lon += (bx - ax) * (random.nextDouble() - 0.5);
                lat += (by - ay) * (random.nextDouble() - 0.5);
            }
            case 6 -> lat = ay;
            default -> {}
        }
        if (random.nextInt(200) == 0) {
            toEdgeOfWorld();
        }
        lon = nudge(lon);
        lat = nudge(lat);
    }

    /** Longitude in degrees. */
    public double lon() {
        return lon;
    }

    /** Latitude in degrees. */
    public double lat() {
        return lat;
    }

    private double alongEdge() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 0.5;
            case 2 -> random.nextInt(17) / 16.0;
            default -> random.nextDouble();
        };
    }

    /** The value on the next lower line of a grid of a random power of two, from 1 to 2^-26 degrees. */
    private double onGridLine(double value) {
        double lines = Math.scalb(1.0, random.nextInt(27));
        return Math.floor(value * lines) / lines;
    }

    private void toEdgeOfWorld() {
        switch (random.nextInt(6)) {
            case 0 -> lon = 180;
            case 1 -> lon = -180;
            case 2 -> lat = 90;
            case 3 -> lat = -90;
            case 4 -> lon = Double.MIN_VALUE * (random.nextInt(3) - 1);
            default -> lat = Double.MIN_VALUE * (random.nextInt(3) - 1);
        }
    }

    private double nudge(double value) {
        return switch (random.nextInt(8)) {
            case 0 -> Math.nextUp(value);
            case 1 -> Math.nextDown(value);
            case 2 -> value + (random.nextInt(9) - 4) * Math.ulp(value);
            default -> value;
        };
    }

    private static double[] flatten(Coordinate[] coordinates) {
        double[] flat = new double[2 * coordinates.length];
        for (int i = 0; i < coordinates.length; i++) {
            flat[2 * i] = coordinates[i].x;
            flat[2 * i + 1] = coordinates[i].y;
        }
        return flat;
    }
}
