package ais.geofence.table;

import ais.geofence.report.RunReport.Replaced;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a run changes a table with the rows it has written. */
public sealed interface TableChange permits ReplacedRows, AddedBatch {
    /**
     * What was committed.
     *
     * @param snapshot the id of the table's snapshot
     * @param removed the days that have no rows any more
     * @param replaced the rows that were replaced or removed
     */
    record Committed(long snapshot, List<LocalDate> removed, Optional<Replaced> replaced) {}

    /** What the snapshot's summary records. */
    Map<String, String> notes();

    /**
     * Checks that the change replaces nothing.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if it does
     */
    void requireFree(TaggedTable table, RowFiles files);

    /** The number of rows that are replaced; 0 if rows are added. */
    long replacedRows(TaggedTable table, RowFiles files);

    /** The number of rows of each day that are replaced; empty if rows are added, or the table has no days. */
    Map<LocalDate, Long> replacedRowsByDay(TaggedTable table, RowFiles files);

    /**
     * Commits the change at once.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if another run has come first
     */
    Committed commit(TaggedTable table, RowFiles files);
}
