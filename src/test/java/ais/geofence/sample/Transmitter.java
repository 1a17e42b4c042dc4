package ais.geofence.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One ship, station, aid or aircraft on its way.
 *
 * @param startMiles how far along its water it is at second 0
 * @param knots its speed along the water, below 0 against the order of the path
 * @param milesEast how far it keeps off the route
 * @param milesNorth how far it keeps off the route
 */
record Transmitter(Water water, String mmsi, double startMiles, double knots, double milesEast, double milesNorth) {
    private static final double CHANCE_TO_BE_HEARD = 0.8;
    private static final double CHANCE_TO_BE_HEARD_TWICE = 0.01;
    private static final double NOISE_MILES = 0.003;
    private static final double SECONDS_PER_HOUR = 3600;

    static Transmitter any(Water water, Random random) {
        Kind kind = water.kind();
        double knots = kind.knots(random);
        return new Transmitter(
                water,
                kind.mmsi(water.anyCountry(random), random),
                random.nextDouble() * water.length(),
                random.nextBoolean() ? knots : -knots,
                random.nextGaussian() * water.width(),
                random.nextGaussian() * water.width());
    }

    /** The reports that receivers heard: some are lost, and a few were heard by two. */
    List<Report> reports(int seconds, Random random) {
        Kind kind = water.kind();
        double noise = kind.fixed() ? 0 : NOISE_MILES;
        List<Report> reports = new ArrayList<>();
        for (int second = random.nextInt(kind.intervalSeconds()); second < seconds; second += kind.intervalSeconds()) {
            if (random.nextDouble() < CHANCE_TO_BE_HEARD) {
                Place place = water.at(startMiles + knots * second / SECONDS_PER_HOUR)
                        .plus(milesEast + random.nextGaussian() * noise, milesNorth + random.nextGaussian() * noise);
                Report report = Report.of(second, mmsi, place);
                reports.add(report);
                if (random.nextDouble() < CHANCE_TO_BE_HEARD_TWICE) {
                    reports.add(report);
                }
            }
        }
        return reports;
    }
}
