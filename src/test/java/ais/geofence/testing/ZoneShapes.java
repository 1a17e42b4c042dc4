package ais.geofence.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Zones of all shapes, the same for the same seed. Degrees, longitude first; all are valid. */
public final class ZoneShapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private ZoneShapes() {}

    /** A rectangle along the axes. */
    public static Polygon box(double minLon, double minLat, double maxLon, double maxLat) {
        return polygon(minLon, minLat, maxLon, minLat, maxLon, maxLat, minLon, maxLat);
    }

    /** A polygon from lon, lat, lon, lat ... of its corners; it is closed here. */
    public static Polygon polygon(double... corners) {
        return FACTORY.createPolygon(ring(corners));
    }

    /** A star: a corner on each of so many rays from its middle, between a third of the radius and the radius away. */
    public static Polygon star(RandomGenerator random, double lon, double lat, double radius, int vertices) {
        return FACTORY.createPolygon(ring(starCorners(random, lon, lat, radius, vertices)));
    }

    /** A star with a hole of the same form, 0.6 times as large. */
    public static Polygon starWithHole(RandomGenerator random, double lon, double lat, double radius, int vertices) {
        double[] shell = starCorners(random, lon, lat, radius, vertices);
        double[] hole = new double[shell.length];
        for (int i = 0; i < shell.length; i += 2) {
            hole[i] = lon + 0.6 * (shell[i] - lon);
            hole[i + 1] = lat + 0.6 * (shell[i + 1] - lat);
        }
        return FACTORY.createPolygon(ring(shell), new LinearRing[] {ring(hole)});
    }

    /** Three stars side by side, the middle one with a hole. */
    public static MultiPolygon archipelago(
            RandomGenerator random, double lon, double lat, double radius, int vertices) {
        double third = radius / 3;
        return FACTORY.createMultiPolygon(new Polygon[] {
            star(random, lon - 2 * third, lat + third, 0.7 * third, vertices),
            starWithHole(random, lon, lat, 0.7 * third, vertices),
            star(random, lon + 2 * third, lat - third / 2, 0.7 * third, vertices)
        });
    }

    /** A box with a diamond-shaped hole whose edges are lattice diagonals, on a lattice of so many degrees. */
    public static Polygon latticeDiamond(RandomGenerator random, double lon, double lat, double step) {
        double west = Math.rint(lon / step) * step;
        double south = Math.rint(lat / step) * step;
        int half = 2 + random.nextInt(6);
        double middleLon = west + (half + 1) * step;
        double middleLat = south + (half + 2) * step;
        double[] hole = {
            middleLon - half * step,
            middleLat,
            middleLon,
            middleLat - half * step,
            middleLon + half * step,
            middleLat,
            middleLon,
            middleLat + half * step
        };
        Polygon box = box(west, south, west + (2 * half + 3) * step, south + (2 * half + 5) * step);
        return FACTORY.createPolygon(box.getExteriorRing(), new LinearRing[] {ring(hole)});
    }

    /** A diamond on a lattice of so many degrees, each corner a little beside it: the edges just miss lattice points. */
    public static Polygon nearLattice(RandomGenerator random, double lon, double lat, double step) {
        double west = Math.rint(lon / step) * step;
        double south = Math.rint(lat / step) * step;
        double half = (2 + random.nextInt(6)) * step;
        double[] corners = {
            west, south + half, west + half, south, west + 2 * half, south + half, west + half, south + 2 * half
        };
        for (int i = 0; i < corners.length; i++) {
            corners[i] += switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> -Math.min(0x1p-40, step / 16);
                case 2 -> Math.scalb(step, -4 - random.nextInt(40));
                default -> -Math.scalb(step, -4 - random.nextInt(40));
            };
        }
        return polygon(corners);
    }

    /** A triangle so thin that rounding matters everywhere in it. */
    public static Polygon sliver(RandomGenerator random, double lon, double lat, double length) {
        double eastLon = lon + length;
        double northLat = lat + length * (random.nextDouble() - 0.3);
        double middleLon = lon + length / 2;
        double middleLat = lat + (northLat - lat) / 2;
        return polygon(lon, lat, eastLon, northLat, middleLon, middleLat + 8 * Math.ulp(middleLat));
    }

    /** Two neighbours that share a zigzag of so many corners, the western one first. */
    public static List<Polygon> neighbours(RandomGenerator random, double lon, double lat, double size, int corners) {
        double[] west = new double[2 * (corners + 2)];
        double[] east = new double[2 * (corners + 2)];
        for (int i = 0; i < corners; i++) {
            double borderLon = lon + size * (0.4 + 0.2 * random.nextDouble());
            double borderLat = lat + size * i / (corners - 1);
            west[2 * i] = east[2 * i] = borderLon;
            west[2 * i + 1] = east[2 * i + 1] = borderLat;
        }
        double northLat = west[2 * corners - 1];
        put(west, corners, lon, northLat, lon, lat);
        put(east, corners, lon + size, northLat, lon + size, lat);
        return List.of(polygon(west), polygon(east));
    }

    /** So many triangles round one corner that they share. */
    public static List<Polygon> fan(double lon, double lat, double radius, int count) {
        List<Polygon> triangles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double from = 2 * Math.PI * i / count;
            double to = 2 * Math.PI * (i + 1) / count;
            triangles.add(polygon(
                    lon,
                    lat,
                    lon + radius * Math.cos(from),
                    lat + radius * Math.sin(from),
                    lon + radius * Math.cos(to),
                    lat + radius * Math.sin(to)));
        }
        return triangles;
    }

    /** Zones at the antimeridian, at least so many: cut there in two parts that meet on all, some or none of their length, or on one side alone. */
    public static List<Geometry> atAntimeridian(RandomGenerator random, int count) {
        List<Geometry> zones = new ArrayList<>();
        double size = Math.pow(10, -3 + 3.4 * random.nextDouble());
        double lat = -75 + 130 * random.nextDouble();
        while (zones.size() < count) {
            double south = lat + size * random.nextInt(6);
            Polygon east = seamPart(random, 180, -size, south, size);
            Polygon west = seamPart(random, -180, size, south + size * (random.nextInt(5) - 2) / 2, size);
            switch (random.nextInt(5)) {
                case 0 -> zones.add(east);
                case 1 -> zones.add(west);
                case 2 ->
                    zones.add(FACTORY.createMultiPolygon(
                            new Polygon[] {east, seamPart(random, 180, -size, south + 4.5 * size, size), west}));
                default -> zones.add(FACTORY.createMultiPolygon(new Polygon[] {east, west}));
            }
        }
        return zones;
    }

    /**
     * A polygon along a meridian, three sizes high: on it with two to four edges, the last sometimes with a notch that comes back to the meridian at
     * one corner, and sometimes with a hole that touches it.
     */
    private static Polygon seamPart(RandomGenerator random, double seam, double inland, double south, double size) {
        double[] along = {south, south + size, south + 2 * size, south + 3 * size};
        List<Double> corners = new ArrayList<>();
        for (int i = 0; i < along.length; i++) {
            if (i == 1 && random.nextInt(3) == 0) {
                continue;
            }
            corners.addAll(List.of(seam, along[i]));
            if (i == 2 && random.nextInt(3) == 0) {
                corners.addAll(List.of(seam + inland / 2, along[i] + size / 3, seam, along[i] + size / 2));
            }
        }
        corners.addAll(List.of(
                seam + inland * (1 + random.nextDouble()),
                south + 3 * size,
                seam + inland,
                south - size * random.nextInt(2)));
        Polygon shell =
                polygon(corners.stream().mapToDouble(Double::doubleValue).toArray());
        if (random.nextInt(3) > 0) {
            return shell;
        }
        double top = south + size / 2;
        LinearRing hole = ring(seam, top, seam + inland / 3, top + size / 8, seam + inland / 3, top - size / 8);
        return FACTORY.createPolygon(shell.getExteriorRing(), new LinearRing[] {hole});
    }

    /** Overlapping zones of every kind and of sizes from 1e-7 to 40 degrees round a place, at least so many. */
    public static List<Geometry> mixture(RandomGenerator random, int count) {
        boolean atEdgeOfWorld = random.nextInt(6) == 0;
        double lon = atEdgeOfWorld ? 180 * (random.nextInt(3) - 1) : -150 + 290 * random.nextDouble();
        double lat = atEdgeOfWorld ? 90 * (random.nextInt(3) - 1) : -60 + 110 * random.nextDouble();
        double size = Math.pow(10, -6 + 7 * random.nextDouble());
        List<Geometry> zones = new ArrayList<>();
        while (zones.size() < count) {
            double zoneLon = lon + size * (2 * random.nextDouble() - 1);
            double zoneLat = lat + size * (2 * random.nextDouble() - 1);
            double zoneSize = Math.min(size * Math.pow(10, -2 * random.nextDouble() + 0.6), 28);
            int vertices = 3 + random.nextInt(40);
            double step = Math.scalb(1.0, Math.getExponent(size) - 4);
            switch (random.nextInt(9)) {
                case 0 -> zones.add(box(zoneLon, zoneLat, zoneLon + zoneSize, zoneLat + zoneSize / 3));
                case 1 -> zones.add(starWithHole(random, zoneLon, zoneLat, zoneSize, vertices + 2));
                case 2 -> zones.add(archipelago(random, zoneLon, zoneLat, zoneSize, vertices + 2));
                case 3 -> zones.add(latticeDiamond(random, zoneLon, zoneLat, step));
                case 4 -> zones.add(sliver(random, zoneLon, zoneLat, zoneSize));
                case 5 -> zones.addAll(neighbours(random, zoneLon, zoneLat, zoneSize, 3 + vertices / 4));
                case 6 -> zones.addAll(fan(zoneLon, zoneLat, zoneSize, 5));
                case 7 -> zones.add(nearLattice(random, zoneLon, zoneLat, step));
                default -> zones.add(star(random, zoneLon, zoneLat, zoneSize, vertices + 2));
            }
        }
        return zones;
    }

    private static double[] starCorners(RandomGenerator random, double lon, double lat, double radius, int vertices) {
        double[] corners = new double[2 * vertices];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / vertices;
            double distance = radius * (1 + 2 * random.nextDouble()) / 3;
            corners[2 * i] = lon + distance * Math.cos(angle);
            corners[2 * i + 1] = lat + distance * Math.sin(angle);
        }
        return corners;
    }

    private static LinearRing ring(double... corners) {
        Coordinate[] coordinates = new Coordinate[corners.length / 2 + 1];
        Arrays.setAll(coordinates, i -> {
            int at = 2 * i % corners.length;
            return new Coordinate(corners[at], corners[at + 1]);
        });
        return FACTORY.createLinearRing(coordinates);
    }

    private static void put(double[] corners, int at, double... values) {
        System.arraycopy(values, 0, corners, 2 * at, values.length);
    }
}
