package ais.geofence;

import ais.geofence.compare.Comparison;
import ais.geofence.compare.ComparisonPage;
import ais.geofence.compare.ComparisonReport;
import ais.geofence.compare.Forecast;
import ais.geofence.compare.TrialPlan;
import ais.geofence.compare.ZoneVariant;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.report.Console;
import ais.geofence.report.CountProgress;
import ais.geofence.report.Progress;
import ais.geofence.report.Stages;
import ais.geofence.report.Table;
import ais.geofence.tag.Engine;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.text.Figures;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Compares the engines with each other, and one core with many. */
final class CompareCommand extends Command {
    /** Of Sedona, which takes some fifty times as long, on every machine. */
    private static final long MOST_SEDONA_COPIES = 16;

    private static final List<Integer> SWEEP = List.of(10, 100);

    CompareCommand() {
        super("compare", "Compares the engines with each other, and one core with many.", Setting.COMPARE);
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        List<Engine> engines = settings.get(Setting.ENGINES);
        engines.forEach(ZoneTaggers::check);
        Map<String, List<String>> options = new LinkedHashMap<>(settings.given());
        options.computeIfAbsent(Setting.POSITIONS.key(), key -> List.of(sample("positions.csv.gz")));
        options.computeIfAbsent(Setting.ZONES.key(), key -> List.of(sample("zones.geojson")));
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
            cores = List.of(1, Runtime.getRuntime().availableProcessors());
        }
        cores = cores.stream().distinct().sorted().toList();
        long factor = settings.get(Setting.COPIES);
        boolean sweep = settings.get(Setting.ZONES_SWEEP);
        List<ZoneVariant> variants = sweep ? sweep() : List.of(ZoneVariant.AS_GIVEN);
        List<TrialPlan> plans = new ArrayList<>();
        for (ZoneVariant variant : variants) {
            for (Engine engine : engines) {
                for (int number : cores) {
                    plans.add(new TrialPlan(options, copies(engine, factor), engine, number, variant));
                }
            }
        }
        Forecast forecast = Forecast.of(plans, stages);
        console.report(announcement(plans, forecast));

        Comparison comparison = Comparison.run(plans, forecast, stages);
        List<String> names = zones.zones().stream().map(Zone::name).toList();
        console.report(ComparisonReport.text(comparison, factor, names));
        settings.get(Setting.JSON).ifPresent(file -> TextFile.write(file, ComparisonReport.json(comparison, factor)));
        settings.get(Setting.REPORT)
                .ifPresent(file ->
                        TextFile.write(file, new ComparisonPage(comparison, factor, names, resolved.entries()).html()));
    }

    /** How many copies an engine takes where so many are asked for. */
    static long copies(Engine engine, long factor) {
        return engine == Engine.SEDONA ? Math.min(MOST_SEDONA_COPIES, factor) : factor;
    }

    private static String announcement(List<TrialPlan> plans, Forecast forecast) {
        StringBuilder text = new StringBuilder("Trials\n");
        Table table = new Table("engine", "cores>", "copies>");
        for (Engine engine : plans.stream().map(TrialPlan::engine).distinct().toList()) {
            List<TrialPlan> its =
                    plans.stream().filter(plan -> plan.engine() == engine).toList();
            String cores = its.stream()
                    .map(plan -> String.valueOf(plan.cores()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            table.row(Setting.nameOf(engine), cores, Figures.count(its.get(0).factor()));
        }
        return text.append(table.text())
                .append("  %s, each in a JVM of its own. Together they take about %s\n"
                        .formatted(Figures.count(plans.size(), "trial"), Figures.elapsed(forecast.seconds())))
                .append("  while the machine is as busy as now. ")
                .append(remedy(plans))
                .append("\n")
                .toString();
    }

    /** What makes all of it shorter. */
    static String remedy(List<TrialPlan> plans) {
        List<String> faster = plans.stream()
                .map(TrialPlan::engine)
                .filter(engine -> engine != Engine.SEDONA)
                .map(Setting::nameOf)
                .distinct()
                .toList();
        boolean canLeaveOut = !faster.isEmpty() && plans.stream().anyMatch(plan -> plan.engine() == Engine.SEDONA);
        return canLeaveOut
                ? "To make it shorter, leave out the slow one: --engines %s.".formatted(String.join(",", faster))
                : "To make it shorter, take fewer copies: --multiply N.";
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
