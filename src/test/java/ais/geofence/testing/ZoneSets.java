package ais.geofence.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Polygon;

/** Large zone sets by what they mean for a locator, the same for the same seed. */
public final class ZoneSets {
    private ZoneSets() {}

    /** Small boxes with a notch, a tenth of a degree or two, far from each other: a few harbours. */
    public static List<Polygon> harbours(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Polygon> zones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            zones.add(ZoneShapes.star(random, lon(random), lat(random), 0.1 + 0.2 * random.nextDouble(), 9));
        }
        return zones;
    }

    /** Stars of 10 to 200 vertices and 0.1 to 3 degrees all over the world: 10,000 of them cover most of it once. */
    public static List<Polygon> worldwideStars(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Polygon> zones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            zones.add(ZoneShapes.star(
                    random, lon(random), lat(random), 0.1 + 2.9 * random.nextDouble(), 10 + random.nextInt(191)));
        }
        return zones;
    }

    /** The same in one sea of 60 by 35 degrees: 1,000 of them cover it twice, 100,000 two hundred times. */
    public static List<Polygon> crowdedStars(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Polygon> zones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            zones.add(ZoneShapes.star(
                    random,
                    -20 + 60 * random.nextDouble(),
                    30 + 35 * random.nextDouble(),
                    0.1 + 2.9 * random.nextDouble(),
                    10 + random.nextInt(191)));
        }
        return zones;
    }

    /** Berths and anchorages: tiny stars in clusters. */
    public static List<Polygon> berths(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Polygon> zones = new ArrayList<>();
        while (zones.size() < count) {
            double portLon = lon(random);
            double portLat = lat(random);
            for (int i = 0; i < 100 && zones.size() < count; i++) {
                zones.add(ZoneShapes.star(
                        random,
                        portLon + 0.1 * random.nextDouble(),
                        portLat + 0.05 * random.nextDouble(),
                        0.001 + 0.004 * random.nextDouble(),
                        5 + random.nextInt(20)));
            }
        }
        return zones;
    }

    /** Zones with a coast of so many vertices, from radius/2 to radius degrees large. */
    public static List<Polygon> coasts(long seed, int count, double radius, int vertices) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Polygon> zones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double zoneRadius = radius * (1 + random.nextDouble()) / 2;
            zones.add(coast(random, lon(random), 0.7 * lat(random), zoneRadius, vertices));
        }
        return zones;
    }

    /** A closed line that is rough at every scale: waves of ever shorter length and lower height round a circle. */
    private static Polygon coast(RandomGenerator random, double lon, double lat, double radius, int vertices) {
        double[] phases = new double[16];
        Arrays.setAll(phases, i -> 2 * Math.PI * random.nextDouble());
        double[] corners = new double[2 * vertices];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double distance = 0.7;
            for (int wave = 0; wave < phases.length; wave++) {
                distance += 0.12 * Math.pow(0.6, wave) * Math.sin((2 << wave) * angle + phases[wave]);
            }
            corners[2 * i] = lon + radius * distance * Math.cos(angle);
            corners[2 * i + 1] = lat + radius * distance * Math.sin(angle);
        }
        return ZoneShapes.polygon(corners);
    }

    private static double lon(RandomGenerator random) {
        return -175 + 350 * random.nextDouble();
    }

    private static double lat(RandomGenerator random) {
        return -75 + 150 * random.nextDouble();
    }
}
