package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.zone.locate.ZoneLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridWordsTest {
    private static final int LAST_INT = GridWords.MAX_INTS - 1;
    private static final int LAST_SHORT_RUN_VERTEX = (1 << 27) - 2;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, LAST_INT})
    void knowsALeafByItsPlace(int offset) {
        int word = GridWords.leaf(offset);
        assertThat(GridWords.isAnswer(word)).isFalse();
        assertThat(GridWords.isLeaf(word)).isTrue();
        assertThat(GridWords.isSubgrid(word)).isFalse();
        assertThat(GridWords.isShortRun(word)).isFalse();
        assertThat(GridWords.leafOffset(word)).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 4_704, LAST_INT - 7})
    void knowsASubgridByItsPlaceAndBits(int offset) {
        for (int bits = 1; bits <= GridPartition.MAX_BITS; bits++) {
            int word = GridWords.subgrid(offset, bits);
            assertThat(GridWords.isAnswer(word)).isFalse();
            assertThat(GridWords.isSubgrid(word)).isTrue();
            assertThat(GridWords.isLeaf(word)).isFalse();
            assertThat(GridWords.isShortRun(word)).isFalse();
            assertThat(GridWords.subgridOffset(word)).isEqualTo(offset);
            assertThat(GridWords.subgridBits(word)).isEqualTo(bits);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, LAST_SHORT_RUN_VERTEX})
    void knowsAShortRunByItsVertexEdgesAndBase(int vertex) {
        for (int edges = 1; edges <= GridWords.MAX_SHORT_RUN; edges++) {
            for (int base = 0; base <= 1; base++) {
                int word = GridWords.shortRun(vertex, edges, base);
                assertThat(GridWords.isAnswer(word)).isFalse();
                assertThat(GridWords.isShortRun(word)).isTrue();
                assertThat(GridWords.isLeaf(word)).isFalse();
                assertThat(GridWords.isSubgrid(word)).isFalse();
                assertThat(GridWords.shortRunVertex(word)).isEqualTo(vertex);
                assertThat(GridWords.shortRunEdges(word)).isEqualTo(edges);
                assertThat(GridWords.shortRunBase(word)).isEqualTo(base);
            }
        }
    }

    @Test
    void hasNoShortRunThatReadsAsNoZone() {
        assertThat(GridWords.fitsShortRun(LAST_SHORT_RUN_VERTEX, 4)).isTrue();
        assertThat(GridWords.fitsShortRun(LAST_SHORT_RUN_VERTEX + 1, 4)).isFalse();
        assertThat(GridWords.fitsShortRun(0, 5)).isFalse();
        assertThat(GridWords.shortRun(LAST_SHORT_RUN_VERTEX + 1, 4, 1)).isEqualTo(ZoneLocator.NO_ZONE);
    }

    @Test
    void movesLeavesAndSubgridsAlone() {
        assertThat(GridWords.moved(GridWords.leaf(7), 16)).isEqualTo(GridWords.leaf(23));
        assertThat(GridWords.moved(GridWords.subgrid(8, 3), 16)).isEqualTo(GridWords.subgrid(24, 3));
        assertThat(GridWords.moved(GridWords.shortRun(5, 2, 1), 16)).isEqualTo(GridWords.shortRun(5, 2, 1));
        assertThat(GridWords.moved(5, 16)).isEqualTo(5);
        assertThat(GridWords.moved(0, 16)).isEqualTo(0);
        assertThat(GridWords.moved(ZoneLocator.NO_ZONE, 16)).isEqualTo(ZoneLocator.NO_ZONE);
    }

    @Test
    void alignsToTheNextMultipleOfEight() {
        assertThat(GridWords.aligned(0)).isEqualTo(0);
        assertThat(GridWords.aligned(1)).isEqualTo(8);
        assertThat(GridWords.aligned(8)).isEqualTo(8);
        assertThat(GridWords.aligned(9)).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, GridWords.MAX_ZONES - 1})
    void keepsWhatAHeaderTells(int zone) {
        for (int flags = 0; flags < 8; flags++) {
            boolean hasEdges = (flags & 1) != 0;
            boolean last = (flags & 2) != 0;
            int header = GridWords.header(zone, hasEdges, flags >> 2, last);
            assertThat(GridWords.zone(header)).isEqualTo(zone);
            assertThat(GridWords.hasEdges(header)).isEqualTo(hasEdges);
            assertThat(GridWords.base(header)).isEqualTo(flags >> 2);
            assertThat(GridWords.isLast(header)).isEqualTo(last);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, GridWords.MAX_VERTICES - 1})
    void keepsWhatARunTells(int vertex) {
        for (int edges = 1; edges <= GridWords.MAX_RUN; edges++) {
            assertThat(GridWords.firstVertex(GridWords.run(vertex, edges, false)))
                    .isEqualTo(vertex);
            assertThat(GridWords.edges(GridWords.run(vertex, edges, true))).isEqualTo(edges);
            assertThat(GridWords.isLast(GridWords.run(vertex, edges, true))).isTrue();
            assertThat(GridWords.isLast(GridWords.run(vertex, edges, false))).isFalse();
        }
    }
}
