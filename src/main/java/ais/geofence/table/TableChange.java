package ais.geofence.table;

import ais.geofence.report.RunReport.Replaced;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run does to a table with the rows that it has written. */
public sealed interface TableChange permits ReplacedRows, AddedBatch {
    /**
     * What is done.
     *
     * @param snapshot the id of the table's snapshot
     * @param removed the days that had rows and have none any more
     * @param replaced the rows that were there and are not any more
     */
    record Committed(long snapshot, List<LocalDate> removed, Optional<Replaced> replaced) {}

    /** What a snapshot's summary says of it. */
    Map<String, String> notes();

    /**
     * Makes sure that it replaces nothing.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if it does
     */
    void requireFree(TaggedTable table, RowFiles files);

    /** The rows of each day that give way; none where the rows come on top, or the table has no days. */
    Map<LocalDate, Long> replacedRows(TaggedTable table, RowFiles files);

    /**
     * Does it by one commit.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if another run has come first
     */
    Committed commit(TaggedTable table, RowFiles files);
}
