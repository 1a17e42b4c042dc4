package ais.geofence;

import ais.geofence.config.Percentage;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.report.RunReport;
import ais.geofence.tag.TagCounts;
import ais.geofence.text.Figures;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Checks the rows of a run before they are published. */
final class RowChecks {
    private RowChecks() {}

    /**
     * The numbers of rows, each of which was tagged, rejected or outside the time range.
     *
     * @throws IllegalStateException if a row is missing
     */
    static RunReport.Rows balanced(Positions positions, long copies, TagCounts counts) {
        long[] read = positions.readCounts().bins();
        long all = sum(read);
        long wellFormed = read[RejectReason.NONE.ordinal()];
        long outside = read[Positions.OUTSIDE_RANGE];
        long tagged = counts.rows();
        if (tagged != wellFormed * copies || counts.layers().stream().anyMatch(layer -> layer.rows() != tagged)) {
            throw new IllegalStateException(
                    "rows got lost: read %s, of which %s well-formed, in %s copies, but tagged %s"
                            .formatted(all, wellFormed, copies, tagged));
        }
        return new RunReport.Rows(all, all - wellFormed - outside, outside, wellFormed, copies, tagged);
    }

    private static long sum(long[] counts) {
        return LongStream.of(counts).sum();
    }

    /**
     * Checks that not too many rows were rejected.
     *
     * @param most the share that the user allows; empty if only a run without any other row is refused
     * @throws UserError (exit 6) if too many were
     */
    static void requireFewRejected(RunReport report, Positions positions, Optional<Percentage> most) {
        long read = report.rows().read();
        long rejected = report.rows().rejected();
        if (most.isEmpty() && read > 0 && rejected == read) {
            throw new UserError(
                    ExitCode.REJECTED,
                    "%s rejected %s, with the columns %s; nothing was published: %s, or publish all the same with --fail-above-rejected 100%%"
                            .formatted(
                                    read == 1
                                            ? "the only row read is"
                                            : "all of %s read are".formatted(Figures.count(read, "row")),
                                    report.rejectedByReason(),
                                    report.input().columns(),
                                    report.rejectedHint().orElse(remedy(positions))));
        }
        if (most.isPresent() && most.get().isExceededBy(rejected, read)) {
            throw new UserError(
                    ExitCode.REJECTED,
                    "%s of %s read %s rejected, more than the %s of --fail-above-rejected; nothing was published %s"
                            .formatted(
                                    Figures.count(rejected),
                                    Figures.count(read, "row"),
                                    Figures.are(rejected),
                                    most.get(),
                                    report.rejectedByReason()));
        }
    }

    /** What to do about most of the rejected rows. */
    private static String remedy(Positions positions) {
        long[] read = positions.readCounts().bins();
        return Arrays.stream(RejectReason.values())
                .max(Comparator.comparingLong(reason -> reason == RejectReason.NONE ? -1 : read[reason.ordinal()]))
                .orElseThrow()
                .remedy();
    }

    /**
     * Checks that the second reading, for the rejected rows, found the same rows as the first.
     *
     * @param paths of the input, for the message
     * @throws UserError (exit 4) if the input changed in between
     */
    static void requireSameRejected(Positions positions, RunReport.Rows rows, List<String> paths) {
        if (!positions.isRejectedAsRead()) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the input changed while it was read: it had %s rejected rows, and %s when they were written; run again when nobody writes to it; nothing was published"
                            .formatted(
                                    String.join(", ", paths),
                                    Figures.count(rows.rejected()),
                                    Figures.count(positions.rejectedCounts().total())));
        }
    }
}
