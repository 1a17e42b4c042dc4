package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.output.Manifest;
import ais.geofence.output.OutputPaths;
import ais.geofence.output.Publications;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.PositionReader;
import ais.geofence.position.Positions;
import ais.geofence.position.ReadFaults;
import ais.geofence.position.TimeRequirements;
import ais.geofence.report.Console;
import ais.geofence.report.CountProgress;
import ais.geofence.report.JsonReport;
import ais.geofence.report.Progress;
import ais.geofence.report.RunPage;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.TextReport;
import ais.geofence.spark.Sessions;
import ais.geofence.tag.Engine;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.zone.ZoneSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** Tags positions with the zone that contains them. */
final class TagCommand extends Command {
    TagCommand() {
        super("tag", "Tags positions with the zone that contains them.", Setting.TAG);
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        if (settings.get(Setting.DRY_RUN)) {
            check(settings);
            tag(settings, Optional.empty(), console, progress);
            return;
        }
        Manifest manifest = new Manifest(settings, SparkHadoopUtil.get().newConfiguration(new SparkConf()));
        if (settings.given(Setting.MANIFEST)) {
            manifest.begin(); // whoever waits for this one must not find that of an earlier run
        }
        try {
            check(settings);
            reports(settings).requireWritable();
            Tagged tagged =
                    tag(settings, Optional.of(manifest), console, progress).orElseThrow();
            done(settings, manifest, console, tagged);
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

    @Override
    String whenStopped() {
        return "; rows are published only if the manifest is there; run again, which also removes what is left";
    }

    private static void check(Settings settings) {
        if (settings.get(Setting.POSITIONS).isEmpty()) {
            throw new UserError(ExitCode.USAGE, "missing --positions PATH: the files with the positions");
        }
        settings.timeRequirements();
        Publications.check(settings);
        ReportFiles.requireDistinct(settings);
        if (settings.get(Setting.APPEND_NEW)) {
            AppendJob.path(settings);
        }
        ZoneTaggers.check(settings.get(Setting.ENGINE));
    }

    /** What a run found, and the zones that it found it with. */
    private record Tagged(RunReport report, ZoneSet zones) {}

    /** What was found; by a dry run nothing. */
    private static Optional<Tagged> tag(
            Settings settings, Optional<Manifest> manifest, Console console, Progress progress) {
        Stages stages = new Stages(progress);
        CountProgress read = new CountProgress("zones read");
        ZoneSet zones = stages.call("load zones", read, () -> settings.loadZones(read::accept));
        warn(zones);
        TaggedRows output = TaggedRows.of(settings, zones);
        SparkSession spark =
                stages.call("start Spark", () -> Sessions.start(settings.get(Setting.ENGINE) == Engine.SEDONA));
        Optional<RunReport> report;
        try {
            report = settings.get(Setting.APPEND_NEW)
                    ? Optional.of(append(settings, zones, spark, stages, manifest.orElseThrow()))
                    : tagAll(settings, zones, output, spark, stages, manifest, console);
        } catch (Exception | Error e) { // Scala throws what it likes
            stop(spark, e::addSuppressed);
            throw e;
        }
        stop(spark, failure -> manifest.ifPresent(published -> published.warn(failure)));
        return report.map(found -> new Tagged(found, zones));
    }

    /** Stops Spark; that this fails changes nothing of what the run has come to. */
    private static void stop(SparkSession spark, Consumer<Throwable> failed) {
        try {
            spark.stop();
        } catch (Exception | Error e) { // Scala throws what it likes
            failed.accept(e);
        }
    }

    private static RunReport append(
            Settings settings, ZoneSet zones, SparkSession spark, Stages stages, Manifest manifest) {
        Configuration configuration = spark.sessionState().newHadoopConf();
        OutputPaths.of(settings).checkBatches(settings.get(Setting.FORMAT), inputs(settings), configuration);
        reports(settings).requireApart(inputs(settings), configuration);
        manifest.begin();
        return new AppendJob(settings, zones, spark, stages, manifest).run();
    }

    private static Optional<RunReport> tagAll(
            Settings settings,
            ZoneSet zones,
            TaggedRows output,
            SparkSession spark,
            Stages stages,
            Optional<Manifest> manifest,
            Console console) {
        Configuration configuration = spark.sessionState().newHadoopConf();
        TimeRequirements timeRequirements = settings.timeRequirements();
        OutputPaths paths = OutputPaths.of(settings);
        paths.check(
                settings.get(Setting.OVERWRITE),
                settings.get(Setting.FORMAT),
                inputs(settings),
                timeRequirements.range(),
                configuration);
        reports(settings).requireApart(inputs(settings), configuration);
        Positions positions = stages.call(
                "find input",
                () -> new PositionReader(spark, settings.columnOptions(), timeRequirements)
                        .read(settings.get(Setting.POSITIONS), settings.get(Setting.MULTIPLY)));
        paths.checkApart(positions.fileNames(), configuration);
        reports(settings).requireApart(positions.fileNames(), configuration);
        Publications.check(settings, positions, output);
        manifest.ifPresent(Manifest::begin);
        if (manifest.isEmpty()) {
            console.report(TextReport.plan(
                    settings.entries(),
                    ReportMaker.input(positions),
                    zones.zones().size(),
                    zones.fingerprint()));
        }
        return manifest.map(run -> new TagJob(settings, zones, output, positions, stages, run, Optional.empty()).run());
    }

    private static ReportFiles reports(Settings settings) {
        return ReportFiles.of(settings, List.of(Setting.JSON, Setting.REPORT));
    }

    private static List<String> inputs(Settings settings) {
        List<String> inputs = new ArrayList<>(settings.get(Setting.POSITIONS));
        inputs.addAll(settings.get(Setting.ZONES));
        return inputs;
    }

    /** Tells of a run that has done its work: that a report can't be written changes nothing of what is published. */
    private static void done(Settings settings, Manifest manifest, Console console, Tagged tagged) {
        RunReport report = tagged.report();
        manifest.afterwards(() -> {
            console.report(TextReport.of(report));
            report.hints().forEach(console::remark);
        });
        settings.get(Setting.JSON)
                .ifPresent(file -> manifest.afterwards(() -> TextFile.write(file, JsonReport.of(report))));
        settings.get(Setting.REPORT)
                .ifPresent(file ->
                        manifest.afterwards(() -> TextFile.write(file, RunPage.html(report, tagged.zones()))));
        manifest.done(report);
    }
}
