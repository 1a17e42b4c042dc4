package ais.geofence.output;

import ais.geofence.report.RunReport;
import java.util.List;
import java.util.Optional;

/** Which parts of an output belong to a run: it replaces these and no others. */
interface Layout {
    /** Whether tagged rows are laid out by day. */
    boolean byDay();

    /** Takes note of what is there of the run's own parts. */
    void recordState(Target tagged);

    /** Likewise of the rejected rows. */
    void recordRejectedState(Target rejected);

    /**
     * Puts what was staged in the place of the run's parts.
     *
     * @param days the days that were staged, in order; none where they aren't laid out by day
     */
    List<Move> moves(Target tagged, List<String> days);

    /**
     * Puts rejected rows in the place of those of an earlier run.
     *
     * @param days of the tagged rows
     * @param hasRows whether there are any
     */
    Move rejected(Target rejected, List<String> days, boolean hasRows);

    /** The days of which the run has rows no more, though they are there. */
    List<String> emptiedDays(Target tagged, List<String> days);

    /** What guards the days that are there; nothing where none is replaced. */
    default Optional<ShrunkDays> shrunkDays(RunReport.Rows rows) {
        return Optional.empty();
    }

    /** The days that are there and give way to those of the run, or to nothing. */
    default List<String> replaced(Target tagged, List<String> days) {
        return List.of();
    }

    /** Replaces a day by nothing. */
    Move removal(Target tagged, String day);
}
