package ais.geofence.visit;

import ais.geofence.testing.ExactOracle;
import ais.geofence.zone.BoundaryRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;

/** The visits that plain loops find in the positions of several ships, as lines of text. */
public final class ExpectedVisits {
    private static final double KNOT = 1852.0 / 3600;

    private final List<String> ended = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final Map<String, List<String>> endedByDay = new TreeMap<>();

    /** A report: of whom, when and where. */
    public record Report(String mmsi, Instant time, double lon, double lat) {}

    /**
     * @param zones in their order
     * @param leaveAfter in seconds
     * @param gap in seconds
     */
    public ExpectedVisits(List<Report> reports, List<? extends Geometry> zones, long leaveAfter, long gap) {
        ExactOracle oracle = new ExactOracle(zones);
        VisitRules rules = new VisitRules(leaveAfter * 1_000_000, gap * 1_000_000, 0, 0, 60 * KNOT, false, 0.2, 0.5);
        Map<String, List<TrackPosition>> ships = new LinkedHashMap<>();
        for (Report report : reports) {
            ships.computeIfAbsent(report.mmsi(), mmsi -> new ArrayList<>())
                    .add(new TrackPosition(
                            micros(report.time()),
                            report.lon(),
                            report.lat(),
                            Double.NaN,
                            oracle.allZones(report.lon(), report.lat(), BoundaryRule.CONTAINS)));
        }
        ships.forEach((mmsi, positions) -> {
            VisitOracle found = new VisitOracle(rules, ExitMargin.NONE, positions, zones.size());
            for (EndedVisit visit : found.ended) {
                String line =
                        line(mmsi, visit.visit(), instant(visit.exitTime()).toString(), name(visit.end()));
                ended.add(line);
                endedByDay
                        .computeIfAbsent(day(visit.known()).toString(), any -> new ArrayList<>())
                        .add(line);
            }
            found.open.forEach(visit -> open.add(line(mmsi, visit, "-", "-")));
        });
        ended.sort(null);
        open.sort(null);
        endedByDay.values().forEach(lines -> lines.sort(null));
    }

    private static String line(String mmsi, Visit visit, String exit, String end) {
        return "%s in %s from %s (%s) to %s (%s), %s positions, %s %s to %s %s at %s"
                .formatted(
                        mmsi,
                        visit.zone(),
                        instant(visit.enterTime()),
                        name(visit.begin()),
                        exit,
                        end,
                        visit.positions(),
                        visit.entryLon(),
                        visit.entryLat(),
                        visit.lastLon(),
                        visit.lastLat(),
                        instant(visit.lastTime()));
    }

    private static String name(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private static LocalDate day(long micros) {
        return LocalDate.ofInstant(instant(micros), ZoneOffset.UTC);
    }

    /** The visits that ended, in order of their text. */
    public List<String> ended() {
        return ended;
    }

    /** The visits that have not ended, in order of their text. */
    public List<String> open() {
        return open;
    }

    /** The visits that ended by the day on which that is known; none of days without one. */
    public Map<String, List<String>> endedByDay() {
        return endedByDay;
    }
}
