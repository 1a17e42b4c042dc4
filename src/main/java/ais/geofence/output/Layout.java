package ais.geofence.output;

import ais.geofence.report.RunReport;
import java.util.List;
import java.util.Optional;

/** Which parts of an output belong to a run: it replaces these and no others. */
interface Layout {
    /** Whether tagged rows are laid out by day. */
    boolean byDay();

    /** Whether the run's part is all of the output. */
    default boolean isWhole() {
        return false;
    }

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

    /** The check of days that are replaced; none if the layout replaces no days. */
    default Optional<ShrunkDays> shrunkDays(RunReport.Rows rows) {
        return Optional.empty();
    }

    /** The published days that the run replaces or removes. */
    default List<String> replaced(Target tagged, List<String> days) {
        return List.of();
    }

    /** The move that removes a day. */
    Move removal(Target tagged, String day);
}
