package ais.geofence.map;

/**
 * Some of the positions of a run, to draw.
 *
 * @param lons longitudes, degrees
 * @param lats latitudes, degrees
 * @param zones the number of the zone of each, or {@link ais.geofence.zone.ZoneLocator#NO_ZONE}
 * @param eligible how many positions they were drawn from, each as likely as the next
 */
public record PositionSample(double[] lons, double[] lats, int[] zones, long eligible) {
    /** Positions in the sample. */
    public int size() {
        return zones.length;
    }
}
