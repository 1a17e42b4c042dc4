package ais.geofence.spark;

import java.io.Serializable;

/**
 * Counts each row under its number, and returns the number. Called from generated code by
 * {@link Invocation#nonDeterministic}, so counting needs no second pass and no shuffle.
 */
public final class CountRows implements Serializable {
    private final BinCounter counts;
    private final int lowest;
    private transient boolean started;

    /**
     * @param lowest the number that goes to bin 0
     */
    public CountRows(BinCounter counts, int lowest) {
        this.counts = counts;
        this.lowest = lowest;
    }

    /** Counts one row and returns {@code number}. */
    public int invoke(int number) {
        if (!started) {
            started = true;
            counts.start();
        }
        counts.count(number - lowest);
        return number;
    }

    @Override
    public String toString() {
        return "count_rows";
    }
}
