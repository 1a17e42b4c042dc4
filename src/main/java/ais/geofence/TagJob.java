package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.output.OutputPaths;
import ais.geofence.output.RowWriter;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.Replicas;
import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Written;
import ais.geofence.report.Stages;
import ais.geofence.tag.TagCounts;
import ais.geofence.tag.ZoneTagger;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The whole flow of a run: read → multiply → tag → count → write → report. Reading to writing is one pass of Spark's over
 * the input; malformed rows, where there are any to write, take a second one.
 */
final class TagJob {
    private final Settings settings;
    private final ZoneSet zones;
    private final Positions positions;
    private final Stages stages;

    /**
     * @param positions not read yet
     * @param stages takes the times of the stages
     */
    TagJob(Settings settings, ZoneSet zones, Positions positions, Stages stages) {
        this.settings = settings;
        this.zones = zones;
        this.positions = positions;
        this.stages = stages;
    }

    /** Does the work. */
    RunReport run() {
        long factor = settings.get(Setting.MULTIPLY);
        OutputPaths paths = OutputPaths.of(settings);
        RowWriter writer = new RowWriter(settings.get(Setting.FORMAT), settings.get(Setting.OVERWRITE));

        SparkContext context = positions.rows().sparkSession().sparkContext();
        long gridBytes = settings.get(Setting.GRID_MEMORY).orElseGet(() -> ZoneTaggers.defaultGridBytes(context));
        ZoneTagger tagger = stages.call(
                "prepare zones",
                () -> ZoneTaggers.of(settings.get(Setting.ENGINE), zones, settings.get(Setting.BOUNDARY), gridBytes));
        TagCounts counts = TagCounts.register(context, zones.zones().size());

        Dataset<Row> needed = paths.tagged().isPresent() ? positions.rows() : TaggedRows.withoutInput(positions.rows());
        Dataset<Row> multiplied = Replicas.of(needed, factor, positions.bytes());
        Dataset<Row> tagged = counts.counting(tagger.tag(multiplied));
        if (paths.tagged().isPresent()) {
            Dataset<Row> output = TaggedRows.of(tagged, positions, names());
            stages.run(
                    "read, tag, count, write",
                    () -> writer.write(output, paths.tagged().get()));
        } else {
            stages.run("read, tag, count", () -> counts.fill(tagged));
        }
        RunReport.Rows rows = checkedRows(factor, counts);
        stages.rowsOfLast(rows.tagged());

        writeRejected(writer, paths.rejected(), rows);
        return ReportMaker.of(settings, zones, tagger.grid(), positions, counts, rows, stages, written(paths, rows));
    }

    /** Every row that was read is accounted for, or the run has failed. */
    private RunReport.Rows checkedRows(long factor, TagCounts counts) {
        long[] read = positions.readCounts().value();
        long all = sum(read);
        long wellFormed = read[RejectReason.NONE.ordinal()];
        long outside = read[Positions.OUTSIDE_RANGE];
        long tagged = sum(counts.zones());
        if (tagged != wellFormed * factor || sum(counts.flags()) != tagged) {
            throw new IllegalStateException("rows got lost: read %d, of which %d well-formed, times %d, but tagged %d"
                    .formatted(all, wellFormed, factor, tagged));
        }
        return new RunReport.Rows(all, all - wellFormed - outside, outside, wellFormed, factor, tagged);
    }

    private void writeRejected(RowWriter writer, Optional<Path> folder, RunReport.Rows rows) {
        if (folder.isPresent()) {
            if (rows.rejected() > 0) {
                stages.run("write rejected", () -> writer.write(positions.rejected(), folder.get()));
                stages.rowsOfLast(rows.rejected());
            } else {
                writer.remove(folder.get());
            }
        }
    }

    private List<Written> written(OutputPaths paths, RunReport.Rows rows) {
        String format = Setting.nameOf(settings.get(Setting.FORMAT));
        List<Written> written = new ArrayList<>();
        paths.tagged()
                .ifPresent(path -> written.add(new Written("tagged rows", path.toString(), format, rows.tagged())));
        if (rows.rejected() > 0) {
            paths.rejected()
                    .ifPresent(path ->
                            written.add(new Written("rejected rows", path.toString(), format, rows.rejected())));
        }
        return written;
    }

    private static long sum(long[] counts) {
        return LongStream.of(counts).sum();
    }

    private List<String> names() {
        return zones.zones().stream().map(Zone::name).toList();
    }
}
