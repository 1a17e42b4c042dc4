package ais.geofence.output;

import ais.geofence.fault.UserError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Applies all moves or none. */
final class Moves {
    private Moves() {}

    /**
     * Applies the moves, and then the last step. If anything fails, every move is undone, in each folder whose lock the run still
     * holds.
     *
     * @param last the last step
     * @throws UserError (exit 5) if another run has taken a lock over
     */
    static void apply(List<Move> moves, OutputLocks locks, Runnable last) {
        Deque<Move> begun = new ArrayDeque<>();
        try {
            for (Move move : moves) {
                begun.push(move);
                move.apply(locks);
            }
            locks.requireHeld();
            last.run();
        } catch (RuntimeException | Error e) {
            begun.forEach(move -> undo(move, locks, e));
            requireHeld(locks, e);
            throw e;
        }
    }

    private static void undo(Move move, OutputLocks locks, Throwable cause) {
        try {
            move.undo(locks);
        } catch (RuntimeException | Error e) {
            cause.addSuppressed(e);
        }
    }

    /** Without the lock, a move may have failed because of what the other run does. */
    private static void requireHeld(OutputLocks locks, Throwable failure) {
        try {
            locks.requireHeld();
        } catch (UserError lost) {
            if (lost != failure) {
                lost.addSuppressed(failure);
            }
            throw lost;
        }
    }
}
