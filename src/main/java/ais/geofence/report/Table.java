package ais.geofence.report;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns of text: names to the left, numbers to the right. */
public final class Table {
    private final List<String> heads;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param heads the columns' heads; one that ends in {@code >} (left out when printed) is aligned to the right
     */
    public Table(String... heads) {
        this.heads = new ArrayList<>();
        this.right = new boolean[heads.length];
        for (int i = 0; i < heads.length; i++) {
            right[i] = heads[i].endsWith(">");
            this.heads.add(right[i] ? heads[i].substring(0, heads[i].length() - 1) : heads[i]);
        }
    }

    /** Adds a row of as many cells as there are columns. */
    public Table row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.length, heads.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each indented by two blanks. */
    public String text() {
        int[] widths = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = heads.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        if (heads.stream().anyMatch(head -> !head.isEmpty())) {
            append(text, heads, widths);
        }
        for (List<String> row : rows) {
            append(text, row, widths);
        }
        return text.toString();
    }

    private void append(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append("  ").append(right[i] ? padding + cells.get(i) : cells.get(i) + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
