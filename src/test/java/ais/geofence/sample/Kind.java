package ais.geofence.sample;

import java.util.Random;

/** What sends a report: the form of its MMSI, how often it sends and how fast it goes. */
enum Kind {
    MOORED_SHIP("CCC######", 180, 0),
    LANE_SHIP("CCC###000", 30, 14),
    RIVER_BARGE("CCC######", 30, 7),
    FISHING_BOAT("CCC######", 60, 3),
    BASE_STATION("00CCC####", 30, 0),
    AID_TO_NAVIGATION("99CCC1###", 180, 0),
    RESCUE_AIRCRAFT("111CCC###", 20, 120);

    /** Nine characters: {@code CCC} stands for the country code (MID), {@code #} for any digit. */
    private final String mmsiForm;

    private final int intervalSeconds;
    private final int usualKnots;

    Kind(String mmsiForm, int intervalSeconds, int usualKnots) {
        this.mmsiForm = mmsiForm;
        this.intervalSeconds = intervalSeconds;
        this.usualKnots = usualKnots;
    }

    int intervalSeconds() {
        return intervalSeconds;
    }

    /** Fixed to the ground, so that its reports give one position without noise. */
    boolean fixed() {
        return this == BASE_STATION || this == AID_TO_NAVIGATION;
    }

    /** A speed in knots, within a third of the usual one. */
    double knots(Random random) {
        return usualKnots * (1 + (random.nextDouble() * 2 - 1) / 3);
    }

    String mmsi(String country, Random random) {
        StringBuilder mmsi = new StringBuilder(mmsiForm.replace("CCC", country));
        for (int i = 0; i < mmsi.length(); i++) {
            if (mmsi.charAt(i) == '#') {
                mmsi.setCharAt(i, (char) ('0' + random.nextInt(10)));
            }
        }
        return mmsi.toString();
    }
}
