package ais.geofence.compare;

import ais.geofence.report.Figures;
import ais.geofence.report.JsonReport;
import ais.geofence.report.Table;
import ais.geofence.report.Versions;
import ais.geofence.report.ZoneTable;
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
        Table table =
                new Table("engine", "cores>", "copies>", "total>", "tagging>", "ns/position>", "speed-up>", "serial>");
        String heading = "";
        for (TrialResult run : comparison.runs()) {
            String ofRun = "%s zones, %s vertices".formatted(Figures.count(run.zones()), Figures.count(run.vertices()));
            if (sweep && !ofRun.equals(heading)) {
                heading = ofRun;
                table.line(heading);
            }
            table.row(
                    run.engine(),
                    String.valueOf(run.cores()),
                    Figures.count(run.factor()),
                    Figures.seconds(run.total()),
                    Figures.seconds(run.tag()),
                    Figures.decimal(run.nanosPerPosition(), 1),
                    Figures.decimal(comparison.speedUp(run), 2) + "x",
                    comparison
                            .serialShare(run)
                            .map(share -> Figures.decimal(100 * share, 0) + " %")
                            .orElse(""));
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
        ZoneTable<Map.Entry<String, Long>> zones = new ZoneTable<>(
                List.copyOf(most.counts().entrySet()),
                Map.Entry::getValue,
                zone -> zone.getKey().startsWith("-"));
        for (Map.Entry<String, Long> entry : zones.shown()) {
            int zone = Integer.parseInt(entry.getKey());
            counts.row(
                    entry.getKey(),
                    zone < 0 ? "(no zone)" : zone < names.size() ? names.get(zone) : "",
                    Figures.count(entry.getValue() / most.factor()),
                    Figures.count(entry.getValue()));
        }
        zones.rest()
                .ifPresent(rest -> counts.row(
                        "",
                        rest.text(),
                        Figures.count(rest.positions() / most.factor()),
                        Figures.count(rest.positions())));
        text.append(counts.text());
        zones.rest().ifPresent(rest -> text.append(ZoneTable.NOTE));
        return text.toString();
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
