package ais.geofence.report;

import ais.geofence.position.LonLatColumns;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.RejectReason;
import ais.geofence.tag.MisreadingCheck;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/** Finds what is suspicious about a result, such as no position in any zone, and what to try. */
final class Hints {
    private static final String AISHUB_RAW = "aishub-raw";
    private static final String DECIMAL_COMMAS =
            "some coordinates have decimal commas, such as 103,75: write them with decimal points";
    private static final String DAY_FIRST =
            "some times may have the day first, such as 14/03/2024 06:00:00: --feed danish reads them in the columns of that feed, --time-format 'dd/MM/yyyy HH:mm[:ss]' in any column";

    private static final String OTHER_UNIT = "some times are numbers in another unit: --time-format %s reads them";

    private final RunReport report;
    private final RunReport.Columns columns;

    private Hints(RunReport report) {
        this.report = report;
        this.columns = report.input().columns();
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
        String nothing = rows.read() == 0
                ? "the input has no rows"
                : "no row was %s: %s read, %s rejected, %s outside the time range"
                        .formatted(
                                report.visits().isPresent() ? "followed" : "tagged",
                                Figures.count(rows.read()),
                                Figures.count(rows.rejected()),
                                Figures.count(rows.outsideRange()));
        return Stream.concat(Stream.of(nothing), ofRejected(report).stream()).toList();
    }

    /** What the rejected rows may be and how to read them, if it is known. */
    static Optional<String> ofRejected(RunReport report) {
        if (report.rejectedByReason().containsKey(RejectReason.NOT_A_NUMBER.text())
                && report.unread().decimalCommas()) {
            return Optional.of(DECIMAL_COMMAS);
        }
        return report.rejectedByReason().containsKey(RejectReason.UNREADABLE_TIME.text())
                ? ofTimes(report.unread())
                : Optional.empty();
    }

    /** How to read the times that could not be read, if all that can be read otherwise can be read in the same way. */
    private static Optional<String> ofTimes(RunReport.Unread unread) {
        if (unread.timeFormats().size() + (unread.dayFirstTimes() ? 1 : 0) != 1) {
            return Optional.empty();
        }
        return Optional.of(unread.timeFormats().stream()
                .findFirst()
                .map(OTHER_UNIT::formatted)
                .orElse(DAY_FIRST));
    }

    private List<String> ofPositions() {
        List<String> hints = new ArrayList<>();
        if (isUnusable()) {
            hints.add("no position has a usable longitude and latitude (%s)%s"
                    .formatted(
                            listed(report.statuses()),
                            otherReading(report.layers().get(0)).orElseGet(this::otherColumns)));
        } else {
            report.layers().stream()
                    .filter(layer -> layer.inZone() == 0)
                    .forEach(layer ->
                            hints.add("no position lies in " + layer.name().of("a zone")
                                    + (layer.validForATime() ? " that is valid at its time" : "")
                                    + otherReading(layer).orElseGet(() -> extents(layer.misreadingCheck()))));
        }
        long nineDigits = count(report.mmsiKinds(), MmsiKind.SHIP.text())
                + count(report.mmsiKinds(), MmsiKind.OTHER_STATION.text());
        if (columns.mmsi().isPresent() && nineDigits == 0) {
            hints.add("no position has an MMSI of nine digits (%s): is '%s' its column? --mmsi-column names it"
                    .formatted(listed(report.mmsiKinds()), columns.mmsi().get()));
        }
        if (columns.time().isPresent()
                && report.unreadableTimes() == report.rows().tagged()) {
            hints.add("no position has a time that can be read: "
                    + ofTimes(report.unread())
                            .orElse("is '%s' its column? --time-column and --time-format say so"
                                    .formatted(columns.time().get())));
        }
        if (report.unreadableTimes() > 0 && zonesHaveTimes()) {
            hints.add("%s no time that can be read: zones that are valid for a time only do not count for %s"
                    .formatted(
                            report.unreadableTimes() == 1
                                    ? "1 position has"
                                    : Figures.count(report.unreadableTimes()) + " positions have",
                            report.unreadableTimes() == 1 ? "it" : "them"));
        }
        if (2 * report.rows().rejected() > report.rows().read()) {
            ofRejected(report).ifPresent(hints::add);
        }
        return hints;
    }

    private boolean zonesHaveTimes() {
        return report.layers().stream().anyMatch(LayerReport::validForATime);
    }

    /** Another way to read the positions, if many make sense that way. */
    private Optional<String> otherReading(LayerReport layer) {
        MisreadingCheck other = layer.misreadingCheck();
        String zone = layer.name().of("in a zone");
        return otherUnit(other, zone).or(() -> exchanged(other, zone));
    }

    private Optional<String> otherUnit(MisreadingCheck other, String zone) {
        if (report.input().feed().equals(AISHUB_RAW)) {
            return Optional.of(": are they degrees? Then %s would: --feed aishub"
                            .formatted(part(other.otherUnitInZone(), other)))
                    .filter(hint -> other.otherUnitInZone() > 0);
        }
        return Optional.of(": AISHub's raw format? In it %s would be valid, and %s %s: --feed %s"
                        .formatted(
                                part(other.otherUnitValid(), other),
                                Figures.count(other.otherUnitInZone()),
                                zone,
                                AISHUB_RAW))
                .filter(hint -> isUnusable()
                        && count(report.statuses(), PositionStatus.OUT_OF_RANGE.text()) > 0
                        && 2 * other.otherUnitValid() > other.positions());
    }

    private Optional<String> exchanged(MisreadingCheck other, String zone) {
        String remedy = lonLat().map(names ->
                        "--lon-column '%s' --lat-column '%s' reads them so".formatted(names.lat(), names.lon()))
                .orElse("write the points with longitude first");
        return Optional.of(
                        "; with longitude and latitude exchanged %s would lie %s: %s, unless the zones have latitude first"
                                .formatted(part(other.exchangedInZone(), other), zone, remedy))
                .filter(hint -> other.exchangedInZone() > 0);
    }

    private String otherColumns() {
        return lonLat().map(names -> ": are '%s' and '%s' its columns? --lon-column and --lat-column name them"
                        .formatted(names.lon(), names.lat()))
                .orElseGet(() -> ": the points are in %s; --geometry-column names another column"
                        .formatted(columns.place().orElseThrow()));
    }

    private Optional<LonLatColumns> lonLat() {
        return columns.place().filter(LonLatColumns.class::isInstance).map(LonLatColumns.class::cast);
    }

    private static String extents(MisreadingCheck other) {
        String sample = other.positions() < other.seen() ? "a sample of the positions lies" : "the positions lie";
        return other.positionsExtent().isNull()
                ? ""
                : ": %s in %s, the zones in %s"
                        .formatted(sample, extent(other.positionsExtent()), extent(other.zonesExtent()));
    }

    private static String extent(Envelope degrees) {
        return "lon %s to %s, lat %s to %s"
                .formatted(
                        Figures.decimal(degrees.getMinX(), 2),
                        Figures.decimal(degrees.getMaxX(), 2),
                        Figures.decimal(degrees.getMinY(), 2),
                        Figures.decimal(degrees.getMaxY(), 2));
    }

    private boolean isUnusable() {
        return count(report.statuses(), PositionStatus.OK.text()) == 0;
    }

    /** The number, and the number of positions that were checked. */
    private static String part(long positions, MisreadingCheck other) {
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
