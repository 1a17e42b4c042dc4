package ais.geofence.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of the positions that are read. */
class PositionGlimpseTest {
    private static PositionGlimpse partition(int number, int first, int positions) {
        PositionGlimpse glimpse = new PositionGlimpse();
        glimpse.startPartition(number);
        IntStream.range(first, first + positions).forEach(i -> glimpse.see(i, -i / 10.0));
        return glimpse;
    }

    private static double[] lons(PositionGlimpse glimpse) {
        return IntStream.range(0, glimpse.size()).mapToDouble(glimpse::lon).toArray();
    }

    @Test
    void keepsAllOfFew() {
        PositionGlimpse glimpse = partition(0, 0, 1000);

        assertThat(glimpse.seen()).isEqualTo(1000);
        assertThat(lons(glimpse))
                .containsExactly(IntStream.range(0, 1000).asDoubleStream().toArray());
        assertThat(glimpse.lat(37)).isEqualTo(-3.7);
    }

    @Test
    void keepsThemEvenlySpreadOfMany() {
        PositionGlimpse glimpse = partition(0, 0, 9001);

        assertThat(glimpse.seen()).isEqualTo(9001);
        assertThat(lons(glimpse))
                .containsExactly(
                        IntStream.range(0, 563).mapToDouble(i -> 16.0 * i).toArray());
    }

    @Test
    void takesEachPartitionOnce() {
        PositionGlimpse all = new PositionGlimpse();
        all.merge(partition(0, 0, 3));
        all.merge(partition(1, 10, 2));
        all.merge(partition(0, 0, 3));

        assertThat(lons(all)).containsExactly(0, 1, 2, 10, 11);
        assertThat(all.seen()).isEqualTo(5);
    }

    @Test
    void keepsNoMoreThanFiveThousandOfAll() {
        PositionGlimpse all = new PositionGlimpse();
        IntStream.range(0, 12).forEach(number -> all.merge(partition(number, 1000 * number, 1000)));

        assertThat(all.size()).isEqualTo(5000);
        assertThat(all.seen()).isEqualTo(12_000);
        all.reset();
        assertThat(all.size()).isZero();
    }
}
