package ais.geofence.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many ships were in a zone, and when. */
class ZoneVisitsTest {
    private static final int FIRST_SHIP = 200_000_000;

    @Test
    void countsFewShipsExactly() {
        ZoneVisits visits = new ZoneVisits(2);
        for (int ship = 0; ship < 500; ship++) {
            visits.add(1, FIRST_SHIP + 7 * ship, ZoneVisits.NO_TIME);
            visits.add(1, FIRST_SHIP + 7 * (ship / 3), ZoneVisits.NO_TIME);
        }
        assertThat(visits.ships(1)).isEqualTo(500);
        assertThat(visits.ships(0)).isZero();
        assertThat(visits.isExact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 5_000, 30_000, 400_000})
    void estimatesManyShips(int ships) {
        ZoneVisits visits = new ZoneVisits(1);
        SplittableRandom random = new SplittableRandom(ships);
        for (int ship = 0; ship < ships; ship++) {
            visits.add(0, FIRST_SHIP + ship, ZoneVisits.NO_TIME);
            visits.add(0, FIRST_SHIP + random.nextInt(ship + 1), ZoneVisits.NO_TIME);
        }
        assertThat(visits.isExact()).isFalse();
        assertThat((double) visits.ships(0)).isCloseTo(ships, within(4 * visits.standardError() * ships));
    }

    @Test
    void aShipInTwoPartsCountsOnce() {
        for (int[] sizes : new int[][] {{30, 50}, {30, 9_000}, {9_000, 30}, {9_000, 8_000}}) {
            ZoneVisits one = visits(sizes[0]);
            ZoneVisits sum = one.plus(visits(sizes[1]));
            assertThat(sum.ships(0))
                    .isEqualTo(visits(Math.max(sizes[0], sizes[1])).ships(0));
            assertThat(one.ships(0)).isEqualTo(visits(sizes[0]).ships(0));
        }
    }

    private static ZoneVisits visits(int ships) {
        ZoneVisits visits = new ZoneVisits(1);
        for (int ship = 0; ship < ships; ship++) {
            visits.add(0, FIRST_SHIP + 11 * ship, ZoneVisits.NO_TIME);
        }
        return visits;
    }

    @Test
    void manyZonesAreEstimatedMoreCoarsely() {
        assertThat(new ZoneVisits(5).standardError()).isCloseTo(0.016, within(0.001));
        assertThat(new ZoneVisits(100_000).standardError()).isCloseTo(0.13, within(0.001));
        ZoneVisits visits = new ZoneVisits(100_000);
        for (int ship = 0; ship < 3_000; ship++) {
            visits.add(99_999, FIRST_SHIP + ship, ZoneVisits.NO_TIME);
        }
        assertThat((double) visits.ships(99_999)).isCloseTo(3_000, within(0.4 * 3_000));
    }

    @Test
    void hasTheFirstAndTheLastTime() {
        ZoneVisits visits = new ZoneVisits(2);
        visits.add(0, ZoneVisits.NO_SHIP, 1_561_939_200);
        visits.add(0, ZoneVisits.NO_SHIP, ZoneVisits.NO_TIME);
        ZoneVisits more = new ZoneVisits(2);
        more.add(0, ZoneVisits.NO_SHIP, 1_561_939_100);
        ZoneVisits sum = visits.plus(more);
        assertThat(sum.first(0)).contains(Instant.parse("2019-06-30T23:58:20Z"));
        assertThat(sum.last(0)).contains(Instant.parse("2019-07-01T00:00:00Z"));
        assertThat(sum.first(1)).isEmpty();
        assertThat(sum.ships(0)).isZero();
    }

    @Test
    void aRepeatedTaskCountsOnce() {
        VisitCounter all = new VisitCounter(1);
        all.merge(ofPartition(3, FIRST_SHIP + 1));
        all.merge(ofPartition(3, FIRST_SHIP + 2));
        all.merge(ofPartition(4, FIRST_SHIP + 1));
        all.merge(ofPartition(5, FIRST_SHIP + 3));
        assertThat(all.visits().ships(0)).isEqualTo(2);
        assertThat(all.value()).isEqualTo(3);
    }

    private static VisitCounter ofPartition(int partition, int ship) {
        VisitCounter counter = new VisitCounter(1);
        counter.startPartition(partition);
        counter.count(0, ship, 1);
        return counter;
    }
}
