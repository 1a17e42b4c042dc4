package ais.geofence;

import ais.geofence.files.FoundFile;
import ais.geofence.options.TagOptions;
import ais.geofence.output.Batch;
import ais.geofence.output.Checkpoint;
import ais.geofence.output.Manifest;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.Positions;
import ais.geofence.position.read.PositionReader;
import ais.geofence.report.Progress;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.spark.NewFiles;
import ais.geofence.tag.Layer;
import ais.geofence.text.Figures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the files that are new since the last run, and has each batch of them tagged by {@link TagJob}. A {@link Checkpoint} of
 * the output records what has been tagged.
 */
final class AppendJob {
    private final TagOptions options;
    private final Preflight preflight;
    private final SparkSession spark;
    private final Configuration configuration;
    private final Progress progress;
    private final Manifest manifest;
    private final Consumer<RunReport> found;
    private final Checkpoint checkpoint;
    private final List<Layer> layers;
    private final TaggedRows columns;
    private final Function<TagJob.Input, RunReport> tagging;
    private RunReport done;
    private OptionalLong published = OptionalLong.empty();

    /**
     * @param manifest of all batches together
     * @param found receives the report of all batches so far, after each
     * @param layers that positions are tagged with
     * @param columns of the rows to write
     * @param nothing the report of a run without new files
     * @param tagging tags and publishes one batch
     */
    AppendJob(
            TagOptions options,
            Preflight preflight,
            SparkSession spark,
            Progress progress,
            Manifest manifest,
            Consumer<RunReport> found,
            List<Layer> layers,
            TaggedRows columns,
            RunReport nothing,
            Function<TagJob.Input, RunReport> tagging) {
        this.options = options;
        this.preflight = preflight;
        this.spark = spark;
        this.configuration = spark.sessionState().newHadoopConf();
        this.progress = progress;
        this.manifest = manifest;
        this.found = found;
        this.checkpoint = Checkpoint.of(options.output(), configuration);
        this.layers = layers;
        this.columns = columns;
        this.done = nothing;
        this.tagging = tagging;
    }

    /**
     * Does the work; the report is that of all batches together. A failure after the rows of the last batch are published is a
     * warning of the manifest.
     */
    RunReport run() {
        try {
            new NewFiles(spark, checkpoint.folder())
                    .forEachBatch(options.input().paths().get(0), this::tag);
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

    private void tag(String id, long number, List<FoundFile> files) {
        published = OptionalLong.empty();
        Stages stages = new Stages(progress);
        Positions positions = stages.call(
                "look at %s (batch %s)".formatted(Figures.count(files.size(), "new file"), number),
                () -> new PositionReader(
                                spark,
                                options.input().columns(),
                                options.input().times())
                        .readFiles(files, options.tagging().copies()));
        positions.notes().forEach(progress::note);
        preflight.checkFiles(positions, configuration);
        columns.check(positions);
        TaggedRows ofOutput = checkpoint.withRecordedColumns(columns, positions);
        Outcome outcome = new TaggedOutcome(options, layers, ofOutput);
        outcome.check(positions);
        Manifest ofBatch = manifest.ofPart(checkpoint.manifest(number));
        RunReport report = tagging.apply(new TagJob.Input(
                outcome, positions, stages, ofBatch, ofBatch::found, Optional.of(new Batch(number, id))));
        published = OptionalLong.of(number);
        done = done.plus(report);
        found.accept(done);
        checkpoint.recordColumns(ofOutput, positions);
        ofBatch.done(report);
    }
}
