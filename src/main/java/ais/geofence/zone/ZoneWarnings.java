package ais.geofence.zone;

import ais.geofence.fault.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What is allowed in a set of zones but likely unmeant, one line for each kind. */
final class ZoneWarnings {
    private static final int LISTED = 10;
    private static final double HALF_WORLD = 180;

    private ZoneWarnings() {}

    static List<String> of(List<Zone> zones) {
        List<String> warnings = new ArrayList<>();
        addRepeated(warnings, zones, "name", Zone::name);
        addRepeated(warnings, zones, "id", Zone::id);
        addWide(warnings, zones);
        addOverlaps(warnings, zones);
        return warnings;
    }

    private static void addRepeated(
            List<String> warnings, List<Zone> zones, String property, Function<Zone, @Nullable String> value) {
        Map<String, Zone> seen = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (Zone zone : zones) {
            String own = value.apply(zone);
            Zone earlier = own == null ? null : seen.putIfAbsent(own, zone);
            if (earlier != null) {
                repeated.add(label(earlier) + " and " + label(zone) + " both have \"" + own + "\"");
            }
        }
        if (!repeated.isEmpty()) {
            String what = "zones with the " + property + " of an earlier one: " + repeated.size();
            warnings.add(line(what, repeated, "only their numbers tell them apart"));
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
            String what = "zones wider than 180 degrees of longitude: " + wide.size();
            warnings.add(line(
                    what,
                    wide,
                    "one that crosses the antimeridian must be cut there, or it covers the other side of the world"));
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

    private static void addOverlaps(List<String> warnings, List<Zone> zones) {
        Overlaps overlaps = Overlaps.of(zones);
        if (!overlaps.pairs().isEmpty()) {
            List<String> pairs = overlaps.pairs().stream()
                    .map(pair -> label(zones.get(pair.first())) + " overlaps " + label(zones.get(pair.second())))
                    .toList();
            String what = "pairs of zones that overlap: " + (overlaps.complete() ? "" : "at least ") + pairs.size();
            warnings.add(line(what, pairs, "a position in both has the first for its zone_index"));
        }
    }

    private static String line(String what, List<String> cases, String consequence) {
        String list = String.join(", ", cases.subList(0, Math.min(LISTED, cases.size())));
        return OneLine.of(what + " (" + list + (cases.size() > LISTED ? ", ..." : "") + "); " + consequence);
    }

    private static String label(Zone zone) {
        return zone.index() + " " + zone.name();
    }
}
