package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ais.geofence.testing.ZoneSets;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.SphereArea;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

class GridViewTest {
    private record Leaf(int tableCell, double west, double south, double size, int zones, int edges) {
        boolean holds(double lon, double lat) {
            return west <= lon && lon < west + size && south <= lat && lat < south + size;
        }
    }

    @Test
    void countsTheLeavesThatTheStatisticsCount() {
        for (long limit : new long[] {0, 400_000}) {
            ZoneGrid grid = ZoneGrid.builder(ZoneSets.worldwideStars(2, 300))
                    .maxBytes(limit)
                    .build();
            List<Leaf> leaves = leaves(grid);
            GridStats stats = grid.stats();

            assertThat(leaves).hasSize((int) stats.leaves());
            assertThat(leaves.stream().mapToInt(Leaf::edges).max()).hasValue(stats.maxLeafEdges());
            assertThat(leaves.stream().mapToInt(Leaf::edges).sum() / (double) leaves.size())
                    .isCloseTo(stats.meanLeafEdges(), offset(1e-9));
        }
    }

    @Test
    void aLeafIsWhereEdgesAre() {
        List<Polygon> zones = ZoneSets.crowdedStars(3, 40);
        List<Leaf> leaves = leaves(ZoneGrid.builder(zones).build());
        STRtree tree = tree(leaves);
        int found = 0;
        for (Polygon zone : zones) {
            Coordinate[] corners = zone.getCoordinates();
            for (int i = 1; i < corners.length; i++) {
                double lon = (corners[i - 1].x + corners[i].x) / 2;
                double lat = (corners[i - 1].y + corners[i].y) / 2;
                List<Leaf> holding = holding(tree, lon, lat);
                // An edge that an earlier zone covers decides nothing.
                boolean covered = holding.isEmpty();
                assertThat(holding.size()).isLessThanOrEqualTo(1);
                found += covered ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    void outsideTheLeavesAnAnswerHoldsAsFarAsTheNextLeaf() {
        List<Polygon> zones = List.of(ZoneShapes.star(new SplittableRandom(5), 103.7, 1.2, 0.8, 12));
        ZoneGrid grid = ZoneGrid.builder(zones).build();
        STRtree tree = tree(leaves(grid));
        SplittableRandom random = new SplittableRandom(6);
        int[] answers = new int[2];
        for (int i = 0; i < 20_000; i++) {
            double lon = 102.5 + 2.4 * random.nextDouble();
            double lat = 2.4 * random.nextDouble();
            double east = lon + 0.01;
            Envelope way = new Envelope(lon, east, lat, lat);
            if (tree.query(way).isEmpty()) {
                int zone = grid.firstZone(lon, lat);
                assertThat(grid.firstZone(east, lat)).isEqualTo(zone);
                answers[zone + 1]++;
            }
        }
        assertThat(answers[0]).isGreaterThan(1_000);
        assertThat(answers[1]).isGreaterThan(1_000);
    }

    @Test
    void theTableDecidesWhereNoLeafIs() {
        ZoneGrid grid = ZoneGrid.builder(ZoneSets.worldwideStars(2, 50)).build();
        Map<Integer, Envelope> busy = new HashMap<>();
        for (Leaf leaf : leaves(grid)) {
            double west = Math.floor(leaf.west());
            double south = Math.floor(leaf.south());
            busy.put(leaf.tableCell(), new Envelope(west, west + 1, south, south + 1));
        }
        double busyArea = busy.values().stream()
                .mapToDouble(cell -> SphereArea.squareKilometres(
                        ZoneShapes.box(cell.getMinX(), cell.getMinY(), cell.getMaxX(), cell.getMaxY())))
                .sum();
        double worldArea = SphereArea.squareKilometres(ZoneShapes.box(-180, -90, 180, 90));

        // A cell may be divided and yet have no leaf: then zones cover its parts.
        assertThat(GridView.of(grid).shareOfTable()).isCloseTo(1 - busyArea / worldArea, offset(0.001));
        assertThat(busyArea / worldArea).isGreaterThan(0.005);
    }

    private static List<Leaf> leaves(ZoneGrid grid) {
        List<Leaf> leaves = new ArrayList<>();
        GridView.of(grid)
                .leaves((tableCell, west, south, size, zones, edges) ->
                        leaves.add(new Leaf(tableCell, west, south, size, zones, edges)));
        return leaves;
    }

    private static STRtree tree(List<Leaf> leaves) {
        STRtree tree = new STRtree();
        leaves.forEach(leaf -> tree.insert(
                new Envelope(leaf.west(), leaf.west() + leaf.size(), leaf.south(), leaf.south() + leaf.size()), leaf));
        return tree;
    }

    private static List<Leaf> holding(STRtree tree, double lon, double lat) {
        List<Leaf> holding = new ArrayList<>();
        tree.query(new Envelope(new Coordinate(lon, lat)), found -> {
            if (((Leaf) found).holds(lon, lat)) {
                holding.add((Leaf) found);
            }
        });
        return holding;
    }
}
