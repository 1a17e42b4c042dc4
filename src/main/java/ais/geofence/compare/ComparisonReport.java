package ais.geofence.compare;

import ais.geofence.report.Figures;
import ais.geofence.report.JsonReport;
import ais.geofence.report.Table;
import ais.geofence.report.Versions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link Comparison} as text and as JSON. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /**
     * The table of times, and the counts.
     *
     * @param factor how many copies were asked for
     * @param names the zones' names, by index; those of variants are left out
     */
    public static String text(Comparison comparison, long factor, List<String> names) {
        StringBuilder text = new StringBuilder("\nTimes (medians of three repetitions after warm-up)\n");
        boolean sweep =
                comparison.runs().stream().map(TrialResult::vertices).distinct().count() > 1;
        Table table = sweep
                ? new Table(
                        "engine",
                        "cores>",
                        "zones>",
                        "vertices>",
                        "total>",
                        "tagging>",
                        "ns/position>",
                        "speed-up>",
                        "serial>")
                : new Table(
                        "engine", "cores>", "copies>", "total>", "tagging>", "ns/position>", "speed-up>", "serial>");
        for (TrialResult run : comparison.runs()) {
            String total = Figures.seconds(run.total());
            String tag = Figures.seconds(run.tag());
            String nanos = Figures.decimal(run.nanosPerPosition(), 1);
            String speedUp = Figures.decimal(comparison.speedUp(run), 2) + "x";
            String serial = comparison
                    .serialShare(run)
                    .map(share -> Figures.decimal(100 * share, 0) + " %")
                    .orElse("");
            String cores = String.valueOf(run.cores());
            if (sweep) {
                table.row(
                        run.engine(),
                        cores,
                        Figures.count(run.zones()),
                        Figures.count(run.vertices()),
                        total,
                        tag,
                        nanos,
                        speedUp,
                        serial);
            } else {
                table.row(run.engine(), cores, Figures.count(run.factor()), total, tag, nanos, speedUp, serial);
            }
        }
        text.append(table.text());
        text.append("""
                  total: read, multiply, tag and count. tagging: what that takes longer than the
                  same job with a constant in place of the tag. ns/position: of tagging alone.
                  serial: the share of the total that more cores don't speed up (Amdahl's law).
                """);
        if (comparison.runs().stream().anyMatch(run -> run.factor() < factor)) {
            text.append("  An engine with fewer than %s copies was too slow for all of them here.\n"
                    .formatted(Figures.count(factor)));
        }
        text.append("\nCounts (all runs agree; for one copy of the positions)\n");
        TrialResult most = comparison.most();
        Table counts = new Table("index>", "zone", "one copy>", "%s copies>".formatted(Figures.count(most.factor())));
        most.counts().forEach((index, positions) -> {
            int zone = Integer.parseInt(index);
            counts.row(
                    index,
                    zone < 0 ? "(no zone)" : zone < names.size() ? names.get(zone) : "",
                    Figures.count(positions / most.factor()),
                    Figures.count(positions));
        });
        return text.append(counts.text()).toString();
    }

    /** Everything that was measured, with every repetition. */
    public static String json(Comparison comparison, long factor) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("versions", Versions.all());
        json.put("factor", factor);
        json.put("counts", comparison.most().counts());
        json.put("runs", comparison.runs());
        json.put(
                "speed_ups", comparison.runs().stream().map(comparison::speedUp).toList());
        json.put(
                "serial_shares",
                comparison.runs().stream()
                        .map(run -> comparison.serialShare(run).orElse(null))
                        .toList());
        return JsonReport.text(json);
    }
}
