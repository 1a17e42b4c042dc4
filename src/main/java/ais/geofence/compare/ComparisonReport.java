package ais.geofence.compare;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.report.JsonReport;
import ais.geofence.report.Table;
import ais.geofence.report.Versions;
import ais.geofence.report.ZoneTable;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Comparison} as text and as JSON. */
public final class ComparisonReport {
    /** Replaces a figure that is no larger than the difference between repetitions. */
    public static final String TOO_SHORT = "too short to tell";

    private ComparisonReport() {}

    /** A speed-up. */
    public static String times(double speedUp) {
        return Figures.decimal(speedUp, 2) + "x";
    }

    /** Puts a line above the runs of each variant of the zones, if there are several. */
    private static final class Headings {
        private final boolean needed;
        private final Table table;
        private String last = "";

        Headings(Comparison comparison, Table table) {
            this.needed = comparison.runs().stream()
                            .map(TrialResult::vertices)
                            .distinct()
                            .count()
                    > 1;
            this.table = table;
        }

        void before(TrialResult run) {
            String heading =
                    "%s, %s vertices".formatted(Figures.count(run.zones(), "zone"), Figures.count(run.vertices()));
            if (needed && !heading.equals(last)) {
                table.line(heading);
                last = heading;
            }
        }
    }

    /**
     * The table of times, and the counts.
     *
     * @param copies how many copies were asked for
     * @param names the zones' names, by index; those of variants are left out
     */
    public static String text(Comparison comparison, long copies, List<String> names) {
        StringBuilder text = new StringBuilder("\nRun times (medians of three repetitions after warm-up)\n");
        Table times = new Table(
                texts("engine"),
                numbers("cores"),
                numbers("copies"),
                numbers("total"),
                numbers("spread"),
                numbers("tagging"),
                numbers("ns/position"));
        Headings ofTimes = new Headings(comparison, times);
        for (TrialResult run : comparison.runs()) {
            ofTimes.before(run);
            times.row(
                    run.engine(),
                    String.valueOf(run.cores()),
                    Figures.count(run.copies()) + (run.copies() < copies ? "*" : ""),
                    Figures.seconds(run.total()),
                    Figures.seconds(run.spread()),
                    run.tag().map(Figures::seconds).orElse(TOO_SHORT),
                    run.nanosPerPosition()
                            .map(nanos -> Figures.decimal(nanos, 1))
                            .orElse(""));
        }
        text.append(times.text()).append("""
                  total: read, copy, tag and count. spread: slowest less fastest repetition.
                  tagging: total less the same job with a constant in place of the tag; shown
                  if longer than the spread.
                """);
        if (comparison.runs().stream().anyMatch(run -> run.copies() < copies)) {
            text.append("  * sedona is slow and takes fewer than %s copies: compare ns/position.\n"
                    .formatted(Figures.count(copies)));
        }
        if (comparison.runs().stream().anyMatch(comparison::isOnMoreCores)) {
            text.append("\nWhat more cores bring\n");
            Table cores = new Table(texts("engine"), numbers("cores"), numbers("speed-up"), numbers("serial"));
            Headings ofCores = new Headings(comparison, cores);
            for (TrialResult run : comparison.runs()) {
                if (comparison.isOnMoreCores(run)) {
                    ofCores.before(run);
                    cores.row(
                            run.engine(),
                            comparison.baseline(run).cores() + " to " + run.cores(),
                            comparison.speedUp(run).map(ComparisonReport::times).orElse(TOO_SHORT),
                            comparison
                                    .serialShare(run)
                                    .map(share -> Figures.decimal(100 * share, 0) + " %")
                                    .orElse(TOO_SHORT));
                }
            }
            text.append(cores.text()).append("""
                  speed-up: of the total. serial: the share of the total that more cores don't
                  speed up (Amdahl's law).
                """);
        }
        text.append("\nPositions by zone (all runs agree)\n");
        TrialResult most = comparison.most();
        Table counts = new Table(
                numbers("index"),
                texts("zone"),
                numbers("one copy"),
                numbers("%s copies".formatted(Figures.count(most.copies()))));
        ZoneTable<Map.Entry<String, Long>> zones = new ZoneTable<>(
                List.copyOf(most.counts().entrySet()),
                Map.Entry::getValue,
                zone -> zone.getKey().startsWith("-"));
        for (Map.Entry<String, Long> entry : zones.shown()) {
            int zone = Integer.parseInt(entry.getKey());
            counts.row(
                    entry.getKey(),
                    zone < 0 ? "(no zone)" : zone < names.size() ? names.get(zone) : "",
                    Figures.count(entry.getValue() / most.copies()),
                    Figures.count(entry.getValue()));
        }
        zones.rest()
                .ifPresent(rest -> counts.row(
                        "", rest.text(), Figures.count(rest.count() / most.copies()), Figures.count(rest.count())));
        text.append(counts.text());
        zones.rest().ifPresent(rest -> text.append(ZoneTable.NOTE));
        return text.toString();
    }

    /** Everything that was measured, with every repetition. */
    public static String json(Comparison comparison, long copies) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("versions", Versions.all());
        json.put("factor", copies);
        json.put("counts", comparison.most().counts());
        json.put("runs", comparison.runs());
        json.put("speed_ups", orNull(comparison, comparison::speedUp));
        json.put("serial_shares", orNull(comparison, comparison::serialShare));
        return JsonReport.text(json);
    }

    /** Null where it is too short to tell, or does not apply. */
    private static List<@Nullable Double> orNull(
            Comparison comparison, Function<TrialResult, Optional<Double>> figure) {
        List<@Nullable Double> figures = new ArrayList<>();
        comparison.runs().forEach(run -> figures.add(figure.apply(run).orElse(null)));
        return figures;
    }
}
