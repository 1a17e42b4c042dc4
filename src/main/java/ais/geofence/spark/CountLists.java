package ais.geofence.spark;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * Counts each row under every number in its list, and returns the list. Called from generated code by
 * {@link Invocation#nonDeterministic}, as {@link CountRows} is.
 */
public final class CountLists implements Serializable {
    private final BinCounter rows;
    private final BinCounter numbers;
    private transient boolean started;

    /**
     * @param rows bin 0 takes the rows whose list is empty, bin 1 the others
     * @param numbers bin 0 takes the rows whose list is empty, bin 1 those with the number 0, and so on
     */
    public CountLists(BinCounter rows, BinCounter numbers) {
        this.rows = rows;
        this.numbers = numbers;
    }

    /** Counts one row and returns {@code list}, which has no number twice. */
    public ArrayData invoke(ArrayData list) {
        if (!started) {
            started = true;
            rows.start();
            numbers.start();
        }
        int length = list.numElements();
        if (length == 0) {
            rows.count(0);
            numbers.count(0);
            return list;
        }
        rows.count(1);
        for (int i = 0; i < length; i++) {
            numbers.count(1 + list.getInt(i));
        }
        return list;
    }

    @Override
    public String toString() {
        return "count_lists";
    }
}
