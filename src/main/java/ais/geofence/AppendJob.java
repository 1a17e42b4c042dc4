package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.output.Batch;
import ais.geofence.output.Checkpoint;
import ais.geofence.output.Manifest;
import ais.geofence.output.OutputPaths;
import ais.geofence.output.Publications;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.PositionReader;
import ais.geofence.position.Positions;
import ais.geofence.report.Progress;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.spark.NewFiles;
import ais.geofence.text.Figures;
import ais.geofence.zone.ZoneSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Tags the files that are new since the last run and adds their rows to the output: each batch of files is a {@link TagJob}
 * of its own. What has been tagged stands in a {@link Checkpoint} of the output.
 */
final class AppendJob {
    private final Settings settings;
    private final ZoneSet zones;
    private final TaggedRows output;
    private final SparkSession spark;
    private final Progress progress;
    private final Manifest manifest;
    private final Checkpoint checkpoint;
    private RunReport done;
    private OptionalLong published = OptionalLong.empty();

    /**
     * @param stages takes the times of the stages before
     * @param manifest takes what is found
     */
    AppendJob(Settings settings, ZoneSet zones, SparkSession spark, Stages stages, Manifest manifest) {
        this.settings = settings;
        this.zones = zones;
        this.output = TaggedRows.of(settings, zones);
        this.spark = spark;
        this.progress = stages.progress();
        this.manifest = manifest;
        this.checkpoint = Checkpoint.of(settings, configuration());
        this.done = ReportMaker.nothing(settings, zones, stages);
    }

    /**
     * Does the work; the report is that of all batches together. What goes wrong when the rows of the last batch are published is
     * a warning of the manifest.
     */
    RunReport run() {
        try {
            new NewFiles(spark, checkpoint.folder()).forEachBatch(path(settings), this::tag);
        } catch (RuntimeException e) {
            if (published.isEmpty() || checkpoint.isCommitted(published.getAsLong())) {
                throw e;
            }
            manifest.warn(e); // the next run takes the same batch and replaces its rows by the same
        }
        if (done.input().files().isEmpty()) {
            progress.note("no new files");
        }
        return done;
    }

    /**
     * The one path whose files are watched.
     *
     * @throws UserError (exit 2) if there are more
     */
    static String path(Settings settings) {
        List<String> paths = settings.get(Setting.POSITIONS);
        if (paths.size() != 1) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--append-new takes one folder or glob for --positions, which has %s".formatted(paths.size()));
        }
        return paths.get(0);
    }

    private void tag(String id, long number, List<FoundFile> files) {
        published = OptionalLong.empty();
        Stages stages = new Stages(progress);
        Positions positions = stages.call(
                "look at %s (batch %s)".formatted(Figures.count(files.size(), "new file"), number),
                () -> new PositionReader(spark, settings.columnOptions(), settings.timeRequirements())
                        .readFiles(files, settings.get(Setting.MULTIPLY)));
        OutputPaths.of(settings).checkApart(positions.fileNames(), configuration());
        output.check(positions);
        TaggedRows ofOutput = checkpoint.withRecordedColumns(output, positions);
        Publications.check(settings, positions, ofOutput);
        Manifest ofBatch = manifest.ofPart(checkpoint.manifest(number));
        RunReport report = new TagJob(
                        settings, zones, ofOutput, positions, stages, ofBatch, Optional.of(new Batch(number, id)))
                .run();
        published = OptionalLong.of(number);
        done = done.plus(report);
        manifest.found(done);
        checkpoint.recordColumns(ofOutput, positions);
        ofBatch.done(report);
    }

    private Configuration configuration() {
        return spark.sessionState().newHadoopConf();
    }
}
