package ais.geofence.map;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What a map shows of the world. */
final class Windows {
    private static final double HALF_WORLD = 180;
    private static final double MARGIN = 0.08;

    /** Some metres, degrees. */
    private static final double SMALLEST = 0.0002;

    private Windows() {}

    /** The zones with some room around them, or the world where they are all over it. */
    static Envelope fit(List<? extends Geometry> zones) {
        Envelope extent = new Envelope();
        zones.forEach(zone -> extent.expandToInclude(zone.getEnvelopeInternal()));
        if (extent.isNull() || extent.getWidth() > HALF_WORLD) {
            return Land.WORLD;
        }
        return around(extent, MARGIN);
    }

    /** With room on each side, in shares of its size. */
    static Envelope around(Envelope extent, double share) {
        double room = Math.max(SMALLEST, Math.max(extent.getWidth(), extent.getHeight()) * share);
        Envelope window = new Envelope(extent);
        window.expandBy(room);
        return window;
    }
}
