package ais.geofence.map;

import ais.geofence.html.MapLayer;
import ais.geofence.html.MapLayer.Area;
import ais.geofence.html.MapLayer.Areas;
import ais.geofence.html.MapLayer.Look;
import ais.geofence.zone.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Coordinate;

/** Zones on a map: as many shapes as a page can take, and dots for the rest. */
final class ZoneLayers {
    private static final int MOST_SHAPES = 2_000;

    /** Positions of outlines that a page takes easily, and those that it takes if it must. */
    private static final int MOST_POSITIONS = 60_000;

    private static final int LIMIT = 100_000;
    private static final int MOST_DOTS = 5_000;

    /** Zones coarser than this share of their size look wrong. */
    private static final double COARSEST = 1.0 / 32;

    private static final double FINEST = 1.0 / 4096;

    private final int parts;
    private final double tolerance;
    private final List<Zone> drawn;
    private final List<Zone> dotted;
    private final Function<Zone, List<String>> lines;

    /**
     * @param rank the zones with the highest are drawn by their shapes
     * @param lines the tooltip of a zone
     * @param parts how many such sets of zones share what a page can take
     */
    ZoneLayers(List<Zone> zones, ToDoubleFunction<Zone> rank, Function<Zone, List<String>> lines, int parts) {
        this.parts = parts;
        List<Zone> ranked = zones.stream()
                .sorted(Comparator.comparingDouble(rank).reversed().thenComparingInt(Zone::index))
                .toList();
        List<Zone> first = ranked.subList(0, Math.min(MOST_SHAPES / parts, ranked.size()));
        this.tolerance = tolerance(first);
        int shapes = affordable(first, tolerance);
        this.drawn = ranked.subList(0, shapes);
        this.dotted = ranked.subList(shapes, ranked.size());
        this.lines = lines;
    }

    /** The zones drawn by their shapes. */
    List<Zone> drawn() {
        return drawn;
    }

    /** The zones shown as dots. */
    List<Zone> dotted() {
        return dotted;
    }

    /** The shapes, large ones below small ones, so that these can be seen. */
    Areas shapes(String name, Function<Zone, Long> value) {
        List<Zone> bySize = drawn.stream()
                .sorted(Comparator.comparingDouble(
                                (Zone zone) -> zone.geometry().getEnvelope().getArea())
                        .reversed())
                .toList();
        List<Area> areas = new ArrayList<>();
        for (Zone zone : bySize) {
            areas.add(new Area(lines.apply(zone), value.apply(zone), Shapes.of(zone.geometry(), tolerance)));
        }
        return new Areas(name, true, Look.ZONE, areas);
    }

    /** The rest, a dot for all zones whose envelopes' centres are in the same cell of a raster. */
    MapLayer dots(String name, Function<Collection<Zone>, String> text) {
        double cell = 1.0 / 1024;
        TreeMap<Long, List<Zone>> cells = cells(cell);
        while (cells.size() > MOST_DOTS / parts) {
            cell *= 2;
            cells = cells(cell);
        }
        PointsMaker points = new PointsMaker();
        for (List<Zone> zones : cells.values()) {
            Coordinate centre = centre(zones.get(0));
            points.add(centre.x, centre.y, text.apply(zones));
        }
        return points.layer(name, true, Look.ZONE);
    }

    private static Coordinate centre(Zone zone) {
        Coordinate centre = Windows.extent(List.of(zone.geometry())).centre();
        return new Coordinate(Windows.lonFrom(-180, centre.x), centre.y);
    }

    private TreeMap<Long, List<Zone>> cells(double size) {
        TreeMap<Long, List<Zone>> cells = new TreeMap<>();
        for (Zone zone : dotted) {
            Coordinate centre = centre(zone);
            long column = (long) Math.floor((centre.x + 180) / size);
            long row = (long) Math.floor((centre.y + 90) / size);
            cells.computeIfAbsent(column << 32 | row, key -> new ArrayList<>()).add(zone);
        }
        return cells;
    }

    /** How far, in shares of its size, a zone's outline may be from its true one. */
    private double tolerance(List<Zone> zones) {
        double tolerance = 0;
        while (tolerance < COARSEST && positions(zones, tolerance) > MOST_POSITIONS / parts) {
            tolerance = tolerance == 0 ? FINEST : 2 * tolerance;
        }
        return tolerance;
    }

    private static int positions(List<Zone> zones, double tolerance) {
        return zones.parallelStream()
                .mapToInt(zone -> positions(zone, tolerance))
                .sum();
    }

    private static int positions(Zone zone, double tolerance) {
        return tolerance == 0
                ? zone.geometry().getNumPoints()
                : Shapes.simplified(zone.geometry(), tolerance).stream()
                        .mapToInt(ring -> ring.length)
                        .sum();
    }

    /** How many of the zones, the first ones, can be drawn: one at least. */
    private int affordable(List<Zone> zones, double tolerance) {
        int positions = 0;
        for (int count = 0; count < zones.size(); count++) {
            positions += positions(zones.get(count), tolerance);
            if (positions > LIMIT / parts && count > 0) {
                return count;
            }
        }
        return zones.size();
    }
}
