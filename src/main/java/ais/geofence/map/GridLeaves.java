package ais.geofence.map;

import ais.geofence.html.MapLayer.Boxes;
import ais.geofence.zone.locate.grid.GridView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;

/** A map layer with the leaves of a zone grid: all, or those around the densest place. */
final class GridLeaves {
    private static final int MOST = 4_000;

    private record Leaf(double west, double south, double size, int zones, int edges) {}

    /** What a cell of the grid's table holds. */
    private static final class Cell {
        private final Envelope extent = new Envelope();
        private int leaves;

        private void add(double west, double south, double size) {
            extent.expandToInclude(west + size / 2, south + size / 2);
            leaves++;
        }
    }

    private final List<Leaf> drawn = new ArrayList<>();
    private long total;

    GridLeaves(GridView grid) {
        Map<Integer, Cell> cells = new HashMap<>();
        grid.leaves((tableCell, west, south, size, zones, edges) -> {
            cells.computeIfAbsent(tableCell, key -> new Cell()).add(west, south, size);
            total++;
        });
        Set<Integer> chosen = chosen(cells);
        grid.leaves((tableCell, west, south, size, zones, edges) -> {
            if (chosen.contains(tableCell) && drawn.size() < MOST) {
                drawn.add(new Leaf(west, south, size, zones, edges));
            }
        });
    }

    /** The table's cells nearest to the one with most leaves, as many as can be drawn. */
    private static Set<Integer> chosen(Map<Integer, Cell> cells) {
        Set<Integer> chosen = new HashSet<>();
        Comparator<Map.Entry<Integer, Cell>> byLeaves = Comparator.comparingInt(cell -> cell.getValue().leaves);
        cells.entrySet().stream()
                .max(byLeaves.thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(busiest -> {
                    Envelope place = busiest.getValue().extent;
                    int leaves = 0;
                    for (Map.Entry<Integer, Cell> cell : cells.entrySet().stream()
                            .sorted(Comparator.comparingDouble(
                                    cell -> cell.getValue().extent.centre().distance(place.centre())))
                            .toList()) {
                        leaves += cell.getValue().leaves;
                        if (leaves > MOST && !chosen.isEmpty()) {
                            return;
                        }
                        chosen.add(cell.getKey());
                    }
                });
        return chosen;
    }

    /** All leaves, drawn or not. */
    long total() {
        return total;
    }

    /** Leaves that are drawn. */
    int drawn() {
        return drawn.size();
    }

    Boxes layer() {
        double step = drawn.stream().mapToDouble(Leaf::size).min().orElse(1);
        List<int[]> boxes = drawn.stream()
                .map(leaf -> new int[] {
                    (int) ((leaf.west + 180) / step),
                    (int) ((leaf.south + 90) / step),
                    (int) (leaf.size / step),
                    leaf.zones,
                    leaf.edges
                })
                .toList();
        return new Boxes("leaves of the grid", false, step, boxes, "zones", "edges");
    }
}
