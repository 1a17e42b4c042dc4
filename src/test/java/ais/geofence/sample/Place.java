package ais.geofence.sample;

/**
 * A place in degrees, CRS84. Distances are in nautical miles, in the local plane.
 *
 * @param lon longitude, which passes 180 on a route across the antimeridian
 * @param lat latitude
 */
record Place(double lon, double lat) {
    private static final double MILES_PER_DEGREE = 60;

    Place plus(double milesEast, double milesNorth) {
        return new Place(
                lon + milesEast / MILES_PER_DEGREE / StrictMath.cos(StrictMath.toRadians(lat)),
                lat + milesNorth / MILES_PER_DEGREE);
    }

    /** The place a part of the way to another: 0 is here, 1 is there. */
    Place towards(Place other, double part) {
        return new Place(lon + (other.lon - lon) * part, lat + (other.lat - lat) * part);
    }

    double milesTo(Place other) {
        double middle = StrictMath.toRadians((lat + other.lat) / 2);
        double east = (other.lon - lon) * StrictMath.cos(middle);
        double north = other.lat - lat;
        return StrictMath.sqrt(east * east + north * north) * MILES_PER_DEGREE;
    }
}
