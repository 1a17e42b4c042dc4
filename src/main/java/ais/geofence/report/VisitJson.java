package ais.geofence.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A {@link VisitReport} as values of JSON by their names. */
final class VisitJson {
    private VisitJson() {}

    /** All of the report. What it does not have is left out. */
    static Map<String, Object> of(VisitReport visits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("followed", visits.followed());
        json.put("duplicates", visits.duplicates());
        Map<String, Long> leftOut = new LinkedHashMap<>();
        visits.leftOut().forEach((reason, count) -> leftOut.put(key(reason), count));
        json.put("left_out", leftOut);
        json.putAll(counts(visits));
        json.put("by_begin", visits.byBegin());
        json.put("by_end", visits.byEnd());
        json.put("zones", visits.zones().stream().map(VisitJson::zone).toList());
        visits.timeline().ifPresent(timeline -> json.put("timeline", timeline(timeline)));
        visits.state().ifPresent(state -> json.put("state", state(state)));
        return json;
    }

    /** How many visits there are, and what was passed over to find them. */
    static Map<String, Long> counts(VisitReport visits) {
        Map<String, Long> json = new LinkedHashMap<>();
        json.put("stations", visits.stations());
        json.put("jumps", visits.jumps());
        json.put("ended", visits.ended());
        json.put("open", visits.open());
        json.put("shorter", visits.shorter());
        return json;
    }

    /** A phrase as a key: "not an MMSI" is not_an_mmsi. */
    private static String key(String phrase) {
        return phrase.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static Map<String, Object> zone(VisitReport.ZoneCount zone) {
        Map<String, Object> json = new LinkedHashMap<>();
        zone.layer().ifPresent(layer -> json.put("layer", layer));
        json.put("zone", zone.zone());
        json.put("name", zone.name());
        json.put("visits", zone.visits());
        json.put("open", zone.open());
        json.put("ships", zone.ships());
        json.put("hours", zone.hours());
        zone.medianSeconds().ifPresent(seconds -> json.put("median_seconds", seconds));
        return json;
    }

    private static Map<String, Object> timeline(VisitReport.Timeline timeline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first_second", timeline.firstSecond());
        json.put("step_seconds", timeline.stepSeconds());
        json.put("lines", timeline.lines());
        return json;
    }

    private static Map<String, Object> state(VisitReport.State state) {
        Map<String, Object> json = new LinkedHashMap<>();
        state.builtOn().ifPresent(before -> json.put("built_on", before));
        json.put("fingerprints", state.fingerprints());
        if (!state.outdated().isEmpty()) {
            json.put("outdated", state.outdated());
        }
        return json;
    }
}
