package ais.geofence.tag;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A row with the answer for its position behind its own columns; wraps the row instead of copying it. */
final class TaggedRow implements Row {
    private final Row row;
    private final Object answer;

    TaggedRow(Row row, Object answer) {
        this.row = row;
        this.answer = answer;
    }

    @Override
    public int length() {
        return row.length() + 1;
    }

    @Override
    public @Nullable Object get(int i) {
        return i == row.length() ? answer : row.get(i);
    }

    @Override
    public Row copy() {
        return new TaggedRow(row.copy(), answer);
    }

    @Override
    public String toString() {
        return row + " in " + answer;
    }
}
