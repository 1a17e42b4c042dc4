package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.compare.Comparison;
import ais.geofence.compare.ComparisonReport;
import ais.geofence.compare.TrialResult;
import ais.geofence.html.Bars;
import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.Lines;
import ais.geofence.text.ColumnHead;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The charts of a {@link ComparisonPage}, each with its numbers. */
final class ComparisonCharts {
    private static final int LEAST_CORES_SHOWN = 8;
    private static final int BAR_HEIGHT = 34;
    private static final int FRAME_HEIGHT = 150;
    private static final int LINES_HEIGHT = 360;

    /** What a run does, in order, with the seconds that each step takes. */
    private static final Map<String, ToDoubleFunction<TrialResult>> STEPS = stepsByName();

    private final Comparison comparison;
    private final List<TrialResult> runs;
    private final List<String> engines;
    private final List<Integer> coreCounts;
    private final int fewestCores;
    private final int mostCores;

    ComparisonCharts(Comparison comparison) {
        this.comparison = comparison;
        this.runs = comparison.asGiven();
        this.engines = runs.stream().map(TrialResult::engine).distinct().toList();
        this.coreCounts =
                runs.stream().map(TrialResult::cores).distinct().sorted().toList();
        this.fewestCores = coreCounts.get(0);
        this.mostCores = coreCounts.get(coreCounts.size() - 1);
    }

    /** Nanoseconds a position, for the whole job and for tagging alone. */
    Figure engines(List<Bars.Reference> references) {
        List<Bars.Series> series = new ArrayList<>();
        for (int cores : coreCounts) {
            series.add(new Bars.Series(
                    cores(cores),
                    engines.stream()
                            .map(engine -> find(engine, cores).totalNanosPerPosition())
                            .toList()));
        }
        DataTable table = DataTable.of(
                "Medians of the repetitions",
                texts("engine"),
                numbers("cores"),
                numbers("copies"),
                numbers("positions"),
                numbers("whole job"),
                numbers("spread"),
                numbers("of which tagging"),
                numbers("whole job, ns a position"),
                numbers("tagging, ns a position"),
                numbers("peak memory"));
        for (TrialResult run : runs) {
            table.row(
                    run.engine(),
                    String.valueOf(run.cores()),
                    Figures.count(run.copies()),
                    Figures.count(run.positions()),
                    Figures.seconds(run.total()),
                    Figures.seconds(run.spread()),
                    run.tag().map(Figures::seconds).orElse(ComparisonReport.TOO_SHORT),
                    Figures.decimal(run.totalNanosPerPosition(), 1),
                    nanos(run),
                    run.peakMemoryBytes() == 0 ? "-" : Figures.bytes(run.peakMemoryBytes()));
        }
        Bars bars = new Bars(engines, series, "ns a position, logarithmic", Set.of(Bars.Style.LOGARITHMIC), references);
        return new Figure(
                "The whole job, nanoseconds a position",
                "Bars: " + sentence(runs, TrialResult::totalNanosPerPosition, " ns"),
                FRAME_HEIGHT + BAR_HEIGHT * runs.size(),
                bars,
                table);
    }

    /** The share of each step, of the runs whose tagging can be told from noise; empty if there is none. */
    Optional<Figure> steps() {
        List<TrialResult> told =
                runs.stream().filter(run -> run.tag().isPresent()).toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        List<Bars.Series> series = new ArrayList<>();
        STEPS.forEach((name, seconds) -> series.add(new Bars.Series(
                name,
                told.stream()
                        .map(run -> 100 * seconds.applyAsDouble(run) / all(run))
                        .toList())));
        DataTable table = DataTable.of(
                "Seconds of each step",
                Stream.concat(
                                Stream.of(texts("run"), numbers("copies")),
                                STEPS.keySet().stream().map(ColumnHead::numbers))
                        .toArray(ColumnHead[]::new));
        for (TrialResult run : told) {
            table.row(Stream.concat(
                            Stream.of(label(run), Figures.count(run.copies())),
                            STEPS.values().stream().map(seconds -> Figures.seconds(seconds.applyAsDouble(run))))
                    .toArray(String[]::new));
        }
        Bars bars = new Bars(
                told.stream().map(ComparisonCharts::label).toList(),
                series,
                "% of the run",
                Set.of(Bars.Style.STACKED),
                List.of());
        return Optional.of(new Figure(
                "Where the time of a run goes",
                "Stacked bars of start-up, reading, copying, tagging and counting; tagging is "
                        + sentence(told, run -> 100 * tag(run) / all(run), " %"),
                FRAME_HEIGHT + BAR_HEIGHT * told.size(),
                bars,
                table));
    }

    private static Map<String, ToDoubleFunction<TrialResult>> stepsByName() {
        Map<String, ToDoubleFunction<TrialResult>> steps = new LinkedHashMap<>();
        steps.put("start up", TrialResult::startUpSeconds);
        steps.put("read", TrialResult::read);
        steps.put("copy", TrialResult::copy);
        steps.put("tag", ComparisonCharts::tag);
        steps.put("count", TrialResult::count);
        return steps;
    }

    private static double tag(TrialResult told) {
        return told.tag().orElseThrow();
    }

    private static String nanos(TrialResult run) {
        return run.nanosPerPosition().map(nanos -> Figures.decimal(nanos, 1)).orElse(ComparisonReport.TOO_SHORT);
    }

    private static double all(TrialResult run) {
        return STEPS.values().stream()
                .mapToDouble(seconds -> seconds.applyAsDouble(run))
                .sum();
    }

    /**
     * The speed-up of the whole job by more cores, where it can be told from noise, with Amdahl's curve for the measured serial
     * share.
     */
    Figure speedUps() {
        List<Lines.Series> series = new ArrayList<>();
        List<String> spoken = new ArrayList<>();
        int most = Math.max(LEAST_CORES_SHOWN, 2 * mostCores);
        series.add(new Lines.Series("every core counts fully", curve(fewestCores, most, 0), true, engines.size()));
        DataTable table = DataTable.of(
                "Speed-up of the whole job",
                texts("engine"),
                numbers("cores"),
                numbers("speed-up"),
                numbers("serial share"),
                numbers("limit, any cores"));
        for (String engine : engines) {
            List<List<Double>> points = new ArrayList<>();
            int colour = engines.indexOf(engine);
            for (int cores : coreCounts) {
                TrialResult run = find(engine, cores);
                Optional<Double> speedUp = comparison.speedUp(run);
                Optional<Double> serial = comparison.serialShare(run);
                String untold = comparison.isOnMoreCores(run) ? ComparisonReport.TOO_SHORT : "-";
                speedUp.ifPresent(times -> points.add(List.of((double) cores, times)));
                table.row(
                        engine,
                        String.valueOf(cores),
                        speedUp.map(ComparisonReport::times).orElse(untold),
                        serial.map(share -> Figures.decimal(100 * share, 0) + " %")
                                .orElse(untold),
                        serial.filter(share -> share > 0)
                                .map(share -> Figures.decimal(1 / share, 1) + "x")
                                .orElse("-"));
            }
            series.add(new Lines.Series(engine + ", measured", points, false, colour));
            TrialResult last = find(engine, mostCores);
            spoken.add(comparison
                    .speedUp(last)
                    .map(times -> "%s times as fast with %s".formatted(Figures.decimal(times, 2), engine))
                    .orElse("as fast as repetitions can tell with " + engine));
            comparison
                    .serialShare(last)
                    .ifPresent(share -> series.add(new Lines.Series(
                            engine + ", Amdahl's law", curve(fewestCores, most, share), true, colour)));
        }
        return new Figure(
                "Speed-up by cores",
                "Lines: with %s cores the whole job is %s".formatted(mostCores, String.join(", ", spoken)),
                LINES_HEIGHT,
                new Lines("cores", "times as fast", false, series),
                table);
    }

    private static List<List<Double>> curve(int fewest, int most, double serialShare) {
        List<List<Double>> points = new ArrayList<>();
        for (int cores = fewest; cores <= most; cores++) {
            double times = (double) cores / fewest;
            points.add(List.of((double) cores, 1 / (serialShare + (1 - serialShare) / times)));
        }
        return points;
    }

    /** Nanoseconds a position against the number of zones. */
    Figure byZones() {
        return sweep("Tagging a position, by number of zones", "zones", comparison.withMoreZones(), run ->
                (double) run.zones());
    }

    /** Nanoseconds a position against the number of vertices of the same zones. */
    Figure byVertices() {
        return sweep(
                "Tagging a position, by number of vertices of the same zones",
                "vertices",
                comparison.withMoreVertices(),
                run -> (double) run.vertices());
    }

    private Figure sweep(String title, String across, List<TrialResult> swept, ToDoubleFunction<TrialResult> size) {
        DataTable table =
                DataTable.of(title, texts("engine"), numbers("cores"), numbers(across), numbers("ns a position"));
        List<Lines.Series> series = new ArrayList<>();
        StringBuilder alternative = new StringBuilder("Lines, both axes logarithmic: ");
        for (String engine : engines) {
            List<List<Double>> points = new ArrayList<>();
            for (TrialResult run : swept) {
                if (run.engine().equals(engine)) {
                    table.row(
                            engine,
                            String.valueOf(run.cores()),
                            Figures.count((long) size.applyAsDouble(run)),
                            nanos(run));
                    if (run.cores() == fewestCores) {
                        run.nanosPerPosition().ifPresent(nanos -> points.add(List.of(size.applyAsDouble(run), nanos)));
                    }
                }
            }
            series.add(new Lines.Series(engine, points, false, engines.indexOf(engine)));
            if (points.isEmpty()) {
                alternative.append(engine).append(" takes too short to tell; ");
            } else {
                List<Double> last = points.get(points.size() - 1);
                alternative
                        .append(engine)
                        .append(" goes from %s to %s ns; "
                                .formatted(Figures.decimal(points.get(0).get(1), 0), Figures.decimal(last.get(1), 0)));
            }
        }
        return new Figure(
                title,
                alternative + cores(fewestCores),
                LINES_HEIGHT,
                new Lines(across, "ns a position", true, series),
                table);
    }

    private static String sentence(List<TrialResult> runs, ToDoubleFunction<TrialResult> value, String unit) {
        return String.join(
                "; ",
                runs.stream()
                        .map(run -> label(run) + ": " + Figures.decimal(value.applyAsDouble(run), 0) + unit)
                        .toList());
    }

    private TrialResult find(String engine, int cores) {
        return runs.stream()
                .filter(run -> run.engine().equals(engine) && run.cores() == cores)
                .findFirst()
                .orElseThrow();
    }

    private static String label(TrialResult run) {
        return run.engine() + ", " + cores(run.cores());
    }

    static String cores(int cores) {
        return cores == 1 ? "1 core" : cores + " cores";
    }
}
