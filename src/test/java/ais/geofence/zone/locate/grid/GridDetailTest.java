package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridDetailTest {
    private static final int DEGREE = GridUnits.BITS_PER_DEGREE;

    @Test
    void spendsMoreCellsOnAnEdgeWhereThereAreFew() {
        assertThat(GridDetail.usual(0).childrenPerEdge()).isEqualTo(64);
        assertThat(GridDetail.usual(1 << 14).childrenPerEdge()).isEqualTo(64);
        assertThat(GridDetail.usual(1 << 16).childrenPerEdge()).isEqualTo(16);
        assertThat(GridDetail.usual(1 << 18).childrenPerEdge()).isEqualTo(4);
        assertThat(GridDetail.usual(1 << 28).childrenPerEdge()).isEqualTo(4);
    }

    @Test
    void leavesCellsOfFewEdgesUndivided() {
        GridDetail few = GridDetail.usual(1);
        assertThat(few.childBits(3, DEGREE, 0)).isEqualTo(0);
        assertThat(few.childBits(4, DEGREE, 0)).isEqualTo(4);
        GridDetail many = GridDetail.usual(1 << 28);
        assertThat(many.childBits(6, DEGREE, 0)).isEqualTo(0);
        assertThat(many.childBits(7, DEGREE, 0)).isEqualTo(2);
    }

    @Test
    void dividesBusyCellsMoreFinely() {
        GridDetail many = GridDetail.usual(1 << 28);
        assertThat(many.childBits(16, DEGREE, 0)).isEqualTo(3);
        assertThat(many.childBits(1 << 20, DEGREE, 0)).isEqualTo(GridPartition.MAX_BITS);
        assertThat(many.childBits(1 << 20, 4, 0)).as("no finer than a unit").isEqualTo(4);
        assertThat(many.childBits(1 << 20, 0, 0)).isEqualTo(0);
    }

    @Test
    void givesUpWhereDividingIsFruitless() {
        GridDetail many = GridDetail.usual(1 << 28);
        assertThat(many.childBits(1 << 20, DEGREE, 1)).isEqualTo(2);
        assertThat(many.childBits(1 << 20, DEGREE, 2)).isEqualTo(0);
    }

    @Test
    void halvesTheCellsBothWaysWithEachStepCoarser() {
        GridDetail coarser = GridDetail.usual(1 << 28).coarser();
        assertThat(coarser.tableShift()).isEqualTo(DEGREE + 1);
        assertThat(coarser.childBits(12, DEGREE, 0)).isEqualTo(0);
        assertThat(coarser.childBits(64, DEGREE, 0)).isEqualTo(3);
        assertThat(coarser.coarser().childBits(64, DEGREE, 0)).isEqualTo(2);
        assertThat(coarser.isCoarsest()).isFalse();
    }

    @Test
    void boundsWhatOneCellOfTheTableTakes() {
        assertThat(GridDetail.usual(1).maxSubtreeInts(100)).isEqualTo(65_536 + 6_400);
    }
}
