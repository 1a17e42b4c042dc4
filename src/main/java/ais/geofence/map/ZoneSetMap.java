package ais.geofence.map;

import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.MapLayer;
import ais.geofence.html.MapLayer.Area;
import ais.geofence.html.MapLayer.Areas;
import ais.geofence.html.MapLayer.Look;
import ais.geofence.text.Figures;
import ais.geofence.text.TextWidth;
import ais.geofence.zone.Problem;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneMark;
import ais.geofence.zone.ZoneReadResult;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.grid.GridView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The map of a zone set, with its errors and warnings in their places. */
public final class ZoneSetMap {
    private static final int HEIGHT = 560;
    private static final int LONGEST_TEXT = 300;
    private static final double SEAM = 180;
    private static final int MOST_FAULTS = 1_000;
    private static final double FAULT_TOLERANCE = 1.0 / 4096;

    private final List<Zone> zones;
    private final ZoneLayers drawn;
    private final List<MapLayer> layers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Envelope fit;

    private ZoneSetMap(List<Zone> zones, Envelope fit) {
        this.zones = zones;
        this.fit = fit;
        this.drawn = new ZoneLayers(zones, Zone::squareKilometres, ZoneSetMap::lines, 1);
        layers.add(drawn.shapes("zones", zone -> null));
        if (!drawn.dotted().isEmpty()) {
            layers.add(drawn.dots("zones not drawn by their shapes", ZoneSetMap::dot));
            notes.add("The largest %s are drawn as shapes, the other %s as dots; a dot stands for all zones near it."
                    .formatted(
                            Figures.count(drawn.drawn().size(), "zone"),
                            Figures.count(drawn.dotted().size(), "zone")));
        }
    }

    /** Zones that can be used, and how the grid divides the world for them. */
    public static ZoneSetMap of(ZoneSet set, GridView grid) {
        ZoneSetMap map = new ZoneSetMap(set.zones(), Windows.fit(set.geometries()));
        map.addLeaves(new GridLeaves(grid));
        map.addMarks(ZoneMark.of(set));
        return map;
    }

    /** Zones that can't be used, with the places of their errors. */
    public static ZoneSetMap refused(ZoneReadResult read) {
        List<Geometry> seen = new ArrayList<>();
        read.zones().forEach(zone -> seen.add(zone.geometry()));
        read.problems().stream()
                .map(Problem::geometry)
                .filter(shape -> shape != null)
                .forEach(seen::add);
        ZoneSetMap map = new ZoneSetMap(read.zones(), Windows.fit(seen));
        map.addProblems(read.problems());
        return map;
    }

    /**
     * The map.
     *
     * @param numbers what is drawn, as a table
     */
    public Figure figure(DataTable numbers) {
        String titles = layers.stream().map(MapLayer::name).collect(Collectors.joining(", "));
        String alternative = "Map of %s: %s. Layers: %s. The tables below have all that it shows."
                .formatted(
                        Figures.count(zones.size(), "zone"),
                        zones.stream()
                                        .limit(5)
                                        .map(zone -> TextWidth.shortened(zone.name(), LONGEST_TEXT))
                                        .collect(Collectors.joining(", "))
                                + (zones.size() > 5 ? " and more" : ""),
                        titles);
        return new Figure(
                "The zones on the map",
                alternative,
                HEIGHT,
                ZoneMaps.chart(fit, ZoneMaps.detail(fit, drawn.drawn()).of(Land.load()), "", layers),
                numbers);
    }

    /** What share of all is drawn, in sentences. */
    public List<String> notes() {
        return notes;
    }

    private void addLeaves(GridLeaves leaves) {
        if (leaves.total() > 0) {
            layers.add(leaves.layer());
            String tells =
                    "The layer \"leaves of the grid\" shows where the look-up compares a position with edges of zones; a stronger colour means more edges. Everywhere else the square alone decides.";
            notes.add(
                    leaves.drawn() == leaves.total()
                            ? tells
                            : tells
                                    + String.format(
                                            Locale.ROOT,
                                            " Of %,d leaves %,d are drawn: those around the densest place.",
                                            leaves.total(),
                                            leaves.drawn()));
        }
    }

    private void addMarks(List<ZoneMark> marks) {
        Map<ZoneMark.Kind, List<ZoneMark>> byKind = marks.stream().collect(Collectors.groupingBy(ZoneMark::kind));
        List<ZoneMark> overlaps = byKind.getOrDefault(ZoneMark.Kind.OVERLAP, List.of());
        if (!overlaps.isEmpty()) {
            OverlapAreas areas = new OverlapAreas(zones, overlaps);
            layers.add(areas.layer());
            if (areas.drawn() < overlaps.size()) {
                notes.add("The first %s %s drawn, of %s or more."
                        .formatted(
                                Figures.count(areas.drawn(), "overlap"),
                                Figures.are(areas.drawn()),
                                Figures.count(overlaps.size(), "overlap")));
            }
        }
        for (ZoneMark.Kind kind : ZoneMark.Kind.values()) {
            PointsMaker points = new PointsMaker();
            for (ZoneMark mark : byKind.getOrDefault(kind, List.of())) {
                places(mark).forEach(at -> points.add(at.x, at.y, shortened(mark.text())));
            }
            if (!points.isEmpty()) {
                layers.add(points.layer(name(kind), true, Look.WARNING));
            }
        }
    }

    private static String name(ZoneMark.Kind kind) {
        return switch (kind) {
            case OVERLAP -> "overlaps";
            case WIDE -> "wider than 180 degrees";
            case REPAIR -> "repaired";
            case CUT -> "cut at the antimeridian";
        };
    }

    private List<Coordinate> places(ZoneMark mark) {
        if (mark.at() != null) {
            return List.of(mark.at());
        }
        Geometry zone = zones.get(mark.zones().get(0)).geometry();
        return switch (mark.kind()) {
            case OVERLAP, REPAIR -> List.of();
            case WIDE -> List.of(zone.getInteriorPoint().getCoordinate());
            case CUT -> seams(zone);
        };
    }

    /** For each part that reaches to ±180 the middle of where it does. */
    private static List<Coordinate> seams(Geometry zone) {
        List<Coordinate> seams = new ArrayList<>();
        for (int part = 0; part < zone.getNumGeometries(); part++) {
            for (double seam : new double[] {-SEAM, SEAM}) {
                Envelope touched = new Envelope();
                for (Coordinate position : zone.getGeometryN(part).getCoordinates()) {
                    if (position.x == seam) {
                        touched.expandToInclude(position);
                    }
                }
                if (!touched.isNull()) {
                    seams.add(touched.centre());
                }
            }
        }
        return seams;
    }

    private void addProblems(List<Problem> problems) {
        List<Area> areas = new ArrayList<>();
        PointsMaker points = new PointsMaker();
        for (Problem problem : problems.subList(0, Math.min(MOST_FAULTS, problems.size()))) {
            Geometry shape = problem.geometry();
            if (shape != null) {
                areas.add(new Area(List.of(shortened(problem.line())), null, Shapes.of(shape, FAULT_TOLERANCE)));
            }
            Coordinate at = problem.at();
            if (at != null) {
                points.add(at.x, at.y, shortened(problem.line()));
            }
        }
        layers.add(new Areas("zones that can't be used", true, Look.FAULT, areas));
        if (!points.isEmpty()) {
            layers.add(points.layer("where they are wrong", true, Look.FAULT));
        }
    }

    private static List<String> lines(Zone zone) {
        List<String> lines = new ArrayList<>(List.of(
                TextWidth.shortened(zone.name(), LONGEST_TEXT),
                "zone " + zone.index(),
                Figures.squareKilometres(zone.squareKilometres()),
                String.format(Locale.ROOT, "%,d vertices", zone.geometry().getNumPoints())));
        if (!zone.validity().isAlways()) {
            lines.add("valid " + zone.validity());
        }
        return lines;
    }

    private static String dot(Collection<Zone> dotted) {
        return dotted.size() == 1
                ? String.join("\n", lines(dotted.iterator().next()))
                : Figures.count(dotted.size(), "zone");
    }

    private static String shortened(String text) {
        return TextWidth.shortened(text, LONGEST_TEXT);
    }
}
