package ais.geofence.output;

import java.util.List;

/** Which parts of an output belong to a run: it replaces these and no others. */
interface Layout {
    /** Whether tagged rows are laid out by day. */
    boolean byDay();

    /** Takes note of what is there of the run's own parts. */
    void remember(Target tagged);

    /** Likewise of the rejected rows. */
    void rememberRejected(Target rejected);

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
    List<String> vanished(Target tagged, List<String> days);

    /** Replaces a day by nothing. */
    Move removal(Target tagged, String day);
}
