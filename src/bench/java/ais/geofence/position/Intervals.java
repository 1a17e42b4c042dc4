package ais.geofence.position;

import java.util.SplittableRandom;

/**
 * How often a ship reports: two in five about every minute, the others every ten minutes to five hours.
 *
 * @param least seconds from one report to the next
 * @param most seconds from one report to the next
 */
record Intervals(double least, double most) {
    static Intervals any(SplittableRandom random) {
        boolean often = random.nextInt(100) < 41;
        double least = often ? 60 + 5 * random.nextDouble() : 600 * Math.pow(30, random.nextDouble());
        return new Intervals(least, often ? least + 10 : 1.5 * least);
    }

    /** Seconds to the next report. */
    double next(SplittableRandom random) {
        return least + (most - least) * random.nextDouble();
    }
}
