package ais.geofence.report;

import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionStatus;
import ais.geofence.tag.MisreadingCheck;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what is suspicious about a result, such as no position in any zone, and what to try. */
final class Hints {
    private static final String AISHUB_RAW = "aishub-raw";

    private final RunReport report;
    private final RunReport.Columns columns;
    private final MisreadingCheck other;

    private Hints(RunReport report) {
        this.report = report;
        this.columns = report.input().columns();
        this.other = report.misreadingCheck();
    }

    /** One sentence for each suspicious thing. */
    static List<String> of(RunReport report) {
        RunReport.Rows rows = report.rows();
        if (rows.tagged() > 0) {
            return new Hints(report).ofPositions();
        }
        if (report.input().files().isEmpty()) {
            return List.of();
        }
        return List.of(
                rows.read() == 0
                        ? "the input has no rows"
                        : "no row was tagged: of %s read %s are rejected and %s outside the time range"
                                .formatted(
                                        Figures.count(rows.read()),
                                        Figures.count(rows.rejected()),
                                        Figures.count(rows.outsideRange())));
    }

    private List<String> ofPositions() {
        List<String> hints = new ArrayList<>();
        if (isUnusable()) {
            hints.add("no position has a usable longitude and latitude (%s)%s"
                    .formatted(
                            listed(report.statuses()),
                            otherReading()
                                    .orElse(": are '%s' and '%s' its columns? --lon-column and --lat-column name them"
                                            .formatted(columns.lon(), columns.lat()))));
        } else if (report.zones().get(0).positions() == report.rows().tagged()) {
            hints.add("no position lies in a zone" + otherReading().orElse(""));
        }
        long nineDigits = count(report.mmsiKinds(), MmsiKind.SHIP.text())
                + count(report.mmsiKinds(), MmsiKind.OTHER_STATION.text());
        if (columns.mmsi().isPresent() && nineDigits == 0) {
            hints.add("no position has an MMSI of nine digits (%s): is '%s' its column? --mmsi-column names it"
                    .formatted(listed(report.mmsiKinds()), columns.mmsi().get()));
        }
        if (columns.time().isPresent()
                && report.unreadableTimes() == report.rows().tagged()) {
            hints.add(
                    "no position has a time that can be read: is '%s' its column? --time-column and --time-format say so"
                            .formatted(columns.time().get()));
        }
        return hints;
    }

    /** Another way to read the positions, if many make sense that way. */
    private Optional<String> otherReading() {
        return otherUnit().or(this::exchanged);
    }

    private Optional<String> otherUnit() {
        if (report.input().feed().equals(AISHUB_RAW)) {
            return Optional.of(
                            ": are they degrees? Then %s would: --feed aishub".formatted(part(other.otherUnitInZone())))
                    .filter(hint -> other.otherUnitInZone() > 0);
        }
        return Optional.of(": AISHub's raw format? In it %s would be valid, and %s in a zone: --feed %s"
                        .formatted(part(other.otherUnitValid()), Figures.count(other.otherUnitInZone()), AISHUB_RAW))
                .filter(hint -> isUnusable()
                        && count(report.statuses(), PositionStatus.OUT_OF_RANGE.text()) > 0
                        && 2 * other.otherUnitValid() > other.positions());
    }

    private Optional<String> exchanged() {
        return Optional.of(
                        "; with longitude and latitude exchanged %s would lie in a zone: --lon-column '%s' --lat-column '%s' reads them so, unless the zones have latitude first"
                                .formatted(part(other.exchangedInZone()), columns.lat(), columns.lon()))
                .filter(hint -> other.exchangedInZone() > 0);
    }

    private boolean isUnusable() {
        return count(report.statuses(), PositionStatus.OK.text()) == 0;
    }

    /** The number, and the number of positions that were checked. */
    private String part(long positions) {
        return "%s of %s%s"
                .formatted(
                        Figures.count(positions),
                        other.positions() < other.seen() ? "a sample of " : "",
                        Figures.count(other.positions()));
    }

    private static long count(Map<String, Long> counts, String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** The counts that aren't zero. */
    private static String listed(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> Figures.count(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }
}
