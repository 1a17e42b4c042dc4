package ais.geofence;

import ais.geofence.compare.Comparison;
import ais.geofence.compare.ComparisonPage;
import ais.geofence.compare.ComparisonReport;
import ais.geofence.compare.TrialPlan;
import ais.geofence.compare.ZoneVariant;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.report.CountProgress;
import ais.geofence.report.Figures;
import ais.geofence.report.Progress;
import ais.geofence.report.Screen;
import ais.geofence.report.Stages;
import ais.geofence.tag.Engine;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Compares the engines with each other, and one core with many. */
final class CompareCommand extends Command {
    /** The five zones of the sample, in the order that gives them their numbers. */
    private static final List<String> SAMPLE_ZONES = List.of("tokyo", "channel", "hamburg", "athens", "singapore");

    private static final double SECONDS_FOR_A_TRIAL = 26;
    private static final double SECONDS_OF_A_MINUTE = 60;
    private static final List<Integer> SWEEP = List.of(10, 100);

    CompareCommand() {
        super("compare", "Compares the engines with each other, and one core with many.", Setting.COMPARE);
    }

    @Override
    void run(Settings settings, Screen screen, Progress progress) {
        List<Engine> engines = settings.get(Setting.ENGINES);
        engines.forEach(ZoneTaggers::check);
        Map<String, List<String>> options = new LinkedHashMap<>(settings.given());
        options.computeIfAbsent(Setting.POSITIONS.key(), key -> List.of(sample("positions.csv.gz")));
        options.computeIfAbsent(
                Setting.ZONES.key(),
                key -> SAMPLE_ZONES.stream()
                        .map(zone -> sample("zones/" + zone + ".geojson"))
                        .toList());
        Settings resolved = Settings.resolve(Setting.COMPARE, options, null);
        ReportFiles reports = ReportFiles.of(settings, List.of(Setting.JSON, Setting.REPORT));
        reports.requireWritable();
        reports.requireApart(
                Stream.concat(resolved.get(Setting.POSITIONS).stream(), resolved.get(Setting.ZONES).stream())
                        .toList(),
                SparkHadoopUtil.get().newConfiguration(new SparkConf()));
        CountProgress read = new CountProgress("zones read");
        Stages stages = new Stages(progress);
        ZoneSet zones = stages.call("load zones", read, () -> resolved.loadZones(read::accept));
        warn(zones);

        List<Integer> cores =
                settings.get(Setting.CORES).stream().map(Math::toIntExact).toList();
        if (cores.isEmpty()) {
            cores = Stream.of(1, Runtime.getRuntime().availableProcessors())
                    .distinct()
                    .toList();
        }
        long factor = settings.get(Setting.COPIES);
        boolean sweep = settings.get(Setting.ZONES_SWEEP);
        List<ZoneVariant> variants = sweep ? sweep() : List.of(ZoneVariant.AS_GIVEN);
        int trials = engines.size() * cores.size() * variants.size();
        double seconds = settings.given(Setting.COPIES) ? 0 : trials * SECONDS_FOR_A_TRIAL;
        screen.report(announcement(factor, engines, cores, trials, seconds));

        Comparison comparison = Comparison.run(
                new TrialPlan(options, factor, engines.get(0), 1, ZoneVariant.AS_GIVEN, 0),
                engines,
                cores,
                variants,
                seconds,
                stages);
        List<String> names = zones.zones().stream().map(Zone::name).toList();
        screen.report(ComparisonReport.text(comparison, factor, names));
        settings.get(Setting.JSON).ifPresent(file -> TextFile.write(file, ComparisonReport.json(comparison, factor)));
        settings.get(Setting.REPORT)
                .ifPresent(file ->
                        TextFile.write(file, new ComparisonPage(comparison, factor, names, resolved.entries()).html()));
    }

    private static String announcement(
            long factor, List<Engine> engines, List<Integer> cores, int trials, double seconds) {
        return """
                Trials
                  positions times %s, tagged by %s,
                  on %s core(s): %s trials, each in a JVM of its own.
                %s
                """.formatted(
                Figures.count(factor),
                String.join(", ", engines.stream().map(Setting::nameOf).toList()),
                String.join(", ", cores.stream().map(String::valueOf).toList()),
                trials,
                seconds > 0
                        ? "  This takes about %s minutes.".formatted(Figures.decimal(seconds / SECONDS_OF_A_MINUTE, 1))
                        : "  Every trial takes all copies. Of 1,024 copies of the sample a trial of\n"
                                + "  function takes about 20 s, of map-partitions a minute, of sedona five.");
    }

    private static List<ZoneVariant> sweep() {
        List<ZoneVariant> variants = new ArrayList<>(List.of(ZoneVariant.AS_GIVEN));
        SWEEP.forEach(times -> variants.add(new ZoneVariant(times, 1)));
        SWEEP.forEach(times -> variants.add(new ZoneVariant(1, times)));
        return variants;
    }

    private static String sample(String file) {
        String home = System.getProperty("ais.geofence.home");
        if (home == null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "missing --positions and --zones: without them scripts/ais-geofence compares on the shipped sample");
        }
        return Path.of(home, "sample-data", file).toString();
    }
}
