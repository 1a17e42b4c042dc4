package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.fault.Secrets;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.options.Keys;
import ais.geofence.options.TagOptions;
import ais.geofence.output.Batch;
import ais.geofence.output.Manifest;
import ais.geofence.output.Part;
import ais.geofence.output.Publication;
import ais.geofence.output.TaggedRows;
import ais.geofence.page.RunPage;
import ais.geofence.position.Copies;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.TimeRange;
import ais.geofence.position.file.ReadFaults;
import ais.geofence.position.read.PositionReader;
import ais.geofence.report.Console;
import ais.geofence.report.CountProgress;
import ais.geofence.report.JsonReport;
import ais.geofence.report.LayerReport;
import ais.geofence.report.Progress;
import ais.geofence.report.RunFigures;
import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Written;
import ais.geofence.report.ShareProgress;
import ais.geofence.report.SparkProgress;
import ais.geofence.report.Stages;
import ais.geofence.report.TextReport;
import ais.geofence.spark.Gauges;
import ais.geofence.spark.Sessions;
import ais.geofence.sql.LoadedZones;
import ais.geofence.survey.Survey;
import ais.geofence.survey.Surveyor;
import ais.geofence.tag.Engine;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerCounts;
import ais.geofence.tag.LayerOptions;
import ais.geofence.tag.MisreadingCheck;
import ais.geofence.tag.TagCounts;
import ais.geofence.tag.ZoneTagger;
import ais.geofence.tag.ZoneTaggers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The whole flow of a run: load zones → find input → check what can fail early ({@link Preflight}) → read → copy → tag →
 * count → write → check → publish → report → manifest. Reading to writing is one pass of Spark over the input. Rejected rows,
 * where there are any to write, take a second pass, which must find as many. Nobody sees a row in the output before all checks
 * have passed.
 */
final class TagJob {
    private final TagOptions options;
    private final Preflight preflight;
    private final Console console;
    private final Stages stages;
    private final Manifest manifest;
    private final Gauges gauges = new Gauges("ais_geofence");

    private TagJob(TagOptions options, Console console, Progress progress, Manifest manifest) {
        this.options = options;
        this.preflight = new Preflight(options);
        this.console = console;
        this.stages = new Stages(progress);
        this.manifest = manifest;
    }

    /**
     * Input that is tagged in one pass.
     *
     * @param outcome what is made of it
     * @param positions not read yet
     * @param stages receives the times of the stages
     * @param manifest of the input
     * @param found receives what is found, for the manifest, as soon as it is
     * @param batch the number of the input, if its rows are added to those of others
     */
    record Input(
            Outcome outcome,
            Positions positions,
            Stages stages,
            Manifest manifest,
            Consumer<RunReport> found,
            Optional<Batch> batch) {}

    /**
     * Does a run. A failure is also written to the manifest, unless it is a dry run.
     *
     * @param sorting makes the options of the settings
     * @param console shows the report, or the plan of a dry run
     * @throws UserError for what the user can mend
     */
    static void run(Settings settings, Function<Settings, TagOptions> sorting, Console console, Progress progress) {
        boolean dryRun = settings.get(Keys.DRY_RUN);
        Configuration configuration = SparkHadoopUtil.get().newConfiguration(new SparkConf());
        Optional<String> asked = TagOptions.reports(settings).manifest();
        asked.ifPresent(file -> TagOptions.paths(settings).requireUnseen(Keys.MANIFEST, file, configuration));
        Optional<String> named = asked.filter(file -> !dryRun);
        Manifest manifest = new Manifest(settings.entries(), named, configuration);
        if (named.isPresent()) {
            manifest.begin(); // whoever waits for this one must not find that of an earlier run
        }
        try {
            TagOptions options = sorting.apply(settings);
            options.output().paths().tagged().ifPresent(manifest::placeIn);
            new TagJob(options, console, progress, manifest).run();
        } catch (Exception | Error e) { // Scala throws what it likes
            Optional<UserError> unread = ReadFaults.in(e);
            manifest.failed(unread.isPresent() ? unread.get() : e);
            if (unread.isPresent()) {
                throw unread.get();
            }
            throw e;
        }
        manifest.requireNoWarnings();
    }

    /**
     * While the zones are loaded, Spark starts and finds the input; while that goes on, the zones are prepared. Errors come in
     * the order of the flow all the same.
     */
    private void run() {
        preflight.checkSettings();
        boolean kryo = options.tagging().engine() == Engine.SEDONA;
        BackgroundTask<SparkSession> starting = BackgroundTask.start("start-spark", () -> Sessions.start(kryo));
        Optional<BackgroundTask<Positions>> finding = options.output().append()
                ? Optional.empty()
                : Optional.of(BackgroundTask.start("find-input", () -> findInput(starting.await())));
        List<Layer> layers;
        TaggedRows columns;
        try {
            layers = options.layers().stream().map(this::load).toList();
            columns = preflight.checkedColumns(layers);
        } catch (RuntimeException | Error e) {
            starting.abandon(SparkSession::stop);
            throw e;
        }
        Optional<RunReport> found = inSpark(starting, spark -> {
            gauges.register();
            preflight.checkPaths(spark.sessionState().newHadoopConf());
            Optional<RunReport> report = finding.isPresent()
                    ? tagAll(spark, layers, outcome(spark, layers, columns), finding.get())
                    : Optional.of(tagNewFiles(spark, layers, columns));
            report.ifPresent(done -> gauges.set(RunFigures.ended(manifest.run().start(), Instant.now())));
            return report;
        });
        found.ifPresent(report -> {
            report(report, layers);
            manifest.done(report);
        });
    }

    private void found(RunReport found) {
        manifest.found(found);
        gauges.set(RunFigures.of(found));
    }

    private Positions findInput(SparkSession spark) {
        SparkSession.setActiveSession(spark); // of this thread
        return new PositionReader(
                        spark, options.input().columns(), options.input().times())
                .read(options.input().paths(), options.tagging().copies());
    }

    private Layer load(LayerOptions asked) {
        CountProgress read = new CountProgress("zones read");
        Layer layer = stages.call(asked.name().of("load zones"), read, () -> asked.load(read::accept));
        Command.warn(layer.name(), layer.zones());
        return layer;
    }

    /** Waits for Spark, does the work and stops Spark. A failure to stop changes nothing of what the work has come to. */
    private <T> T inSpark(BackgroundTask<SparkSession> starting, Function<SparkSession, T> work) {
        SparkSession spark = stages.call("start Spark", starting::await);
        SparkSession.setActiveSession(spark); // of this thread
        T result;
        try {
            result = work.apply(spark);
        } catch (Exception | Error e) { // Scala throws what it likes
            stop(spark, e::addSuppressed);
            throw e;
        }
        stop(spark, manifest::warn);
        return result;
    }

    private static void stop(SparkSession spark, Consumer<Throwable> failed) {
        try {
            spark.stop();
        } catch (Exception | Error e) { // Scala throws what it likes
            failed.accept(e);
        }
    }

    private Outcome outcome(SparkSession spark, List<Layer> layers, TaggedRows columns) {
        return options.visits().isPresent()
                ? new VisitsOutcome(options, layers, () -> findInput(spark))
                : new TaggedOutcome(options, layers, columns);
    }

    /** Tags the files that are new since the last run, batch by batch. */
    private RunReport tagNewFiles(SparkSession spark, List<Layer> layers, TaggedRows columns) {
        manifest.begin();
        RunReport nothing = ReportMaker.nothing(options, layers, stages);
        return new AppendJob(
                        options,
                        preflight,
                        spark,
                        stages.progress(),
                        manifest,
                        this::found,
                        layers,
                        columns,
                        nothing,
                        input -> tag(layers, prepare(layers, spark.sparkContext(), input.stages()), input))
                .run();
    }

    /** Tags all of the input at once; a dry run prints the plan and gives no report. */
    private Optional<RunReport> tagAll(
            SparkSession spark, List<Layer> layers, Outcome outcome, BackgroundTask<Positions> finding) {
        if (options.dryRun()) {
            Positions positions = checked(finding, outcome, spark);
            show(ReportMaker.plan(options, layers, positions, stages), TextReport::plan);
            return Optional.empty();
        }
        Supplier<List<ZoneTagger>> preparing =
                prepare(layers, spark.sparkContext(), stages); // while the input is found
        Positions positions = checked(finding, outcome, spark);
        manifest.begin();
        return Optional.of(
                tag(layers, preparing, new Input(outcome, positions, stages, manifest, this::found, Optional.empty())));
    }

    private Positions checked(BackgroundTask<Positions> finding, Outcome outcome, SparkSession spark) {
        Positions positions = stages.call("find input", finding::await);
        positions.notes().forEach(stages.progress()::note);
        preflight.checkFiles(positions, spark.sessionState().newHadoopConf());
        outcome.check(positions);
        return positions;
    }

    /** Tags and publishes one input. A failure after its rows are published is a warning of the manifest. */
    private RunReport tag(List<Layer> layers, Supplier<List<ZoneTagger>> preparing, Input input) {
        SparkContext context = input.positions().rows().sparkSession().sparkContext();
        AtomicReference<@Nullable RunReport> published = new AtomicReference<>();
        try (Publication publication = input.outcome()
                        .begin(
                                input.positions(),
                                input.manifest().run(),
                                input.batch(),
                                input.stages().progress()::note);
                SparkProgress rows = SparkProgress.listening(context, () -> rowsToTag(input.positions()))) {
            return tag(layers, preparing.get(), input, publication, rows, published::set);
        } catch (Exception | Error e) { // Scala throws what it likes
            RunReport report = published.get();
            if (report == null) {
                throw e;
            }
            input.manifest().warn(e);
            return report;
        }
    }

    private RunReport tag(
            List<Layer> layers,
            List<ZoneTagger> taggers,
            Input input,
            Publication publication,
            SparkProgress rowsDone,
            Consumer<RunReport> published) {
        Positions positions = input.positions();
        SparkContext context = positions.rows().sparkSession().sparkContext();
        Copies copies = options.tagging().copies();
        input.stages().progress().status(rowsDone);
        TagCounts counts = TagCounts.register(context, layers);
        Optional<Surveyor> surveyor = surveyor(context, layers, input);

        Dataset<Row> read = input.outcome().needed(positions, publication);
        Dataset<Row> copied = copies.of(read, positions.bytes());
        Dataset<Row> tagged = ZoneTaggers.tag(taggers, copied);
        Dataset<Row> counted = counts.countingPresence(counts.counting(tagged));
        Dataset<Row> surveyed = surveyor.map(pages -> pages.surveying(counted)).orElse(counted);
        String to = publication.place().map(place -> ", write → " + place).orElse("");
        context.setJobGroup(
                input.manifest().run().text(), Secrets.masked(input.outcome().description() + to), false);
        input.outcome().make(surveyed, positions, counts, input.stages(), publication);

        RunReport.Rows rows = RowChecks.balanced(positions, copies.number(), counts);
        Optional<Survey> survey = surveyor.map(pages -> pages.survey(counts.flags()));
        List<LayerReport> found = layerReports(layers, taggers, counts, positions);
        Function<List<Written>, RunReport> report = written -> ReportMaker.of(
                options,
                found,
                positions,
                counts,
                survey,
                rows,
                input.stages(),
                input.outcome().visits(),
                written);
        RunReport unpublished = report.apply(List.of());
        input.found().accept(unpublished);
        RowChecks.requireFewRejected(unpublished, positions, options.output().mostRejected());
        writeRejected(rows, input, publication);

        RunReport done = report.apply(publish(rows, input, publication));
        published.accept(done);
        input.found().accept(done);
        noteDayGaps(done.written());
        input.outcome().outdated().ifPresent(days -> Console.error("warning: " + days));
        return done;
    }

    /** Begins to prepare the zones; the result waits until they are, which is a stage. */
    private Supplier<List<ZoneTagger>> prepare(List<Layer> layers, SparkContext context, Stages stages) {
        long gridBytes = options.tagging().gridMemory().orElseGet(() -> LoadedZones.defaultGridBytes(context));
        ShareProgress built = new ShareProgress();
        BackgroundTask<List<ZoneTagger>> preparing = BackgroundTask.start(
                "prepare-zones", () -> ZoneTaggers.of(options.tagging().engine(), layers, gridBytes, built));
        return () -> stages.call("prepare zones", built, preparing::await);
    }

    /** What gathers the figures of a page, if one is asked for. */
    private Optional<Surveyor> surveyor(SparkContext context, List<Layer> layers, Input input) {
        return options.reports()
                .page()
                .map(page -> Surveyor.register(
                        context,
                        layers.stream().map(Layer::answer).toList(),
                        input.positions().byTime(),
                        input.batch().map(Batch::number).orElse(0L)));
    }

    /** How many rows will be tagged, if that is known before: a table that executors share whole was read before. */
    private long rowsToTag(Positions positions) {
        Copies copies = options.tagging().copies();
        boolean readBefore = copies.shareWholeTable(positions.rows().sparkSession(), positions.bytes());
        return readBefore ? positions.readCounts().bins()[RejectReason.NONE.ordinal()] * copies.number() : 0;
    }

    private static List<LayerReport> layerReports(
            List<Layer> layers, List<ZoneTagger> taggers, TagCounts counts, Positions positions) {
        List<LayerReport> reports = new ArrayList<>();
        for (Layer layer : layers) {
            ZoneTagger tagger = taggers.get(reports.size());
            LayerCounts ofLayer = counts.layers().get(reports.size());
            reports.add(ReportMaker.layer(
                    layer, ofLayer, tagger.grid(), misreadingCheck(layer, tagger, ofLayer, positions)));
        }
        return reports;
    }

    /** What else the positions may be, where none lies in a zone. */
    private static MisreadingCheck misreadingCheck(
            Layer layer, ZoneTagger tagger, LayerCounts counts, Positions positions) {
        return counts.isAllInNone()
                ? MisreadingCheck.of(
                        positions.sample(),
                        positions.columns().unitsPerDegree(),
                        tagger.locator(),
                        layer.match(),
                        layer.zones().geometries())
                : MisreadingCheck.NONE;
    }

    private void writeRejected(RunReport.Rows rows, Input input, Publication publication) {
        Optional<Path> folder = options.output().paths().rejected();
        if (folder.isPresent() && rows.rejected() > 0) {
            Dataset<Row> rejected = input.positions().rejected();
            rejected.sparkSession()
                    .sparkContext()
                    .setJobDescription(Secrets.masked("tag: write rejected rows → " + folder.get()));
            input.stages().run("write rejected", () -> publication.write(Part.REJECTED, rejected, false));
            input.stages().rowsOfLast(rows.rejected());
            RowChecks.requireSameRejected(
                    input.positions(), rows, options.input().paths());
        }
    }

    private List<Written> publish(RunReport.Rows rows, Input input, Publication publication) {
        boolean overwrite = options.output().overwrite() || input.batch().isPresent();
        List<Written> written = publication.place().isPresent()
                        || options.output().paths().rejected().isPresent()
                ? input.stages()
                        .call(
                                "publish",
                                () -> publication.publish(
                                        overwrite, input.outcome().rows(rows)))
                : List.of();
        return input.batch()
                .map(batch -> written.stream()
                        .map(part -> part.ofBatch(batch.number()))
                        .toList())
                .orElse(written);
    }

    private void noteDayGaps(List<Written> written) {
        TimeRange range = options.output().range();
        if (range.from().isEmpty() || range.to().isEmpty()) {
            DayGaps.note(written).ifPresent(stages.progress()::note);
        }
    }

    /** Shows and writes the report. What can't be written is a warning of the manifest: the rows are published. */
    private void report(RunReport report, List<Layer> layers) {
        manifest.afterwards(() -> {
            show(report, TextReport::of);
            report.hints().forEach(console::remark);
        });
        options.reports()
                .json()
                .ifPresent(file -> manifest.afterwards(() -> {
                    TextFile.write(file, JsonReport.of(report));
                    console.wrote("JSON report", file);
                }));
        options.reports()
                .page()
                .ifPresent(file -> manifest.afterwards(() -> {
                    TextFile.write(file, RunPage.html(report, layers));
                    console.wrote("page", file);
                }));
    }

    private void show(RunReport report, Function<RunReport, String> text) {
        console.report(text.apply(report));
        if (console.isVerbose()) {
            console.report(TextReport.details(report));
        }
    }
}
