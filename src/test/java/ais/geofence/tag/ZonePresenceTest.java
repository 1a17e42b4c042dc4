package ais.geofence.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ais.geofence.position.MmsiKind;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many ships were in a zone, and when. */
class ZonePresenceTest {
    private static final int FIRST_SHIP = 200_000_000;

    @Test
    void countsFewShipsExactly() {
        ZonePresence presence = new ZonePresence(2);
        for (int ship = 0; ship < 500; ship++) {
            presence.add(1, FIRST_SHIP + 7 * ship, ZonePresence.NO_TIME);
            presence.add(1, FIRST_SHIP + 7 * (ship / 3), ZonePresence.NO_TIME);
        }
        assertThat(presence.ships(1)).isEqualTo(500);
        assertThat(presence.ships(0)).isZero();
        assertThat(presence.isExact()).isTrue();
    }

    @Test
    void countsNoOtherStations() {
        ZonePresence presence = new ZonePresence(1);
        for (int station : new int[] {MmsiKind.NO_STATION, 0, 2_190_001, FIRST_SHIP - 1, 800_000_000, 992_190_001}) {
            presence.add(0, station, ZonePresence.NO_TIME);
        }
        assertThat(presence.ships(0)).isZero();
        presence.add(0, FIRST_SHIP, ZonePresence.NO_TIME);
        presence.add(0, 799_999_999, ZonePresence.NO_TIME);
        assertThat(presence.ships(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 5_000, 30_000, 400_000})
    void estimatesManyShips(int ships) {
        ZonePresence presence = new ZonePresence(1);
        SplittableRandom random = new SplittableRandom(ships);
        for (int ship = 0; ship < ships; ship++) {
            presence.add(0, FIRST_SHIP + ship, ZonePresence.NO_TIME);
            presence.add(0, FIRST_SHIP + random.nextInt(ship + 1), ZonePresence.NO_TIME);
        }
        assertThat(presence.isExact()).isFalse();
        assertThat((double) presence.ships(0)).isCloseTo(ships, within(4 * presence.standardError() * ships));
    }

    @Test
    void aShipInTwoPartsCountsOnce() {
        for (int[] sizes : new int[][] {{30, 50}, {30, 9_000}, {9_000, 30}, {9_000, 8_000}}) {
            ZonePresence one = presence(sizes[0]);
            ZonePresence sum = one.plus(presence(sizes[1]));
            assertThat(sum.ships(0))
                    .isEqualTo(presence(Math.max(sizes[0], sizes[1])).ships(0));
            assertThat(one.ships(0)).isEqualTo(presence(sizes[0]).ships(0));
        }
    }

    private static ZonePresence presence(int ships) {
        ZonePresence presence = new ZonePresence(1);
        for (int ship = 0; ship < ships; ship++) {
            presence.add(0, FIRST_SHIP + 11 * ship, ZonePresence.NO_TIME);
        }
        return presence;
    }

    @Test
    void manyZonesAreEstimatedMoreCoarsely() {
        assertThat(new ZonePresence(5).standardError()).isCloseTo(0.016, within(0.001));
        assertThat(new ZonePresence(100_000).standardError()).isCloseTo(0.13, within(0.001));
        ZonePresence presence = new ZonePresence(100_000);
        for (int ship = 0; ship < 3_000; ship++) {
            presence.add(99_999, FIRST_SHIP + ship, ZonePresence.NO_TIME);
        }
        assertThat((double) presence.ships(99_999)).isCloseTo(3_000, within(0.4 * 3_000));
    }

    @Test
    void hasTheFirstAndTheLastTime() {
        ZonePresence presence = new ZonePresence(2);
        presence.add(0, MmsiKind.NO_STATION, 1_561_939_200);
        presence.add(0, MmsiKind.NO_STATION, ZonePresence.NO_TIME);
        ZonePresence more = new ZonePresence(2);
        more.add(0, MmsiKind.NO_STATION, 1_561_939_100);
        ZonePresence sum = presence.plus(more);
        assertThat(sum.first(0)).contains(Instant.parse("2019-06-30T23:58:20Z"));
        assertThat(sum.last(0)).contains(Instant.parse("2019-07-01T00:00:00Z"));
        assertThat(sum.first(1)).isEmpty();
        assertThat(sum.ships(0)).isZero();
    }

    @Test
    void aRepeatedTaskCountsOnce() {
        PresenceCounter all = new PresenceCounter(1);
        all.merge(ofPartition(3, FIRST_SHIP + 1));
        all.merge(ofPartition(3, FIRST_SHIP + 2));
        all.merge(ofPartition(4, FIRST_SHIP + 1));
        all.merge(ofPartition(5, FIRST_SHIP + 3));
        assertThat(all.presence().ships(0)).isEqualTo(2);
        assertThat(all.value()).isEqualTo(3);
    }

    private static PresenceCounter ofPartition(int partition, int ship) {
        PresenceCounter counter = new PresenceCounter(1);
        counter.startPartition(partition);
        counter.count(0, ship, 1);
        return counter;
    }
}
