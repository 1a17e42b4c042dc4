package ais.geofence.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of the positions that are read. */
class InputSampleTest {
    private static InputSample partition(int number, int first, int positions) {
        InputSample sample = new InputSample();
        sample.startPartition(number);
        IntStream.range(first, first + positions).forEach(i -> sample.offer(i, -i / 10.0));
        return sample;
    }

    private static double[] lons(InputSample sample) {
        return IntStream.range(0, sample.size()).mapToDouble(sample::lon).toArray();
    }

    @Test
    void keepsAllOfFew() {
        InputSample sample = partition(0, 0, 1000);

        assertThat(sample.seen()).isEqualTo(1000);
        assertThat(lons(sample))
                .containsExactly(IntStream.range(0, 1000).asDoubleStream().toArray());
        assertThat(sample.lat(37)).isEqualTo(-3.7);
    }

    @Test
    void keepsThemEvenlySpreadOfMany() {
        InputSample sample = partition(0, 0, 9001);

        assertThat(sample.seen()).isEqualTo(9001);
        assertThat(lons(sample))
                .containsExactly(
                        IntStream.range(0, 563).mapToDouble(i -> 16.0 * i).toArray());
    }

    @Test
    void takesEachPartitionOnce() {
        InputSample all = new InputSample();
        all.merge(partition(0, 0, 3));
        all.merge(partition(1, 10, 2));
        all.merge(partition(0, 0, 3));

        assertThat(lons(all)).containsExactly(0, 1, 2, 10, 11);
        assertThat(all.seen()).isEqualTo(5);
    }

    @Test
    void keepsNoMoreThanFiveThousandOfAll() {
        InputSample all = new InputSample();
        IntStream.range(0, 12).forEach(number -> all.merge(partition(number, 1000 * number, 1000)));

        assertThat(all.size()).isEqualTo(5000);
        assertThat(all.seen()).isEqualTo(12_000);
        all.reset();
        assertThat(all.size()).isZero();
    }
}
