package ais.geofence.zone.locate;

import java.io.Serializable;

/**
 * Finds the first zone, in the order of the zone set, that a position lies in. The answer is that of exact arithmetic on
 * the given doubles in the longitude/latitude plane with straight edges; longitudes 180 and -180 are one place, and a zone that touches it
 * from both sides continues across it. Implementations are immutable after they are
 * made, safe for use by many threads, and survive both Java and Kryo serialisation.
 *
 * <p>A zone may be valid for a time only. The methods that take a time skip the zones that are not valid then; the others take every zone as
 * valid.
 */
public interface ZoneLocator extends Serializable {
    /** The answer for a position in no zone. */
    int NO_ZONE = -1;

    /**
     * The number of the first zone that the position lies in.
     *
     * @param lon longitude in degrees, CRS84
     * @param lat latitude in degrees, CRS84
     * @return 0 for the first zone of the set, and so on; {@link #NO_ZONE} where there is none, and for an
     *     invalid position (see {@link #isValid})
     */
    int firstZone(double lon, double lat);

    /**
     * The numbers of the first zones of many positions, each as {@link #firstZone} gives it. With many zones this takes less time
     * than a call for each position, if there are some hundreds of them or more.
     *
     * @param lon longitudes in degrees, CRS84
     * @param lat latitudes in degrees, CRS84
     * @param from the index of the first position in all three arrays
     * @param to the index after the last position; {@code from} or less for no positions
     * @param zones receives the numbers at the same indexes; the others stay as they are
     * @throws IndexOutOfBoundsException if an index is outside one of the arrays
     */
    default void firstZones(double[] lon, double[] lat, int from, int to, int[] zones) {
        for (int i = from; i < to; i++) {
            zones[i] = firstZone(lon[i], lat[i]);
        }
    }

    /**
     * Every zone that the position lies in.
     *
     * @param lon longitude in degrees, CRS84
     * @param lat latitude in degrees, CRS84
     * @return their numbers in order; empty where there is none, and for an invalid position
     */
    int[] allZones(double lon, double lat);

    /** Whether a zone is valid for a time only. If not, the methods that take a time give the same as those that don't. */
    default boolean hasTimes() {
        return false;
    }

    /**
     * The number of the first zone that the position lies in and that is valid at its time.
     *
     * @param lon longitude in degrees, CRS84
     * @param lat latitude in degrees, CRS84
     * @param micros microseconds since 1970, UTC; {@link ais.geofence.zone.Validity#NO_TIME} for a position without a time, which lies only
     *     in zones that are always valid
     * @return 0 for the first zone of the set, and so on; {@link #NO_ZONE} where there is none, and for an invalid position
     */
    default int firstZone(double lon, double lat, long micros) {
        return firstZone(lon, lat);
    }

    /**
     * Every zone that the position lies in and that is valid at its time.
     *
     * @param lon longitude in degrees, CRS84
     * @param lat latitude in degrees, CRS84
     * @param micros as for {@link #firstZone(double, double, long)}
     * @return their numbers in order; empty where there is none, and for an invalid position
     */
    default int[] allZones(double lon, double lat, long micros) {
        return allZones(lon, lat);
    }

    /** Whether a position is valid and not at the antimeridian, where longitudes 180 and -180 are one place. */
    static boolean isOffAntimeridian(double lon, double lat) {
        return lon > -180 && lon < 180 && lat >= -90 && lat <= 90;
    }

    /** Whether a longitude is from -180 to 180 and a latitude from -90 to 90, degrees; false for NaN. */
    static boolean isValid(double lon, double lat) {
        return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
    }
}
