package ais.geofence.compare;

import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * A zone set made harder, to measure how an engine's cost grows.
 *
 * @param copies how many times as many zones: each further copy of a zone is moved by up to two degrees, seeded
 * @param detail how many times as many vertices: each edge is cut into so many
 */
public record ZoneVariant(int copies, int detail) {
    /** The zone set as it is. */
    public static final ZoneVariant AS_GIVEN = new ZoneVariant(1, 1);

    private static final long SEED = 20190701;
    private static final double FURTHEST = 2;

    /** The changed zone set; the given zones keep their numbers. */
    ZoneSet of(ZoneSet given) {
        if (equals(AS_GIVEN)) {
            return given;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<Zone> zones = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            for (Zone zone : given.zones()) {
                Geometry shape = copy == 0 ? zone.geometry() : moved(zone.geometry(), random);
                String name = copy == 0 ? zone.name() : zone.name() + "+" + copy;
                zones.add(new Zone(
                        zones.size(),
                        name,
                        null,
                        zone.properties(),
                        detailed(shape),
                        zone.source(),
                        zone.feature(),
                        zone.validity()));
            }
        }
        return ZoneSet.of(zones);
    }

    private static Geometry moved(Geometry shape, SplittableRandom random) {
        Envelope envelope = shape.getEnvelopeInternal();
        double lon = within(random, -180 - envelope.getMinX(), 180 - envelope.getMaxX());
        double lat = within(random, -90 - envelope.getMinY(), 90 - envelope.getMaxY());
        return AffineTransformation.translationInstance(lon, lat).transform(shape);
    }

    private static double within(SplittableRandom random, double least, double most) {
        double low = Math.max(least, -FURTHEST);
        double high = Math.min(most, FURTHEST);
        return low < high ? random.nextDouble(low, high) : 0;
    }

    private Geometry detailed(Geometry shape) {
        if (detail == 1) {
            return shape;
        }
        double edge = shape.getLength() / (shape.getNumPoints() * (double) detail);
        Densifier densifier = new Densifier(shape);
        densifier.setDistanceTolerance(edge);
        densifier.setValidate(false);
        return densifier.getResultGeometry();
    }
}
