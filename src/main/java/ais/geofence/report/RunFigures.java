package ais.geofence.report;

import ais.geofence.tag.LayerName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a {@link RunReport} that are worth an alert, by the names that they have in its JSON. There are as many of them
 * for five zones as for a hundred thousand.
 */
public final class RunFigures {
    private RunFigures() {}

    /** All that is known; what was published only once it was. */
    public static Map<String, Long> of(RunReport report) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("input.files", (long) report.input().files().size());
        figures.put("input.bytes", report.input().bytes());
        JsonReport.rows(report.rows()).forEach((name, number) -> figures.put("rows." + name, number));
        report.statuses().forEach((status, number) -> figures.put("statuses." + status, number));
        figures.put("unreadable_times", report.unreadableTimes());
        report.layers().forEach(layer -> {
            String prefix = prefix(layer.name());
            figures.put(prefix + "in_zone", layer.inZone());
            figures.put(prefix + "in_none", layer.none().positions());
        });
        report.visits()
                .ifPresent(visits ->
                        VisitJson.counts(visits).forEach((name, number) -> figures.put("visits." + name, number)));
        report.written()
                .forEach(written ->
                        figures.merge("written." + written.what().replace(' ', '_'), written.rows(), Long::sum));
        return figures;
    }

    /** The times of a run that has done its work, in Unix seconds, and how many seconds it took. */
    public static Map<String, Long> ended(Instant start, Instant end) {
        return Map.of(
                "started", start.getEpochSecond(),
                "ended", end.getEpochSecond(),
                "seconds", Duration.between(start, end).toSeconds());
    }

    private static String prefix(LayerName layer) {
        return layer.text().map(name -> "layers." + name + ".").orElse("");
    }
}
