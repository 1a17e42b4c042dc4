package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.zone.locate.ZoneLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridEncodingTest {
    private static final int LAST_INT = GridEncoding.MAX_INTS - 1;
    private static final int LAST_INLINE_LEAF_VERTEX = (1 << 27) - 2;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, LAST_INT})
    void knowsALeafByItsPlace(int offset) {
        int word = GridEncoding.leaf(offset);
        assertThat(GridEncoding.isAnswer(word)).isFalse();
        assertThat(GridEncoding.isLeaf(word)).isTrue();
        assertThat(GridEncoding.isSubgrid(word)).isFalse();
        assertThat(GridEncoding.isInlineLeaf(word)).isFalse();
        assertThat(GridEncoding.leafOffset(word)).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 4_704, LAST_INT - 7})
    void knowsASubgridByItsPlaceAndBits(int offset) {
        for (int bits = 1; bits <= GridPartition.MAX_BITS; bits++) {
            int word = GridEncoding.subgrid(offset, bits);
            assertThat(GridEncoding.isAnswer(word)).isFalse();
            assertThat(GridEncoding.isSubgrid(word)).isTrue();
            assertThat(GridEncoding.isLeaf(word)).isFalse();
            assertThat(GridEncoding.isInlineLeaf(word)).isFalse();
            assertThat(GridEncoding.subgridOffset(word)).isEqualTo(offset);
            assertThat(GridEncoding.subgridBits(word)).isEqualTo(bits);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, LAST_INLINE_LEAF_VERTEX})
    void knowsAInlineLeafByItsVertexEdgesAndBase(int vertex) {
        for (int edges = 1; edges <= GridEncoding.MAX_INLINE_LEAF_EDGES; edges++) {
            for (int parity = 0; parity <= 1; parity++) {
                int word = GridEncoding.inlineLeaf(vertex, edges, parity);
                assertThat(GridEncoding.isAnswer(word)).isFalse();
                assertThat(GridEncoding.isInlineLeaf(word)).isTrue();
                assertThat(GridEncoding.isLeaf(word)).isFalse();
                assertThat(GridEncoding.isSubgrid(word)).isFalse();
                assertThat(GridEncoding.inlineLeafVertex(word)).isEqualTo(vertex);
                assertThat(GridEncoding.inlineLeafEdges(word)).isEqualTo(edges);
                assertThat(GridEncoding.inlineLeafParity(word)).isEqualTo(parity);
            }
        }
    }

    @Test
    void hasNoInlineLeafThatReadsAsNoZone() {
        assertThat(GridEncoding.fitsInlineLeaf(LAST_INLINE_LEAF_VERTEX, 4)).isTrue();
        assertThat(GridEncoding.fitsInlineLeaf(LAST_INLINE_LEAF_VERTEX + 1, 4)).isFalse();
        assertThat(GridEncoding.fitsInlineLeaf(0, 5)).isFalse();
        assertThat(GridEncoding.inlineLeaf(LAST_INLINE_LEAF_VERTEX + 1, 4, 1)).isEqualTo(ZoneLocator.NO_ZONE);
    }

    @Test
    void movesLeavesAndSubgridsAlone() {
        assertThat(GridEncoding.moved(GridEncoding.leaf(7), 16)).isEqualTo(GridEncoding.leaf(23));
        assertThat(GridEncoding.moved(GridEncoding.subgrid(8, 3), 16)).isEqualTo(GridEncoding.subgrid(24, 3));
        assertThat(GridEncoding.moved(GridEncoding.inlineLeaf(5, 2, 1), 16))
                .isEqualTo(GridEncoding.inlineLeaf(5, 2, 1));
        assertThat(GridEncoding.moved(5, 16)).isEqualTo(5);
        assertThat(GridEncoding.moved(0, 16)).isEqualTo(0);
        assertThat(GridEncoding.moved(ZoneLocator.NO_ZONE, 16)).isEqualTo(ZoneLocator.NO_ZONE);
    }

    @Test
    void alignsToTheNextMultipleOfEight() {
        assertThat(GridEncoding.aligned(0)).isEqualTo(0);
        assertThat(GridEncoding.aligned(1)).isEqualTo(8);
        assertThat(GridEncoding.aligned(8)).isEqualTo(8);
        assertThat(GridEncoding.aligned(9)).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, GridEncoding.MAX_ZONES - 1})
    void keepsWhatAHeaderTells(int zone) {
        for (int flags = 0; flags < 8; flags++) {
            boolean hasEdges = (flags & 1) != 0;
            boolean last = (flags & 2) != 0;
            int header = GridEncoding.header(zone, hasEdges, flags >> 2, last);
            assertThat(GridEncoding.zone(header)).isEqualTo(zone);
            assertThat(GridEncoding.hasEdges(header)).isEqualTo(hasEdges);
            assertThat(GridEncoding.cellParity(header)).isEqualTo(flags >> 2);
            assertThat(GridEncoding.isLast(header)).isEqualTo(last);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_711, GridEncoding.MAX_VERTICES - 1})
    void keepsWhatARunTells(int vertex) {
        for (int edges = 1; edges <= GridEncoding.MAX_RUN; edges++) {
            assertThat(GridEncoding.firstVertex(GridEncoding.run(vertex, edges, false)))
                    .isEqualTo(vertex);
            assertThat(GridEncoding.edges(GridEncoding.run(vertex, edges, true)))
                    .isEqualTo(edges);
            assertThat(GridEncoding.isLast(GridEncoding.run(vertex, edges, true)))
                    .isTrue();
            assertThat(GridEncoding.isLast(GridEncoding.run(vertex, edges, false)))
                    .isFalse();
        }
    }
}
