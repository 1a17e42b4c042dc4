package ais.geofence.spark;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * Counts the rows that pass by each of the numbers from 0 that they have in a list, and hands the list on. Called from
 * generated code by {@link Invocation#nonDeterministic}, as {@link CountRows} is.
 */
public final class CountLists implements Serializable {
    private final BinCounter rows;
    private final BinCounter numbers;
    private transient boolean started;

    /**
     * @param rows bin 0 takes the rows whose list is empty, bin 1 the others
     * @param numbers bin 0 takes the rows whose list is empty, bin 1 those that have the number 0 in it, and so on
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
