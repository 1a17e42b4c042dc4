package ais.geofence.map;

import ais.geofence.html.MapChart;
import ais.geofence.html.MapLayer;
import ais.geofence.html.Shape;
import ais.geofence.zone.Zone;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** Parts that all maps of zones share. */
final class ZoneMaps {
    /** Larger zones, degrees, need no more land than the world shows. */
    private static final double LARGE = 40;

    /** What the map shows around a small zone, degrees. */
    private static final double NEIGHBOURHOOD = 0.25;

    private ZoneMaps() {}

    /** Detailed land around zones, and as detailed land as can be seen where the map opens. */
    static LandDetail detail(Envelope fit, List<Zone> zones) {
        LandDetail detail = new LandDetail();
        detail.addView(Windows.view(fit));
        addUnlessLarge(detail, fit);
        for (Zone zone : zones) {
            Envelope extent = new Envelope(Windows.extent(List.of(zone.geometry())));
            extent.expandBy(Math.max(NEIGHBOURHOOD, Math.max(extent.getWidth(), extent.getHeight()) / 2));
            addUnlessLarge(detail, extent);
        }
        return detail;
    }

    private static void addUnlessLarge(LandDetail detail, Envelope window) {
        if (window.getWidth() < LARGE && window.getHeight() < LARGE) {
            detail.add(window);
        }
    }

    static MapChart chart(Envelope fit, Shape land, String unit, List<MapLayer> layers) {
        return new MapChart(fit.getMinX(), fit.getMinY(), fit.getMaxX(), fit.getMaxY(), land, unit, layers);
    }
}
