package ais.geofence.tag;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A row with the number of its zone behind its own columns; wraps the row instead of copying it. */
final class TaggedRow implements Row {
    private final Row row;
    private final int zone;

    TaggedRow(Row row, int zone) {
        this.row = row;
        this.zone = zone;
    }

    @Override
    public int length() {
        return row.length() + 1;
    }

    @Override
    public @Nullable Object get(int i) {
        return i == row.length() ? Integer.valueOf(zone) : row.get(i);
    }

    @Override
    public Row copy() {
        return new TaggedRow(row.copy(), zone);
    }

    @Override
    public String toString() {
        return row + " in zone " + zone;
    }
}
