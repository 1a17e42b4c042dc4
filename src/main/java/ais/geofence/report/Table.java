package ais.geofence.report;

import ais.geofence.fault.Printable;
import ais.geofence.fault.Secrets;
import ais.geofence.text.ColumnHead;
import ais.geofence.text.ColumnHead.Content;
import ais.geofence.text.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Aligned columns of text: names to the left, numbers to the right. In a table wider than a terminal, texts are shortened in
 * the middle or wrapped; numbers stay whole.
 */
public final class Table {
    /** The widest table, in columns of a terminal. */
    static final int WIDEST = 80;

    private static final String MARGIN = "  ";
    private static final int NARROWEST = 6;

    private final Content[] contents;
    private final List<String> heads;
    /** Rows of cells; a single cell in a table of several columns is a line across all of them. */
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    public Table(ColumnHead... heads) {
        this.contents = Arrays.stream(heads).map(ColumnHead::content).toArray(Content[]::new);
        this.heads = Arrays.stream(heads).map(ColumnHead::text).toList();
    }

    /** Adds a row of as many cells as there are columns. */
    public Table row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("%s cells for %s columns".formatted(cells.length, heads.size()));
        }
        rows.add(Arrays.stream(cells).map(Table::cell).toList());
        return this;
    }

    /** Adds a line across all columns above the rows that it describes. The table has several columns. */
    public Table line(String text) {
        rows.add(List.of(cell(text)));
        return this;
    }

    /** Masked first, as a password that is cut is no longer recognised. */
    private static String cell(String text) {
        return Printable.text(Secrets.masked(text));
    }

    /** The lines, each indented by two spaces. */
    public String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        if (heads.stream().anyMatch(head -> !head.isEmpty())) {
            append(text, heads, widths);
        }
        for (List<String> row : rows) {
            if (row.size() < heads.size()) {
                TextWidth.wrapped(row.get(0), WIDEST - MARGIN.length())
                        .forEach(line -> text.append(MARGIN).append(line).append('\n'));
            } else {
                append(text, row, widths);
            }
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = heads.stream().mapToInt(TextWidth::width).toArray();
        for (List<String> row : rows) {
            for (int i = 0; row.size() == widths.length && i < widths.length; i++) {
                widths[i] = Math.max(widths[i], TextWidth.width(row.get(i)));
            }
        }
        int excess = IntStream.of(widths).sum() + MARGIN.length() * widths.length - WIDEST;
        for (; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean givesWay = contents[i] != Content.NUMBERS && widths[i] > NARROWEST;
                widest = givesWay && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private void append(StringBuilder text, List<String> cells, int[] widths) {
        List<List<String>> parts = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            parts.add(
                    contents[i] == Content.WRAPPED_TEXTS
                            ? TextWidth.wrapped(cells.get(i), widths[i])
                            : List.of(
                                    contents[i] == Content.NUMBERS
                                            ? cells.get(i)
                                            : TextWidth.shortened(cells.get(i), widths[i])));
            height = Math.max(height, parts.get(i).size());
        }
        for (int row = 0; row < height; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row < parts.get(i).size() ? parts.get(i).get(row) : "";
                String padding = " ".repeat(Math.max(0, widths[i] - TextWidth.width(cell)));
                line.append(MARGIN).append(contents[i] == Content.NUMBERS ? padding + cell : cell + padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
