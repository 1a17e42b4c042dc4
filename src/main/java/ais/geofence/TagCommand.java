package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.output.OutputPaths;
import ais.geofence.position.PositionReader;
import ais.geofence.position.Positions;
import ais.geofence.position.TimeNeed;
import ais.geofence.report.JsonReport;
import ais.geofence.report.ProgressLines;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.TextReport;
import ais.geofence.spark.Sessions;
import ais.geofence.tag.Engine;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.zone.ZoneSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
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
        TimeNeed timeNeed = settings.timeNeed();
        Engine engine = settings.get(Setting.ENGINE);
        ZoneTaggers.check(engine);
        Stages stages = new Stages(System.err);
        ZoneSet zones = stages.call("load zones", () -> settings.loadZones());
        SparkSession spark = stages.call("start Spark", () -> Sessions.start(engine == Engine.SEDONA));
        try (ProgressLines progress = ProgressLines.start(spark, System.err)) {
            Configuration configuration = spark.sessionState().newHadoopConf();
            OutputPaths paths = OutputPaths.of(settings);
            List<String> inputs = new ArrayList<>(settings.get(Setting.POSITIONS));
            inputs.addAll(settings.get(Setting.ZONES));
            paths.check(settings.get(Setting.OVERWRITE), inputs, configuration);
            Positions positions = stages.call(
                    "find input",
                    () -> new PositionReader(spark, settings.feedChoice(), timeNeed)
                            .read(settings.get(Setting.POSITIONS), settings.get(Setting.MULTIPLY)));
            paths.checkApart(positions.fileNames(), configuration);
            if (settings.get(Setting.DRY_RUN)) {
                System.out.print(TextReport.plan(
                        settings.entries(),
                        ReportMaker.input(positions),
                        zones.zones().size(),
                        zones.fingerprint()));
                return;
            }
            RunReport report = new TagJob(settings, zones, positions, stages).run();
            System.out.print(TextReport.of(report));
            settings.get(Setting.JSON).ifPresent(file -> TextFile.write(file, JsonReport.of(report)));
        } finally {
            spark.stop();
        }
    }
}
