package ais.geofence.zone;

import ais.geofence.fault.OneLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Finds what is allowed in a set of zones but likely a mistake. */
final class ZoneWarnings {
    private static final int LISTED = 10;
    private static final int MARKED = 1000;
    private static final double HALF_WORLD = 180;

    private final List<Zone> zones;
    private final List<String> lines = new ArrayList<>();
    private final List<String> urgent = new ArrayList<>();
    private final List<ZoneMark> marks = new ArrayList<>();
    private @Nullable String overlaps;

    private ZoneWarnings(List<Zone> zones) {
        this.zones = zones;
    }

    /**
     * Looks at zones.
     *
     * @param remarks what was remarked while they were read
     * @param suggestedName what else could name the zones; null where nothing is to be said
     */
    static ZoneWarnings of(List<Zone> zones, List<Remark> remarks, @Nullable String suggestedName) {
        ZoneWarnings warnings = new ZoneWarnings(zones);
        warnings.addRemarks(remarks);
        if (suggestedName != null) {
            warnings.lines.add(suggestedName);
        }
        warnings.addRepeated("name", Zone::name);
        warnings.addRepeated("id", Zone::id);
        warnings.addWide();
        warnings.addOverlaps();
        return warnings;
    }

    /** One line for each kind. */
    List<String> lines() {
        return lines;
    }

    /** Those of the lines that are almost surely mistakes. */
    List<String> urgent() {
        return urgent;
    }

    /** The line about zones that overlap; null if none do. */
    @Nullable String overlaps() {
        return overlaps;
    }

    /** Single cases that a map can show, the first thousand of each kind. */
    List<ZoneMark> marks() {
        return marks;
    }

    private void addRemarks(List<Remark> remarks) {
        for (Remark.Kind kind : Remark.Kind.values()) {
            List<String> places = remarks.stream()
                    .filter(remark -> remark.kind() == kind)
                    .map(Remark::place)
                    .toList();
            if (!places.isEmpty()) {
                lines.add(line(kind.plural() + ": " + places.size(), places, kind.consequence()));
            }
        }
    }

    /** A port that moved may keep its name: then only zones that are valid at the same time are mistaken for each other. */
    private void addRepeated(String property, Function<Zone, @Nullable String> value) {
        Map<String, List<Zone>> byValue = new HashMap<>();
        for (Zone zone : zones) {
            String own = value.apply(zone);
            if (own != null) {
                byValue.computeIfAbsent(own, key -> new ArrayList<>(1)).add(zone);
            }
        }
        List<String> repeated = byValue.values().stream()
                .flatMap(ZoneWarnings::validTogether)
                .sorted(Comparator.comparingInt(Overlaps.Pair::second))
                .map(pair -> "%s and %s both have \"%s\""
                        .formatted(
                                label(zones.get(pair.first())),
                                label(zones.get(pair.second())),
                                value.apply(zones.get(pair.second()))))
                .toList();
        if (!repeated.isEmpty()) {
            String what = "zones with the " + property + " of an earlier one: " + repeated.size();
            lines.add(line(what, repeated, "only their numbers tell them apart"));
        }
    }

    /** Each zone that begins while another is valid, with the one of those that is valid longest. */
    private static Stream<Overlaps.Pair> validTogether(List<Zone> zones) {
        List<Zone> byBeginning = zones.stream()
                .sorted(Comparator.comparingLong(zone -> zone.validity().firstMicros()))
                .toList();
        List<Overlaps.Pair> pairs = new ArrayList<>(0);
        Zone longest = byBeginning.get(0);
        for (Zone zone : byBeginning.subList(1, byBeginning.size())) {
            if (zone.validity().meets(longest.validity())) {
                pairs.add(Overlaps.Pair.of(longest, zone));
            }
            if (zone.validity().lastMicros() > longest.validity().lastMicros()) {
                longest = zone;
            }
        }
        return pairs.stream();
    }

    /** Measures each part, as a multipolygon that was cut at the antimeridian is rightly as wide as the world. */
    private void addWide() {
        List<String> wide = new ArrayList<>();
        List<String> detours = new ArrayList<>();
        for (Zone zone : zones) {
            Detour detour = Detour.of(zone.geometry());
            if (detour != null) {
                String goes = label(zone) + " goes " + detour;
                detours.add(goes);
                addMark(detours, ZoneMark.Kind.WIDE, List.of(zone.index()), goes);
                continue;
            }
            double width = widestPart(zone.geometry());
            if (width > HALF_WORLD) {
                String spans = label(zone) + " spans " + width + " degrees";
                wide.add(spans);
                addMark(wide, ZoneMark.Kind.WIDE, List.of(zone.index()), spans + " of longitude");
            }
        }
        addDetours(detours);
        if (!wide.isEmpty()) {
            String what = "zones wider than 180 degrees of longitude: " + wide.size();
            lines.add(line(
                    what,
                    wide,
                    "one that crosses the antimeridian must be cut there, or it covers the other side of the world"));
        }
    }

    private void addDetours(List<String> detours) {
        if (!detours.isEmpty()) {
            String line = line(
                    "zones with an edge that goes the long way round the world: " + detours.size(),
                    detours,
                    "where they are to cross the antimeridian, let longitudes go on past 180 (181.5 for -178.5), or cut them there as RFC 7946 does; "
                            + "where not, put positions between");
            lines.add(line);
            urgent.add(line);
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

    private void addOverlaps() {
        Overlaps found = Overlaps.of(zones);
        if (!found.pairs().isEmpty()) {
            List<String> pairs = new ArrayList<>();
            for (Overlaps.Pair pair : found.pairs()) {
                String overlap = label(zones.get(pair.first())) + " overlaps " + label(zones.get(pair.second()));
                pairs.add(overlap);
                addMark(pairs, ZoneMark.Kind.OVERLAP, List.of(pair.first(), pair.second()), overlap);
            }
            String what = "pairs of zones that overlap: " + (found.complete() ? "" : "at least ") + pairs.size();
            overlaps = line(what, pairs, "a position in both gets the first; --match all gives both");
            lines.add(overlaps);
        }
    }

    private void addMark(List<String> cases, ZoneMark.Kind kind, List<Integer> marked, String text) {
        if (cases.size() <= MARKED) {
            marks.add(new ZoneMark(kind, marked, null, OneLine.of(text)));
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
