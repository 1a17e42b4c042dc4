package ais.geofence.sample;

import java.util.List;
import java.util.Random;

/**
 * Where reports come from: a place, or a route along several.
 *
 * @param kind what sends there
 * @param share how many there are, in proportion to the other waters
 * @param width how far they are from the route, as a standard deviation in nautical miles
 * @param countries the country codes (MID) that occur
 * @param path the places along the route
 */
record Water(Kind kind, int share, double width, List<String> countries, List<Place> path) {

    /** Nautical miles from the first place to the last; 0 for a single one. */
    double length() {
        double length = 0;
        for (int i = 1; i < path.size(); i++) {
            length += path.get(i - 1).milesTo(path.get(i));
        }
        return length;
    }

    /** The place so many nautical miles along the route, which is taken to go straight on at both ends. */
    Place at(double miles) {
        double left = miles;
        for (int i = 1; i < path.size(); i++) {
            Place from = path.get(i - 1);
            Place to = path.get(i);
            double length = from.milesTo(to);
            if (left <= length || i == path.size() - 1) {
                return from.towards(to, left / length);
            }
            left -= length;
        }
        return path.get(0);
    }

    String anyCountry(Random random) {
        return countries.get(random.nextInt(countries.size()));
    }
}
