package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.Page;
import ais.geofence.html.Paragraph;
import ais.geofence.map.ZoneSetMap;
import ais.geofence.tag.LayerName;
import ais.geofence.text.ColumnHead;
import ais.geofence.text.Figures;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Problem;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneReadResult;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.grid.GridStats;
import ais.geofence.zone.locate.grid.GridView;
import ais.geofence.zone.locate.grid.ZoneGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** The page of {@code zones --map}. */
public final class ZonesPage {
    private static final int MOST_ROWS = 1_000;

    /** Longer tables are folded. */
    private static final int MOST_OPEN_ROWS = 20;

    private static final double PERCENT = 100;

    private ZonesPage() {}

    /**
     * Zones that can be used.
     *
     * @param nameProperty the property that the user chose for their names
     */
    public static Page of(ZoneSet zones, Optional<String> nameProperty, ZoneGrid grid, BoundaryRule rule) {
        GridView view = GridView.of(grid);
        ZoneSetMap map = ZoneSetMap.of(zones, view);
        GridStats stats = grid.stats();
        long vertices = zones.zones().stream()
                .mapToLong(zone -> zone.geometry().getNumPoints())
                .sum();
        return new Page(
                "Zone set",
                "The zones in their order, which decides the first zone of a position, and how the look-up works.",
                about(zones.zones(), nameProperty),
                List.of(
                        fact(zones.zones().size(), "valid zone"),
                        new Page.Fact(Figures.count(vertices), "vertices"),
                        new Page.Fact(Figures.count(remarks(zones)), "warnings, repairs and cuts in all")),
                List.of(
                        new Page.Section("Map", blocks(map, zoneTable(zones.zones()))),
                        new Page.Section("Warnings", remarkBlocks(zones)),
                        new Page.Section("Look-up", List.of(rule(rule), gridTable(stats, view))),
                        new Page.Section("Fingerprint", fingerprint(zones))));
    }

    /**
     * Zones that can't be used.
     *
     * @param nameProperty the property that the user chose for their names
     */
    public static Page refused(ZoneReadResult read, Optional<String> nameProperty) {
        ZoneSetMap map = ZoneSetMap.refused(read);
        DataTable reasons = DataTable.of(
                "Why they can't be used",
                texts("place"),
                texts("reason"),
                numbers("lon"),
                numbers("lat"),
                texts("--fix-zones"));
        for (Problem problem :
                read.problems().subList(0, Math.min(MOST_ROWS, read.problems().size()))) {
            reasons.row(
                    problem.place(),
                    problem.reason(),
                    problem.at() == null ? "-" : String.valueOf(problem.at().x),
                    problem.at() == null ? "-" : String.valueOf(problem.at().y),
                    problem.repairable() ? "can repair it" : "-");
        }
        return new Page(
                "Zones that can't be used",
                "A run ends with exit code 3 until all of these are repaired.",
                about(read.zones(), nameProperty),
                List.of(
                        fact(read.problems().size(), "reason"),
                        fact(read.zones().size(), "valid zone")),
                List.of(
                        new Page.Section(
                                "Reasons", withRest(reasons, read.problems().size(), "reason")),
                        new Page.Section("Map", blocks(map, zoneTable(read.zones())))));
    }

    private static List<String> about(List<Zone> zones, Optional<String> nameProperty) {
        return PageTables.about(
                PageTables.files(
                        "Zones", zones.stream().map(Zone::source).distinct().toList()),
                PageTables.zoneNames(LayerName.NONE, nameProperty));
    }

    private static Page.Fact fact(int number, String thing) {
        return new Page.Fact(Figures.count(number), Figures.noun(number, thing));
    }

    private static List<Block> blocks(ZoneSetMap map, DataTable table) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(map.figure(table));
        map.notes().forEach(note -> blocks.add(new Paragraph(note)));
        return blocks;
    }

    private static DataTable zoneTable(List<Zone> zones) {
        boolean isLong = zones.size() > MOST_ROWS;
        boolean timed = zones.stream().anyMatch(zone -> !zone.validity().isAlways());
        List<ColumnHead> heads = new ArrayList<>(List.of(
                numbers("index"),
                texts("zone"),
                texts("id"),
                numbers("km²"),
                numbers("vertices"),
                numbers("west"),
                numbers("south"),
                numbers("east"),
                numbers("north")));
        if (timed) {
            heads.addAll(List.of(texts("valid from"), texts("valid before")));
        }
        heads.add(texts("file"));
        DataTable table = DataTable.of(
                isLong
                        ? "The first %s of %s zones".formatted(Figures.count(MOST_ROWS), Figures.count(zones.size()))
                        : "All zones",
                heads.toArray(ColumnHead[]::new));
        for (Zone zone : zones.subList(0, Math.min(MOST_ROWS, zones.size()))) {
            Envelope envelope = zone.geometry().getEnvelopeInternal();
            List<String> cells = new ArrayList<>(List.of(
                    String.valueOf(zone.index()),
                    zone.name(),
                    zone.id() == null ? "-" : zone.id(),
                    area(zone.squareKilometres()),
                    Figures.count(zone.geometry().getNumPoints()),
                    Figures.decimal(envelope.getMinX(), 4),
                    Figures.decimal(envelope.getMinY(), 4),
                    Figures.decimal(envelope.getMaxX(), 4),
                    Figures.decimal(envelope.getMaxY(), 4)));
            if (timed) {
                cells.addAll(List.of(zone.validity().fromText(), zone.validity().toText()));
            }
            cells.add(zone.source().substring(zone.source().lastIndexOf('/') + 1));
            table.row(cells.toArray(String[]::new));
        }
        return zones.size() > MOST_OPEN_ROWS ? table.closed() : table;
    }

    private static String area(double squareKilometres) {
        return Figures.decimal(squareKilometres, squareKilometres < 1 ? 6 : squareKilometres < 1000 ? 2 : 0);
    }

    private static int remarks(ZoneSet zones) {
        return zones.warnings().size() + zones.repairs().size() + zones.cuts().size();
    }

    private static List<Block> remarkBlocks(ZoneSet zones) {
        if (remarks(zones) == 0) {
            return List.of(new Paragraph("None: no overlaps, no repeated names, no repairs, no cuts."));
        }
        DataTable table = DataTable.of("Warnings, repairs and cuts", texts("kind"), texts("what"));
        zones.warnings().forEach(line -> add(table, "warning", line));
        zones.repairs().forEach(line -> add(table, "repaired", line));
        zones.cuts().forEach(line -> add(table, "cut", line));
        return withRest(table, remarks(zones), "line");
    }

    private static void add(DataTable table, String kind, String line) {
        if (table.rows().size() < MOST_ROWS) {
            table.row(kind, line);
        }
    }

    private static List<Block> withRest(DataTable table, int all, String noun) {
        int rest = all - table.rows().size();
        return rest == 0
                ? List.of(table)
                : List.of(table, new Paragraph("And %s.".formatted(Figures.count(rest, "more " + noun))));
    }

    private static Paragraph rule(BoundaryRule rule) {
        return new Paragraph(
                switch (rule) {
                    case CONTAINS -> "A position on a zone's boundary is outside (rule contains).";
                    case COVERS -> "A position on a zone's boundary is inside (rule covers).";
                });
    }

    private static DataTable gridTable(GridStats stats, GridView view) {
        return DataTable.of("The grid over the zones", texts("what"), numbers("value"))
                .row("share of the world where no edges of zones are compared", percent(view.shareOfTable()))
                .row("cells of all levels", Figures.count(stats.cells()))
                .row("leaves (cells with edges)", Figures.count(stats.leaves()))
                .row("mean edges in a leaf", Figures.decimal(stats.meanLeafEdges(), 1))
                .row("most edges in a leaf", Figures.count(stats.maxLeafEdges()))
                .row("memory", Figures.bytes(stats.bytes()))
                .row("coarser because of --grid-memory", stats.coarsened() ? "yes" : "no");
    }

    private static List<Block> fingerprint(ZoneSet zones) {
        return List.of(
                new Paragraph(zones.fingerprint()),
                new Paragraph(
                        "It changes with the order, names, ids, properties, times and coordinates of the zones, and with nothing else."));
    }

    private static String percent(double share) {
        return Figures.decimal(PERCENT * share, share > 0.999 && share < 1 ? 4 : 2) + " %";
    }
}
