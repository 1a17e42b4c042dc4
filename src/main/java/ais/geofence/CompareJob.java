package ais.geofence;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.compare.Comparison;
import ais.geofence.compare.ComparisonReport;
import ais.geofence.compare.Forecast;
import ais.geofence.compare.TrialPlan;
import ais.geofence.compare.ZoneVariant;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.options.CompareOptions;
import ais.geofence.options.Keys;
import ais.geofence.page.ComparisonPage;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** The whole flow of a comparison: load zones → plan trials → try each engine → measure → report. */
final class CompareJob {
    /** Of Sedona, which takes some fifty times as long, on every machine. */
    private static final long MOST_SEDONA_COPIES = 16;

    private static final List<Integer> SWEEP = List.of(10, 100);

    private final Map<String, List<String>> given;
    private final Settings settings;
    private final CompareOptions options;
    private final Console console;
    private final Stages stages;

    /**
     * @param given the settings of {@code compare}, by key, with positions and zones
     */
    CompareJob(Map<String, List<String>> given, Console console, Progress progress) {
        this.given = given;
        this.settings = Settings.resolve(Keys.COMPARE, given, null);
        this.options = CompareOptions.of(settings);
        this.console = console;
        this.stages = new Stages(progress);
    }

    /**
     * Does the work.
     *
     * @throws ais.geofence.fault.UserError (exit 2 to 5) for what the user can mend
     */
    void run() {
        List<Engine> engines = engines();
        checkReports();
        CountProgress read = new CountProgress("zones read");
        ZoneSet zones =
                stages.call("load zones", read, () -> options.layer().zones().load(read::accept));
        Command.warn(options.layer().name(), zones);

        List<TrialPlan> plans = plans(engines);
        Forecast forecast = Forecast.of(plans, stages);
        console.report(announcement(plans, forecast));
        Comparison comparison = Comparison.run(plans, forecast, stages);
        report(comparison, zones.zones().stream().map(Zone::name).toList());
    }

    private void checkReports() {
        ReportFiles reports = ReportFiles.of(options.reports());
        reports.requireWritable();
        reports.requireApart(
                Stream.concat(options.input().paths().stream(), options.layer().zones().paths().stream())
                        .toList(),
                SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    }

    /** Those that the user names; otherwise those that can run here. */
    private List<Engine> engines() {
        if (settings.given(Keys.ENGINES)) {
            options.engines().forEach(ZoneTaggers::check);
            return options.engines();
        }
        List<Engine> here = new ArrayList<>();
        for (Engine engine : options.engines()) {
            try {
                ZoneTaggers.check(engine);
                here.add(engine);
            } catch (UserError e) {
                Console.error("leaves out %s: %s".formatted(Setting.nameOf(engine), e.getMessage()));
            }
        }
        return here;
    }

    private List<TrialPlan> plans(List<Engine> engines) {
        List<Integer> cores =
                options.cores().isEmpty() ? List.of(1, Runtime.getRuntime().availableProcessors()) : options.cores();
        List<TrialPlan> plans = new ArrayList<>();
        for (ZoneVariant variant : options.sweep() ? sweep() : List.of(ZoneVariant.AS_GIVEN)) {
            for (Engine engine : engines) {
                for (int number : cores.stream().distinct().sorted().toList()) {
                    plans.add(new TrialPlan(given, copies(engine, options.copies()), engine, number, variant));
                }
            }
        }
        return plans;
    }

    private void report(Comparison comparison, List<String> names) {
        console.report(ComparisonReport.text(comparison, options.copies(), names));
        options.reports().json().ifPresent(file -> {
            TextFile.write(file, ComparisonReport.json(comparison, options.copies()));
            console.wrote("JSON report", file);
        });
        options.reports().page().ifPresent(file -> {
            TextFile.write(file, new ComparisonPage(comparison, options.copies(), names, settings.entries()).html());
            console.wrote("page", file);
        });
    }

    /** How many copies an engine takes where so many are asked for. */
    static long copies(Engine engine, long copies) {
        return engine == Engine.SEDONA ? Math.min(MOST_SEDONA_COPIES, copies) : copies;
    }

    private static String announcement(List<TrialPlan> plans, Forecast forecast) {
        StringBuilder text = new StringBuilder("Trials\n");
        Table table = new Table(texts("engine"), numbers("cores"), numbers("copies"));
        for (Engine engine : plans.stream().map(TrialPlan::engine).distinct().toList()) {
            List<TrialPlan> its =
                    plans.stream().filter(plan -> plan.engine() == engine).toList();
            String cores = its.stream()
                    .map(plan -> String.valueOf(plan.cores()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            table.row(Setting.nameOf(engine), cores, Figures.count(its.get(0).copies()));
        }
        return text.append(table.text())
                .append("  %s in all, one after the other, each in a JVM of its own: about %s\n"
                        .formatted(Figures.count(plans.size(), "trial"), Figures.elapsed(forecast.seconds())))
                .append("  if the machine stays as busy as it is now. ")
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
                ? "Shorter without the slow engine: --engines %s.".formatted(String.join(",", faster))
                : "Shorter with fewer copies: --multiply N.";
    }

    private static List<ZoneVariant> sweep() {
        List<ZoneVariant> variants = new ArrayList<>(List.of(ZoneVariant.AS_GIVEN));
        SWEEP.forEach(times -> variants.add(new ZoneVariant(times, 1)));
        SWEEP.forEach(times -> variants.add(new ZoneVariant(1, times)));
        return variants;
    }
}
