package ais.geofence.tag;

import ais.geofence.position.InputSample;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * What the positions would be if they were read in another way. It explains a result that makes no sense.
 *
 * @param positions how many were looked at
 * @param seen how many they were chosen from
 * @param exchangedInZone how many would lie in a zone with longitude and latitude exchanged
 * @param otherUnitValid how many would be valid in the other unit of {@link #of}
 * @param otherUnitInZone how many of these would lie in a zone
 * @param positionsExtent what encloses the valid ones of the positions; degrees, longitude as x
 * @param zonesExtent what encloses the zones
 */
public record MisreadingCheck(
        long positions,
        long seen,
        long exchangedInZone,
        long otherUnitValid,
        long otherUnitInZone,
        Envelope positionsExtent,
        Envelope zonesExtent) {
    /** Nothing was looked at. */
    public static final MisreadingCheck NONE = new MisreadingCheck(0, 0, 0, 0, 0, new Envelope(), new Envelope());

    /** AISHub's raw format has whole numbers, 600,000 a degree. */
    private static final double RAW_UNITS_PER_DEGREE = 600_000;

    /**
     * Looks at positions.
     *
     * @param unitsPerDegree that they were read with. The other unit is AISHub's raw one where it was degrees, for whole
     *     numbers beyond the world alone; else it is degrees
     * @param zones that they are looked up in
     * @param match which zones were asked for
     * @param shapes of the zones
     */
    public static MisreadingCheck of(
            InputSample positions, double unitsPerDegree, ZoneLocator zones, Match match, List<Geometry> shapes) {
        double factor = unitsPerDegree == 1 ? 1 / RAW_UNITS_PER_DEGREE : unitsPerDegree;
        long exchanged = 0;
        long valid = 0;
        long inZone = 0;
        Envelope extent = new Envelope();
        for (int i = 0; i < positions.size(); i++) {
            double lon = positions.lon(i);
            double lat = positions.lat(i);
            if (ZoneLocator.isValid(lon, lat)) {
                extent.expandToInclude(lon, lat);
            }
            exchanged += isInZone(zones, match, lat, lon) ? 1 : 0;
            boolean canBe = unitsPerDegree != 1
                    || !ZoneLocator.isValid(lon, lat) && lon == Math.rint(lon) && lat == Math.rint(lat);
            if (canBe && ZoneLocator.isValid(lon * factor, lat * factor)) {
                valid++;
                inZone += isInZone(zones, match, lon * factor, lat * factor) ? 1 : 0;
            }
        }
        Envelope ofZones = new Envelope();
        shapes.forEach(shape -> ofZones.expandToInclude(shape.getEnvelopeInternal()));
        return new MisreadingCheck(positions.size(), positions.seen(), exchanged, valid, inZone, extent, ofZones);
    }

    private static boolean isInZone(ZoneLocator zones, Match match, double lon, double lat) {
        return switch (match) {
            case FIRST -> zones.firstZone(lon, lat) != ZoneLocator.NO_ZONE;
            case ALL -> zones.allZones(lon, lat).length > 0;
        };
    }

    private static Envelope both(Envelope one, Envelope other) {
        Envelope both = one.copy();
        both.expandToInclude(other);
        return both;
    }

    /** The sum of this check and one of other positions. */
    public MisreadingCheck plus(MisreadingCheck more) {
        return new MisreadingCheck(
                positions + more.positions,
                seen + more.seen,
                exchangedInZone + more.exchangedInZone,
                otherUnitValid + more.otherUnitValid,
                otherUnitInZone + more.otherUnitInZone,
                both(positionsExtent, more.positionsExtent),
                both(zonesExtent, more.zonesExtent));
    }
}
