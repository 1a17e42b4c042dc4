package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.options.TagOptions;
import ais.geofence.output.OutputFormat;
import ais.geofence.output.OutputOptions;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionColumns;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.report.LayerReport;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.Versions;
import ais.geofence.report.VisitReport;
import ais.geofence.survey.Survey;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerCounts;
import ais.geofence.tag.Match;
import ais.geofence.tag.MisreadingCheck;
import ais.geofence.tag.TagCounts;
import ais.geofence.tag.ZonePresence;
import ais.geofence.text.Figures;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.GridStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a report of what a run found. */
final class ReportMaker {
    private ReportMaker() {}

    /** The report of a run that has read nothing yet. */
    static RunReport nothing(TagOptions options, List<Layer> layers, Stages stages) {
        return nothing(
                options,
                layers,
                new RunReport.Input(
                        List.of(),
                        0,
                        List.of(),
                        List.of(),
                        Setting.nameOf(options.input().columns().feed()),
                        RunReport.Columns.NONE,
                        0,
                        0),
                stages,
                List.of());
    }

    /** The report of a run that has found its input and tagged nothing yet. */
    static RunReport plan(TagOptions options, List<Layer> layers, Positions positions, Stages stages) {
        return nothing(options, layers, input(positions), stages, places(options));
    }

    /** The places that a run would write to. */
    private static List<RunReport.Written> places(TagOptions options) {
        OutputOptions output = options.output();
        List<RunReport.Written> places = new ArrayList<>();
        output.table()
                .or(() -> output.paths().tagged().map(Object::toString))
                .ifPresent(rows -> places.add(
                        place(options.visits().isPresent() ? "visits" : "tagged rows", rows, output.format())));
        output.paths()
                .beside()
                .forEach((part, folder) ->
                        places.add(place(part.text(), folder.toString(), part.format(output.format()))));
        return places;
    }

    private static RunReport.Written place(String what, String path, OutputFormat format) {
        return new RunReport.Written(what, path, Setting.nameOf(format), 0, List.of(), List.of(), null, null);
    }

    private static RunReport nothing(
            TagOptions options,
            List<Layer> layers,
            RunReport.Input input,
            Stages stages,
            List<RunReport.Written> written) {
        return new RunReport(
                options.entries(),
                input,
                layers.stream().map(ReportMaker::untagged).toList(),
                stages.done(),
                new RunReport.Rows(0, 0, 0, 0, options.tagging().copies().number(), 0),
                Map.of(),
                Map.of(),
                0,
                RunReport.Unread.NOTHING,
                Optional.empty(),
                Map.of(),
                written,
                options.visits().map(any -> VisitReport.NOTHING),
                Versions.all());
    }

    /**
     * The report of a run.
     *
     * @param layers what was found of each layer
     */
    static RunReport of(
            TagOptions options,
            List<LayerReport> layers,
            Positions positions,
            TagCounts counts,
            Optional<Survey> survey,
            RunReport.Rows rows,
            Stages stages,
            Optional<VisitReport> visits,
            List<RunReport.Written> written) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        Map<String, Long> kinds = new LinkedHashMap<>();
        long unreadableTimes = 0;
        for (PositionStatus status : PositionStatus.values()) {
            statuses.put(status.text(), 0L);
        }
        for (MmsiKind kind : MmsiKind.values()) {
            kinds.put(kind.text(), 0L);
        }
        long[] flags = counts.flags();
        for (int flag = 0; flag < flags.length; flag++) {
            if (flags[flag] > 0) {
                statuses.merge(RowFlags.status(flag).text(), flags[flag], Long::sum);
                kinds.merge(RowFlags.mmsiKind(flag).text(), flags[flag], Long::sum);
                unreadableTimes += RowFlags.time(flag) == RowFlags.Time.UNREADABLE ? flags[flag] : 0;
            }
        }
        Map<String, Long> rejected = new LinkedHashMap<>();
        long[] read = positions.readCounts().bins();
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE && read[reason.ordinal()] > 0) {
                rejected.put(reason.text(), read[reason.ordinal()]);
            }
        }
        return new RunReport(
                options.entries(),
                input(positions),
                layers,
                stages.done(),
                rows,
                statuses,
                kinds,
                unreadableTimes,
                new RunReport.Unread(
                        positions.unread().hasDecimalCommas(),
                        positions.unread().hasDayFirstTimes(),
                        positions.unread().timeFormats()),
                survey,
                rejected,
                written,
                visits,
                Versions.all());
    }

    private static LayerReport untagged(Layer layer) {
        return layer(
                layer,
                new long[layer.size() + 1],
                new ZonePresence(layer.size()),
                Optional.empty(),
                MisreadingCheck.NONE,
                0);
    }

    /** What a run found of a layer. */
    static LayerReport layer(
            Layer layer, LayerCounts counts, Optional<GridStats> grid, MisreadingCheck misreadingCheck) {
        return layer(layer, counts.zones(), counts.presence(), grid, misreadingCheck, counts.rows());
    }

    private static LayerReport layer(
            Layer layer,
            long[] counts,
            ZonePresence presence,
            Optional<GridStats> grid,
            MisreadingCheck misreadingCheck,
            long tagged) {
        return new LayerReport(
                layer.name(),
                zoneCounts(layer.zones(), counts),
                presence,
                layer.zones().fingerprint(),
                grid,
                notes(layer),
                layer.zones().urgentWarnings(),
                layer.zones().hasTimes(),
                misreadingCheck,
                tagged);
    }

    private static List<String> notes(Layer layer) {
        ZoneSet zones = layer.zones();
        List<String> notes = new ArrayList<>(zones.repairs());
        notes.addAll(zones.cuts());
        notes.addAll(zones.warnings());
        if (layer.match() == Match.ALL) {
            zones.overlapWarning().ifPresent(notes::remove);
        }
        notes.replaceAll(layer.name()::advising);
        long timed = zones.validities().stream()
                .filter(validity -> !validity.isAlways())
                .count();
        if (timed > 0) {
            notes.add("%s of %s are valid for a time only"
                    .formatted(Figures.count(timed), Figures.count(zones.zones().size(), "zone")));
        }
        return notes;
    }

    static RunReport.Input input(Positions positions) {
        PositionColumns columns = positions.columns();
        return new RunReport.Input(
                positions.files().stream()
                        .map(file -> new RunReport.InputFile(file.name(), file.bytes()))
                        .toList(),
                positions.bytes(),
                positions.passedOver(),
                positions.notes(),
                Setting.nameOf(columns.feed()),
                new RunReport.Columns(
                        Optional.of(columns.place()),
                        columns.mmsi(),
                        columns.time(),
                        columns.speeds(),
                        positions.marked()),
                positions.inputPartitions(),
                positions.spreadOver());
    }

    private static List<LayerReport.ZoneCount> zoneCounts(ZoneSet zones, long[] counts) {
        List<LayerReport.ZoneCount> result = new ArrayList<>();
        result.add(new LayerReport.ZoneCount(ZoneLocator.NO_ZONE, "(no zone)", counts[0]));
        for (Zone zone : zones.zones()) {
            result.add(new LayerReport.ZoneCount(zone.index(), zone.name(), counts[zone.index() + 1]));
        }
        return result;
    }
}
