package ais.geofence.output;

import ais.geofence.fault.UserError;
import ais.geofence.report.RunReport;
import java.util.List;
import java.util.Optional;

/** Which parts of an output belong to a run: it replaces these and no others. */
interface Layout {
    /** Whether tagged rows are laid out by day. */
    boolean byDay();

    /** Records the state of the run's parts of the output. */
    void recordState(Target tagged);

    /** Records the state of the run's parts of a folder beside the output. */
    void recordStateBeside(Part part, Target target);

    /**
     * The moves that replace the run's parts by the staged rows.
     *
     * @param days the staged days, in order; none without a layout by day
     */
    List<Move> moves(Target tagged, List<String> days);

    /**
     * The moves that replace what an earlier run has put beside the output.
     *
     * @param days of the rows
     * @param hasRows whether the run has rows of the part
     */
    List<Move> beside(Part part, Target target, List<String> days, boolean hasRows);

    /** The day before those of the run, whose state it goes on with; empty without a layout by day. */
    default Optional<String> dayBefore() {
        return Optional.empty();
    }

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
