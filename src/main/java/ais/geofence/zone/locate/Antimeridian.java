package ais.geofence.zone.locate;

import ais.geofence.zone.BoundaryRule;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * The zones at the antimeridian, where longitudes 180 and -180 are one place. A zone that touches it from both sides continues across it: a
 * position there is in the zone's interior if it is on the zone's edge along the antimeridian on both sides, and at the end of such an edge
 * on neither. Otherwise the stronger location of the two sides counts: interior before boundary before exterior. Exact, immutable; a look-up takes a step for each of these zones.
 */
public final class Antimeridian implements Serializable {
    private static final long serialVersionUID = 1;

    private static final double EAST = 180;
    private static final double WEST = -180;

    private final int[] zones;
    private final MeridianEdges[] east;
    private final MeridianEdges[] west;
    private final BoundaryRule rule;

    private Antimeridian(int[] zones, MeridianEdges[] east, MeridianEdges[] west, BoundaryRule rule) {
        this.zones = zones;
        this.east = east;
        this.west = west;
        this.rule = rule;
    }

    /**
     * Takes the zones that reach the antimeridian.
     *
     * @param all each a valid Polygon or MultiPolygon, in zone order
     */
    public static Antimeridian of(List<? extends Geometry> all, BoundaryRule rule) {
        List<Integer> zones = new ArrayList<>();
        for (int zone = 0; zone < all.size(); zone++) {
            Envelope envelope = all.get(zone).getEnvelopeInternal();
            if (envelope.getMaxX() >= EAST || envelope.getMinX() <= WEST) {
                zones.add(zone);
            }
        }
        return new Antimeridian(
                zones.stream().mapToInt(Integer::intValue).toArray(),
                zones.stream()
                        .map(zone -> MeridianEdges.of(all.get(zone), EAST))
                        .toArray(MeridianEdges[]::new),
                zones.stream()
                        .map(zone -> MeridianEdges.of(all.get(zone), WEST))
                        .toArray(MeridianEdges[]::new),
                rule);
    }

    /** The first zone of a latitude, degrees; {@link ZoneLocator#NO_ZONE} if none. */
    public int firstZone(double lat) {
        return zones(lat).findFirst().orElse(ZoneLocator.NO_ZONE);
    }

    /** All zones of a latitude, degrees, in order. */
    public int[] allZones(double lat) {
        return zones(lat).toArray();
    }

    /** The first zone of a latitude, degrees, that is valid at a time; {@link ZoneLocator#NO_ZONE} if none. */
    public int firstZone(double lat, Validities times, long micros) {
        return zones(lat)
                .filter(zone -> times.includes(zone, micros))
                .findFirst()
                .orElse(ZoneLocator.NO_ZONE);
    }

    private IntStream zones(double lat) {
        return IntStream.range(0, zones.length)
                .filter(i -> rule.accepts(location(east[i].place(lat), west[i].place(lat))))
                .map(i -> zones[i]);
    }

    /** Where a position lies, by where it lies on both sides. */
    private static int location(MeridianEdges.Place east, MeridianEdges.Place west) {
        if (east == MeridianEdges.Place.INTERIOR || west == MeridianEdges.Place.INTERIOR) {
            return Location.INTERIOR;
        }
        if (east == MeridianEdges.Place.ALONG && west == MeridianEdges.Place.ALONG) {
            return Location.INTERIOR;
        }
        return east == MeridianEdges.Place.EXTERIOR && west == MeridianEdges.Place.EXTERIOR
                ? Location.EXTERIOR
                : Location.BOUNDARY;
    }
}
