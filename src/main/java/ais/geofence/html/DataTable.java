package ais.geofence.html;

import ais.geofence.fault.OneLine;
import ais.geofence.text.ColumnHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers as a table. The first cell of a row is its head.
 *
 * @param caption what the numbers are
 * @param folded whether the reader has to open it, as it is long or seldom needed
 */
public record DataTable(String caption, boolean folded, List<Column> columns, List<List<String>> rows)
        implements Block {
    /** A column; numbers stand to the right. */
    public record Column(String name, boolean number) {}

    /** A table without rows. */
    public static DataTable of(String caption, ColumnHead... heads) {
        List<Column> columns = Arrays.stream(heads)
                .map(head -> new Column(head.text(), head.content() == ColumnHead.Content.NUMBERS))
                .toList();
        return new DataTable(caption, false, columns, new ArrayList<>());
    }

    /** The same table, folded. */
    public DataTable closed() {
        return new DataTable(caption, true, columns, rows);
    }

    /** Adds a row of as many cells as there are columns. Of a text too long for a page, such as a zone's name, it keeps the ends. */
    public DataTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%s cells for %s columns".formatted(cells.length, columns.size()));
        }
        rows.add(Arrays.stream(cells).map(OneLine::of).toList());
        return this;
    }
}
