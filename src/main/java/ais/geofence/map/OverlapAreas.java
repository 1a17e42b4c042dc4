package ais.geofence.map;

import ais.geofence.html.MapLayer.Area;
import ais.geofence.html.MapLayer.Areas;
import ais.geofence.html.MapLayer.Look;
import ais.geofence.text.Figures;
import ais.geofence.zone.SphereArea;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** A map layer with the areas that zones have in common. */
final class OverlapAreas {
    private static final int MOST = 200;

    /** Takes some seconds. */
    private static final long MOST_CORNERS = 4_000_000;

    /** What can't be seen of an overlap, in shares of its size. */
    private static final double TOLERANCE = 1.0 / 256;

    private final List<Area> areas;

    OverlapAreas(List<Zone> zones, List<ZoneMark> overlaps) {
        List<ZoneMark> affordable = new ArrayList<>();
        long corners = 0;
        for (ZoneMark overlap : overlaps) {
            corners += overlap.zones().stream()
                    .mapToLong(zone -> zones.get(zone).geometry().getNumPoints())
                    .sum();
            if (affordable.size() < MOST && corners <= MOST_CORNERS) {
                affordable.add(overlap);
            }
        }
        this.areas = affordable.parallelStream()
                .map(overlap -> area(zones, overlap))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Overlaps that are drawn. */
    int drawn() {
        return areas.size();
    }

    Areas layer() {
        return new Areas("overlaps", true, Look.WARNING, areas);
    }

    private static @Nullable Area area(List<Zone> zones, ZoneMark overlap) {
        Geometry common = OverlayNGRobust.overlay(
                zones.get(overlap.zones().get(0)).geometry(),
                zones.get(overlap.zones().get(1)).geometry(),
                OverlayNG.INTERSECTION);
        List<?> parts = PolygonExtracter.getPolygons(common);
        double area = parts.stream()
                .mapToDouble(part -> SphereArea.squareKilometres((Polygon) part))
                .sum();
        if (area == 0) {
            return null; // so thin that it is lost in rounding
        }
        List<String> lines = List.of(
                overlap.text(),
                Figures.squareKilometres(area) + " in common",
                "a position in both has the first for its zone_index");
        return new Area(lines, null, Shapes.of(common, TOLERANCE));
    }
}
