package ais.geofence.output;

import ais.geofence.fault.UserError;
import ais.geofence.report.RunReport;
import java.util.List;

/** Which parts of an output belong to a run: it replaces these and no others. */
interface Layout {
    /** Whether tagged rows are laid out by day. */
    boolean byDay();

    /** Records the state of the run's parts of the output. */
    void recordState(Target tagged);

    /** Records the state of the run's part of the rejected rows. */
    void recordRejectedState(Target rejected);

    /**
     * The moves that replace the run's parts by the staged rows.
     *
     * @param days the staged days, in order; none without a layout by day
     */
    List<Move> moves(Target tagged, List<String> days);

    /**
     * The move that replaces the rejected rows of an earlier run.
     *
     * @param days of the tagged rows
     * @param hasRows whether there are rejected rows
     */
    Move rejected(Target rejected, List<String> days, boolean hasRows);

    /** The published days for which the run has no rows any more. */
    List<String> emptiedDays(Target tagged, List<String> days);

    /**
     * Checks that the rows of the run may take the place of those published, which a failed feed must not. Under the lock,
     * publishing checks that these have not changed since.
     *
     * @param days the staged days, in order; none without a layout by day
     * @param rows the numbers of the run's rows
     * @throws UserError (exit 5 or 6) if they may not
     */
    default void requireMayReplace(Target tagged, List<String> days, RunReport.Rows rows) {}

    /** The move that removes a day. */
    Move removal(Target tagged, String day);
}
