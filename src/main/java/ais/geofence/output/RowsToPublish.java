package ais.geofence.output;

import ais.geofence.report.RunReport;
import java.util.Map;

/**
 * What a run publishes.
 *
 * @param what the rows of the output are, as reports call them
 * @param rows how many
 * @param beside how many rows there are in each folder beside the output; none in those that are missing
 * @param ofRun the numbers of rows that the run has read
 */
public record RowsToPublish(String what, long rows, Map<Part, Long> beside, RunReport.Rows ofRun) {
    /** The rows of a run that tags. */
    public static RowsToPublish tagged(RunReport.Rows rows) {
        return new RowsToPublish("tagged rows", rows.tagged(), Map.of(Part.REJECTED, rows.rejected()), rows);
    }

    long of(Part part) {
        return beside.getOrDefault(part, 0L);
    }
}
