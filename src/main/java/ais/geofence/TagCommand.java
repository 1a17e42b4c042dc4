package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Secrets;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.output.Manifest;
import ais.geofence.output.OutputPaths;
import ais.geofence.output.Publications;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.PositionReader;
import ais.geofence.position.Positions;
import ais.geofence.position.ReadFaults;
import ais.geofence.position.TimeNeed;
import ais.geofence.report.CountProgress;
import ais.geofence.report.JsonReport;
import ais.geofence.report.ProgressLines;
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
    void run(Settings settings) {
        if (settings.get(Setting.POSITIONS).isEmpty()) {
            throw new UserError(ExitCode.USAGE, "missing --positions PATH: the files with the positions");
        }
        settings.timeNeed();
        Publications.check(settings);
        if (settings.get(Setting.APPEND_NEW)) {
            AppendJob.path(settings);
        }
        ZoneTaggers.check(settings.get(Setting.ENGINE));
        if (settings.get(Setting.DRY_RUN)) {
            tag(settings, Optional.empty());
            return;
        }
        Manifest manifest = new Manifest(settings, SparkHadoopUtil.get().newConfiguration(new SparkConf()));
        if (settings.given(Setting.MANIFEST)) {
            manifest.begin(); // whoever waits for this one must not find that of an earlier run
        }
        try {
            tag(settings, Optional.of(manifest));
        } catch (Exception e) { // Scala throws what it likes
            Optional<UserError> unread = ReadFaults.in(e);
            manifest.failed(unread.isPresent() ? unread.get() : e);
            if (unread.isPresent()) {
                throw unread.get();
            }
            throw e;
        }
    }

    private void tag(Settings settings, Optional<Manifest> manifest) {
        Stages stages = new Stages(System.err);
        ZoneSet zones =
                stages.call("load zones", () -> settings.loadZones(new CountProgress("zones read", System.err)));
        TaggedRows output = TaggedRows.of(settings, zones);
        SparkSession spark =
                stages.call("start Spark", () -> Sessions.start(settings.get(Setting.ENGINE) == Engine.SEDONA));
        try (ProgressLines progress = ProgressLines.start(spark, System.err)) {
            if (settings.get(Setting.APPEND_NEW)) {
                append(settings, zones, spark, stages, manifest.orElseThrow());
            } else {
                tagAll(settings, zones, output, spark, stages, manifest);
            }
        } finally {
            spark.stop();
        }
    }

    private static void append(Settings settings, ZoneSet zones, SparkSession spark, Stages stages, Manifest manifest) {
        OutputPaths.of(settings)
                .checkBatches(inputs(settings), spark.sessionState().newHadoopConf());
        manifest.begin();
        done(settings, zones, manifest, new AppendJob(settings, zones, spark, stages, manifest).run());
    }

    private static void tagAll(
            Settings settings,
            ZoneSet zones,
            TaggedRows output,
            SparkSession spark,
            Stages stages,
            Optional<Manifest> manifest) {
        Configuration configuration = spark.sessionState().newHadoopConf();
        TimeNeed timeNeed = settings.timeNeed();
        OutputPaths paths = OutputPaths.of(settings);
        paths.check(settings.get(Setting.OVERWRITE), inputs(settings), timeNeed.range(), configuration);
        Positions positions = stages.call(
                "find input",
                () -> new PositionReader(spark, settings.feedChoice(), timeNeed)
                        .read(settings.get(Setting.POSITIONS), settings.get(Setting.MULTIPLY)));
        paths.checkApart(positions.fileNames(), configuration);
        Publications.check(settings, positions, output);
        manifest.ifPresent(Manifest::begin);
        if (manifest.isEmpty()) {
            System.out.print(Secrets.masked(TextReport.plan(
                    settings.entries(),
                    ReportMaker.input(positions),
                    zones.zones().size(),
                    zones.fingerprint())));
            return;
        }
        TagJob job = new TagJob(settings, zones, positions, stages, manifest.get(), Optional.empty());
        done(settings, zones, manifest.get(), job.run());
    }

    private static List<String> inputs(Settings settings) {
        List<String> inputs = new ArrayList<>(settings.get(Setting.POSITIONS));
        inputs.addAll(settings.get(Setting.ZONES));
        return inputs;
    }

    private static void done(Settings settings, ZoneSet zones, Manifest manifest, RunReport report) {
        System.out.print(Secrets.masked(TextReport.of(report)));
        settings.get(Setting.JSON).ifPresent(file -> TextFile.write(file, Secrets.masked(JsonReport.of(report))));
        settings.get(Setting.REPORT)
                .ifPresent(file -> TextFile.write(file, Secrets.masked(RunPage.html(report, zones))));
        manifest.done(report);
    }
}
