package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.Secrets;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.html.HtmlPages;
import ais.geofence.html.Page;
import ais.geofence.report.CountProgress;
import ais.geofence.report.Figures;
import ais.geofence.report.Table;
import ais.geofence.report.TextReport;
import ais.geofence.zone.ReadZones;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneGrid;
import ais.geofence.zone.ZoneSet;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Lists and checks a zone set, and answers for one position. */
final class ZonesCommand extends Command {
    private static final long NO_LIMIT = 0;

    ZonesCommand() {
        super("zones", "Lists, checks and explains a zone set.", Setting.ZONES_COMMAND);
    }

    @Override
    void run(Settings settings) {
        ReadZones read = settings.readZones(new CountProgress("zones read", System.err));
        if (!read.problems().isEmpty()) {
            settings.get(Setting.MAP).ifPresent(file -> drawRefused(read, file));
        }
        ZoneSet zones = read.zoneSet();
        settings.get(Setting.MAP).ifPresent(file -> draw(zones, settings, file));
        settings.get(Setting.LOCATE)
                .ifPresentOrElse(position -> locate(zones, settings, position), () -> list(zones, settings));
    }

    private static void draw(ZoneSet zones, Settings settings, String file) {
        ZoneGrid grid = grid(zones, settings, settings.get(Setting.GRID_MEMORY).orElse(NO_LIMIT));
        write(file, ZonesPage.of(zones, grid, settings.get(Setting.BOUNDARY)));
    }

    /** A map that can't be written is told beside the reasons, which decide how the program ends. */
    private static void drawRefused(ReadZones read, String file) {
        try {
            write(file, ZonesPage.refused(read));
        } catch (UserError unwritten) {
            System.err.println(unwritten.getMessage());
        }
    }

    private static void write(String file, Page page) {
        TextFile.write(file, Secrets.masked(HtmlPages.html(page)));
    }

    private static void list(ZoneSet zones, Settings settings) {
        Table table = new Table("index>", "zone", "id", "vertices>", "west>", "south>", "east>", "north>", "file");
        for (Zone zone : zones.zones()) {
            Envelope envelope = zone.geometry().getEnvelopeInternal();
            table.row(
                    String.valueOf(zone.index()),
                    zone.name(),
                    zone.id() == null ? "-" : zone.id(),
                    Figures.count(zone.geometry().getNumPoints()),
                    degrees(envelope.getMinX()),
                    degrees(envelope.getMinY()),
                    degrees(envelope.getMaxX()),
                    degrees(envelope.getMaxY()),
                    zone.source().substring(zone.source().lastIndexOf('/') + 1));
        }
        System.out.print(table.text());
        System.out.println("  fingerprint " + zones.fingerprint());
        zones.repairs().forEach(repair -> System.out.println("  repaired: " + repair));
        zones.cuts().forEach(cut -> System.out.println("  cut: " + cut));
        zones.warnings().forEach(warning -> System.out.println("  warning: " + warning));
        System.out.printf("  %s zones, all valid%n", Figures.count(zones.zones().size()));
        long gridBytes = settings.get(Setting.GRID_MEMORY).orElse(NO_LIMIT);
        System.out.print("\nZone grid\n"
                + TextReport.grid(grid(zones, settings, gridBytes).stats()));
    }

    private static void locate(ZoneSet zones, Settings settings, Coordinate position) {
        List<Zone> holding = new ArrayList<>();
        for (int index : grid(zones, settings, NO_LIMIT).allZones(position.x, position.y)) {
            holding.add(zones.zones().get(index));
        }
        System.out.printf("position: lon %s, lat %s%n", position.x, position.y);
        System.out.println(
                "zone_index: " + (holding.isEmpty() ? -1 : holding.get(0).index()));
        if (holding.isEmpty()) {
            System.out.println("in no zone");
        }
        for (Zone zone : holding) {
            System.out.printf("in zone %d %s%n", zone.index(), zone.name());
        }
    }

    private static ZoneGrid grid(ZoneSet zones, Settings settings, long maxBytes) {
        return ZoneGrid.build(
                zones.zones().stream().map(Zone::geometry).toList(), settings.get(Setting.BOUNDARY), maxBytes);
    }

    private static String degrees(double value) {
        return Figures.decimal(value, 4);
    }
}
