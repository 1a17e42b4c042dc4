package ais.geofence;

import static ais.geofence.report.TextReport.note;
import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.fault.OneLine;
import ais.geofence.files.TextFile;
import ais.geofence.html.HtmlPages;
import ais.geofence.html.Page;
import ais.geofence.options.ZonesOptions;
import ais.geofence.page.ZonesPage;
import ais.geofence.report.Console;
import ais.geofence.report.CountProgress;
import ais.geofence.report.Progress;
import ais.geofence.report.ShareProgress;
import ais.geofence.report.Stages;
import ais.geofence.report.Table;
import ais.geofence.report.TextReport;
import ais.geofence.tag.LayerName;
import ais.geofence.tag.LayerOptions;
import ais.geofence.text.Figures;
import ais.geofence.zone.Validity;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneReadResult;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.ZoneGrid;
import ais.geofence.zone.locate.grid.ZoneGridBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** The whole flow over zone sets: load and check zones → build grid → draw map → list the zones, or answer for one position. */
final class ZonesJob {
    private static final long NO_LIMIT = 0;

    private ZonesJob() {}

    /**
     * Does the work.
     *
     * @throws ais.geofence.fault.UserError (exit 2 to 5) for what the user can mend
     */
    static void run(ZonesOptions options, Console console, Progress progress) {
        ReportFiles reports = ReportFiles.ofMap(options.map());
        reports.requireWritable();
        reports.requireApart(
                LayerOptions.paths(options.layers()), SparkHadoopUtil.get().newConfiguration(new SparkConf()));
        Stages stages = new Stages(progress);
        List<Checked> layers = options.layers().stream()
                .map(layer -> check(layer, options, console, stages))
                .toList();
        options.locate()
                .ifPresentOrElse(
                        position -> console.answer(located(layers, position)),
                        () -> layers.forEach(layer -> console.report(listed(layer, console.isVerbose()))));
        options.map().ifPresent(file -> console.wrote("map", file));
    }

    /** A zone set that is good, with its grid. */
    private record Checked(LayerName name, ZoneSet zones, ZoneGrid grid) {}

    private static Checked check(LayerOptions layer, ZonesOptions options, Console console, Stages stages) {
        LayerName name = layer.name();
        Optional<String> nameProperty = layer.zones().nameProperty();
        CountProgress count = new CountProgress("zones read");
        ZoneReadResult read =
                stages.call(name.of("load zones"), count, () -> layer.zones().read(count::accept));
        if (!read.problems().isEmpty()) {
            options.map().ifPresent(file -> {
                write(file, ZonesPage.refused(read, nameProperty));
                console.wrote("map", file);
            });
        }
        ZoneSet zones = read.zoneSet();
        if (console.isQuiet() || options.locate().isPresent()) { // else the list has all warnings
            Command.warn(name, zones);
        }
        long gridBytes = options.gridMemory()
                .map(bytes -> Math.max(1, bytes / options.layers().size()))
                .orElse(NO_LIMIT);
        ShareProgress built = new ShareProgress();
        ZoneGridBuilder builder = ZoneGrid.builder(zones.geometries())
                .validities(zones.validities())
                .boundary(layer.boundary())
                .maxBytes(gridBytes)
                .progress(built);
        if (options.locate().isPresent()) {
            builder.forAllZones();
        }
        ZoneGrid grid = stages.call(name.of("build grid"), built, builder::build);
        options.map()
                .ifPresent(file -> stages.run(
                        "draw map", () -> write(file, ZonesPage.of(zones, nameProperty, grid, layer.boundary()))));
        return new Checked(name, zones, grid);
    }

    private static void write(String file, Page page) {
        TextFile.write(file, HtmlPages.html(page));
    }

    private static String listed(Checked layer, boolean verbose) {
        ZoneSet zones = layer.zones;
        Table table = new Table(
                numbers("index"),
                texts("zone"),
                texts("id"),
                numbers("vertices"),
                numbers("west"),
                numbers("south"),
                numbers("east"),
                numbers("north"));
        String file = "";
        for (Zone zone : zones.zones()) {
            if (!zone.source().equals(file)) {
                file = zone.source();
                table.line(file);
            }
            Envelope envelope = zone.geometry().getEnvelopeInternal();
            table.row(
                    String.valueOf(zone.index()),
                    zone.name(),
                    zone.id() == null ? "-" : zone.id(),
                    Figures.count(zone.geometry().getNumPoints()),
                    degrees(envelope.getMinX()),
                    degrees(envelope.getMinY()),
                    degrees(envelope.getMaxX()),
                    degrees(envelope.getMaxY()));
        }
        StringBuilder text = new StringBuilder(
                        layer.name.text().map("\nLayer %s\n"::formatted).orElse(""))
                .append(table.text())
                .append(note("fingerprint " + zones.fingerprint()));
        zones.repairs().forEach(repair -> text.append(note("repaired: " + repair)));
        zones.cuts().forEach(cut -> text.append(note("cut: " + cut)));
        zones.warnings().forEach(warning -> text.append(note("warning: " + layer.name.advising(warning))));
        int size = zones.zones().size();
        text.append(note("%s%s valid".formatted(Figures.count(size, "zone"), size == 1 ? "," : ", all")));
        if (zones.hasTimes()) {
            text.append("\nZones that are valid for a time only (UTC)\n").append(times(zones));
        }
        if (verbose) {
            text.append("\nZone grid\n").append(TextReport.grid(layer.grid.stats()));
        }
        return text.toString();
    }

    private static String times(ZoneSet zones) {
        Table table = new Table(numbers("index"), texts("zone"), texts("valid from"), texts("valid before"));
        for (Zone zone : zones.zones()) {
            Validity validity = zone.validity();
            if (!validity.isAlways()) {
                table.row(String.valueOf(zone.index()), zone.name(), validity.fromText(), validity.toText());
            }
        }
        return table.text();
    }

    private static String located(List<Checked> layers, Coordinate position) {
        StringBuilder text = new StringBuilder("position: lon %s, lat %s%n".formatted(position.x, position.y));
        for (Checked layer : layers) {
            List<Zone> holding = Arrays.stream(layer.grid.allZones(position.x, position.y))
                    .mapToObj(layer.zones::get)
                    .toList();
            text.append("%s: %s%n".formatted(layer.name.index(), answer(holding)));
            if (holding.isEmpty()) {
                text.append(layer.name.of("in no zone")).append('\n');
            }
            for (Zone zone : holding) {
                String time = zone.validity().isAlways() ? "" : ", valid " + zone.validity();
                text.append(layer.name.of("in zone %s %s".formatted(zone.index(), OneLine.of(zone.name()))))
                        .append(time)
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** The number of the first zone that contains a position. */
    private static String answer(List<Zone> holding) {
        if (holding.isEmpty()) {
            return String.valueOf(ZoneLocator.NO_ZONE);
        }
        Zone first = holding.get(0);
        return first.validity().isAlways()
                ? String.valueOf(first.index())
                : "that of the first zone below that is valid at the position's time, else " + ZoneLocator.NO_ZONE;
    }

    private static String degrees(double value) {
        return Figures.decimal(value, 3);
    }
}
