package ais.geofence.output;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Makes all moves or none. */
final class Moves {
    private Moves() {}

    /**
     * Makes the moves, and then what else belongs to them; if something fails, all that was moved is put back.
     *
     * @param last what comes last
     */
    static void make(List<Move> moves, OutputLock lock, Runnable last) {
        Deque<Move> begun = new ArrayDeque<>();
        try {
            for (Move move : moves) {
                lock.requireHeld();
                begun.push(move);
                move.make();
            }
            last.run();
        } catch (RuntimeException e) {
            begun.forEach(move -> undo(move, e));
            throw e;
        }
    }

    private static void undo(Move move, RuntimeException cause) {
        try {
            move.undo();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
