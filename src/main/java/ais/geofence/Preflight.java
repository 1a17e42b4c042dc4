package ais.geofence;

import ais.geofence.fault.UserError;
import ais.geofence.options.TagOptions;
import ais.geofence.output.OutputFormat;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.Positions;
import ais.geofence.table.IcebergRuntime;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerOptions;
import ais.geofence.tag.ZoneTaggers;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Everything that can fail before a run reads its first row. {@link TagJob} calls the checks in this order, each as soon as what
 * it needs is known; a dry run ends after the last one. Which settings go together, {@link TagOptions} has checked before.
 */
final class Preflight {
    private final TagOptions options;
    private final ReportFiles reports;

    Preflight(TagOptions options) {
        this.options = options;
        this.reports = ReportFiles.of(options.reports());
    }

    /**
     * Checks what the settings need: Iceberg, Sedona, and files of reports that exclude neither each other nor the output.
     *
     * @throws UserError (exit 2) if something is missing; (exit 5) if a report can't be written
     */
    void checkSettings() {
        if (options.output().format() == OutputFormat.ICEBERG) {
            IcebergRuntime.require();
        }
        ReportFiles.requireDistinct(options.reports(), options.output().paths());
        ZoneTaggers.check(options.tagging().engine());
        if (!options.dryRun()) {
            reports.requireWritable();
        }
    }

    /**
     * The columns of the rows for these layers.
     *
     * @throws UserError (exit 2) if no zone has one of the properties to write
     */
    TaggedRows checkedColumns(List<Layer> layers) {
        return TaggedRows.of(options.output(), layers);
    }

    /**
     * Checks that the output can be written, and that output and reports are apart from the input that the user names.
     *
     * @throws UserError (exit 5) if not
     */
    void checkPaths(Configuration configuration) {
        List<String> inputs = Stream.concat(
                        options.input().paths().stream(), LayerOptions.paths(options.layers()).stream())
                .toList();
        options.output().checkPaths(inputs, configuration);
        reports.requireApart(inputs, configuration);
    }

    /**
     * Checks that output and reports are apart from the files that were found.
     *
     * @throws UserError (exit 5) if not
     */
    void checkFiles(Positions positions, Configuration configuration) {
        options.output().paths().checkApart(positions.pathNames(), configuration);
        reports.requireApart(positions.pathNames(), configuration);
    }
}
