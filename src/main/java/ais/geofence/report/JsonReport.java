package ais.geofence.report;

import ais.geofence.fault.JsonTexts;
import ais.geofence.fault.Secrets;
import ais.geofence.survey.HourCount;
import ais.geofence.survey.HourCounts;
import ais.geofence.survey.PositionSample;
import ais.geofence.tag.ZonePresence;
import ais.geofence.zone.locate.ZoneLocator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link RunReport} as JSON. */
public final class JsonReport {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .registerModule(new JsonTexts(Secrets::masked));

    private JsonReport() {}

    /** The whole report; {@code counts} maps each zone's index as text to its number of positions. */
    public static String of(RunReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "done");
        json.putAll(values(report));
        return text(json);
    }

    /** The values of the report by their names. */
    public static Map<String, Object> values(RunReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("versions", report.versions());
        json.put("settings", report.settings());
        json.put("input", report.input());
        Optional<LayerReport> unnamed = report.layers().stream()
                .filter(layer -> layer.name().text().isEmpty())
                .findFirst();
        unnamed.ifPresent(layer -> json.putAll(zoneSet(layer)));
        json.put("rows", rows(report.rows()));
        unnamed.ifPresent(layer -> json.putAll(counts(layer, report.countsShips())));
        Map<String, Object> layers = new LinkedHashMap<>();
        report.layers()
                .forEach(layer -> layer.name().text().ifPresent(name -> {
                    Map<String, Object> values = zoneSet(layer);
                    values.putAll(counts(layer, report.countsShips()));
                    layers.put(name, values);
                }));
        if (!layers.isEmpty()) {
            json.put("layers", layers);
        }
        report.visits().ifPresent(visits -> json.put("visits", VisitJson.of(visits)));
        json.put("statuses", report.statuses());
        json.put("mmsi_kinds", report.mmsiKinds());
        json.put("unreadable_times", report.unreadableTimes());
        json.put("hints", report.hints());
        report.survey().ifPresent(survey -> {
            survey.hours().ifPresent(hours -> json.put("hours", hours(hours, report.unreadableTimes())));
            json.put("sample", sample(survey.sample()));
        });
        json.put("rejected", report.rejectedByReason());
        List<Map<String, Object>> stages = new ArrayList<>();
        for (Stages.Stage stage : report.stages()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", stage.name());
            entry.put("seconds", stage.wall().toNanos() / 1e9);
            if (stage.rows() >= 0) {
                entry.put("rows", stage.rows());
            }
            stages.add(entry);
        }
        json.put("stages", stages);
        json.put("written", report.written());
        return json;
    }

    /** Any value as indented JSON, with the secrets in its texts masked. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report can't be written as JSON", e);
        }
    }

    private static Map<String, Object> zoneSet(LayerReport layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zone_set", Map.of("fingerprint", layer.fingerprint(), "notes", layer.notes()));
        layer.grid().ifPresent(grid -> json.put("zone_grid", grid));
        return json;
    }

    private static Map<String, Object> counts(LayerReport layer, boolean withShips) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        layer.zones().forEach(zone -> counts.put(String.valueOf(zone.index()), zone.positions()));
        json.put("counts", counts);
        json.put(
                "zones",
                layer.zones().stream().map(zone -> zone(layer, zone, withShips)).toList());
        if (withShips) {
            json.put("ships", ships(layer.presence()));
        }
        return json;
    }

    private static Map<String, Object> zone(LayerReport layer, LayerReport.ZoneCount zone, boolean withShips) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", zone.index());
        json.put("name", zone.name());
        json.put("positions", zone.positions());
        json.put("share", layer.share(zone));
        if (withShips && zone.index() != ZoneLocator.NO_ZONE) {
            json.put("ships", layer.presence().ships(zone.index()));
        }
        layer.first(zone).ifPresent(first -> json.put("first", first.toString()));
        layer.last(zone).ifPresent(last -> json.put("last", last.toString()));
        return json;
    }

    /** How good the zones' numbers of ships are. */
    private static Map<String, Object> ships(ZonePresence presence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exact", presence.isExact());
        json.put("standard_error", presence.isExact() ? 0.0 : presence.standardError());
        return json;
    }

    private static Map<String, Object> hours(HourCounts hours, long unreadable) {
        List<Map<String, Object>> counts = new ArrayList<>();
        for (HourCount hour : hours.latest()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("hour", hour.start().toString());
            entry.putAll(inZoneOrNone(hour.inZone(), hour.inNone()));
            counts.add(entry);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("counts", counts);
        json.put("earlier", inZoneOrNone(hours.earlierInZone(), hours.earlierInNone()));
        json.put("unreadable", unreadable);
        return json;
    }

    private static Map<String, Long> inZoneOrNone(long inZone, long inNone) {
        Map<String, Long> json = new LinkedHashMap<>();
        json.put("in_zone", inZone);
        json.put("in_none", inNone);
        return json;
    }

    private static Map<String, Long> sample(PositionSample sample) {
        Map<String, Long> json = new LinkedHashMap<>();
        json.put("drawn", (long) sample.drawn().size());
        json.put("eligible", sample.eligible());
        return json;
    }

    static Map<String, Long> rows(RunReport.Rows rows) {
        Map<String, Long> json = new LinkedHashMap<>();
        json.put("read", rows.read());
        json.put("rejected", rows.rejected());
        json.put("outside_range", rows.outsideRange());
        json.put("well_formed", rows.wellFormed());
        json.put("factor", rows.copies());
        json.put("tagged", rows.tagged());
        return json;
    }
}
