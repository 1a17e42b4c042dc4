package ais.geofence.zone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What is allowed in a set of zones but likely unmeant. */
final class ZoneWarnings {
    private static final int LISTED = 10;
    private static final double HALF_WORLD = 180;

    private ZoneWarnings() {}

    static List<String> of(List<Zone> zones) {
        List<String> warnings = new ArrayList<>();
        addRepeated(warnings, zones, "name", Zone::name);
        addRepeated(warnings, zones, "id", Zone::id);
        addWide(warnings, zones);
        Overlaps overlaps = Overlaps.of(zones);
        if (!overlaps.pairs().isEmpty()) {
            warnings.add(listed(
                    (overlaps.complete() ? "" : "at least ") + overlaps.pairs().size()
                            + " pairs of zones overlap; a position in both is counted for the first",
                    overlaps.pairs().stream()
                            .limit(LISTED)
                            .map(pair ->
                                    label(zones.get(pair.first())) + " overlaps " + label(zones.get(pair.second())))
                            .toList(),
                    overlaps.pairs().size()));
        }
        return warnings;
    }

    private static void addRepeated(
            List<String> warnings, List<Zone> zones, String what, Function<Zone, @Nullable String> key) {
        Map<String, Zone> seen = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (Zone zone : zones) {
            String value = key.apply(zone);
            Zone earlier = value == null ? null : seen.putIfAbsent(value, zone);
            if (earlier != null) {
                repeated.add(label(earlier) + " and " + label(zone) + " both have \"" + value + "\"");
            }
        }
        if (!repeated.isEmpty()) {
            warnings.add(listed(
                    repeated.size() + " zones have the " + what + " of an earlier one", repeated, repeated.size()));
        }
    }

    /** A multipolygon that was cut at the antimeridian is as wide as the world and right, so each part counts by itself. */
    private static void addWide(List<String> warnings, List<Zone> zones) {
        List<String> wide = new ArrayList<>();
        for (Zone zone : zones) {
            double width = widestPart(zone.geometry());
            if (width > HALF_WORLD) {
                wide.add(label(zone) + " spans " + width + " degrees");
            }
        }
        if (!wide.isEmpty()) {
            warnings.add(listed(
                    wide.size() + " zones are wider than 180 degrees of longitude; one that crosses the antimeridian"
                            + " must be cut there, or it covers the other side of the world",
                    wide,
                    wide.size()));
        }
    }

    private static double widestPart(Geometry geometry) {
        double widest = 0;
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            widest = Math.max(
                    widest, geometry.getGeometryN(part).getEnvelopeInternal().getWidth());
        }
        return widest;
    }

    private static String listed(String what, List<String> cases, long count) {
        String list = String.join(", ", cases.subList(0, Math.min(LISTED, cases.size())));
        return Problem.oneLine(what + ": " + list + (count > LISTED ? ", ..." : ""));
    }

    private static String label(Zone zone) {
        return zone.index() + " " + zone.name();
    }
}
