package ais.geofence.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every position is drawn with the same chance, wherever it stands and however the work is divided. */
class PositionSamplerTest {
    private static final int SIZE = 40;
    private static final int POSITIONS = 1200;
    private static final int DRAWS = 3000;
    /** Where the partitions end: one is smaller than the sample, one is empty, one has half of the positions. */
    private static final int[] ENDS = {17, 17, 300, 560, 600, POSITIONS};

    @Test
    void everyPositionHasTheSameChance() {
        long[] drawn = new long[POSITIONS];
        for (int seed = 0; seed < DRAWS; seed++) {
            PositionSample sample = sample(seed, 0, POSITIONS);
            assertThat(sample.eligible()).isEqualTo(POSITIONS);
            assertThat(numbers(sample)).hasSize(SIZE).doesNotHaveDuplicates();
            numbers(sample).forEach(number -> drawn[number]++);
        }
        assertUniform(drawn, DRAWS);
    }

    /** As --append-new puts batches together, of which each begins with partition 0. */
    @Test
    void everyPositionOfBatchesHasTheSameChance() {
        long[] drawn = new long[POSITIONS];
        for (int seed = 0; seed < DRAWS; seed++) {
            PositionSampler both = new PositionSampler(SIZE, 0);
            both.add(sample(2L * seed, 0, 400));
            both.add(sample(2L * seed + 1, 400, POSITIONS));
            numbers(both.sample()).forEach(number -> drawn[number]++);
        }
        assertUniform(drawn, DRAWS);
    }

    /** Of two positions of the same place in two batches no more are drawn together than of any two. */
    @Test
    void batchesAreDrawnIndependently() {
        int together = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            PositionSampler both = new PositionSampler(SIZE, 0);
            both.add(sample(2L * seed, 0, 600));
            both.add(sample(2L * seed + 1, 600, POSITIONS));
            List<Integer> numbers = numbers(both.sample());
            for (int number : numbers) {
                together += number < 600 && numbers.contains(number + 600) ? 1 : 0;
            }
        }
        double chance = (double) SIZE * (SIZE - 1) / (POSITIONS * (POSITIONS - 1.0));
        double expected = DRAWS * 600 * chance;
        assertThat((double) together).isBetween(expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected));
    }

    /** The first of a sample are a sample. */
    @Test
    void theFirstDrawnAreASampleToo() {
        long[] first = new long[POSITIONS];
        for (int seed = 0; seed < 4 * DRAWS; seed++) {
            first[numbers(sample(seed, 0, POSITIONS)).get(0)]++;
        }
        assertUniform(first, 4 * DRAWS);
    }

    @Test
    void isTheSameForTheSameSeedAlone() {
        assertThat(sample(3, 0, POSITIONS)).isEqualTo(sample(3, 0, POSITIONS));
        assertThat(sample(3, 0, POSITIONS)).isNotEqualTo(sample(4, 0, POSITIONS));
    }

    @Test
    void hasAllWhereThereAreFew() {
        PositionSample sample = sample(1, 0, SIZE);
        assertThat(numbers(sample)).hasSize(SIZE).doesNotHaveDuplicates();
        assertThat(numbers(sample(1, 0, 0))).isEmpty();
        assertThat(sample.drawn())
                .allSatisfy(position -> assertThat(position.zones()).containsExactly(zone((int) position.lon())));
    }

    /** Smallest keys of a known distribution: the k-th of n has the mean k / (n + 1). */
    @Test
    void keysAreThoseOfAllPositions() {
        double sum = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            List<SampledPosition> drawn = sample(seed, 0, POSITIONS).drawn();
            sum += drawn.get(SIZE - 1).key();
        }
        double mean = SIZE / (POSITIONS + 1.0);
        double deviation = Math.sqrt(SIZE) / POSITIONS / Math.sqrt(DRAWS);
        assertThat(sum / DRAWS).isBetween(mean - 4 * deviation, mean + 4 * deviation);
    }

    /** The sum over positions of the squared deviation, in units of its variance, has the mean and variance of chi-square. */
    private static void assertUniform(long[] drawn, int draws) {
        double expected = (double) LongStream.of(drawn).sum() / drawn.length;
        double chance = expected / draws;
        double chiSquare = 0;
        for (long times : drawn) {
            chiSquare += (times - expected) * (times - expected) / (expected * (1 - chance));
        }
        double freedom = drawn.length - 1.0;
        assertThat(chiSquare).isBetween(freedom - 4 * Math.sqrt(2 * freedom), freedom + 4 * Math.sqrt(2 * freedom));
    }

    /** A sample of the positions of those numbers, whose partitions are handed in out of order, and some twice. */
    private static PositionSample sample(long seed, int from, int to) {
        PositionSampler sample = new PositionSampler(SIZE, seed);
        List<PositionSampler> tasks = new ArrayList<>();
        int number = from;
        for (int partition = 0; partition < ENDS.length; partition++) {
            int end = from + (to - from) * ENDS[partition] / POSITIONS;
            if (number < end) {
                PositionSampler task = (PositionSampler) sample.copyAndReset();
                task.startPartition(partition);
                for (; number < end; number++) {
                    task.draw(number, -number / 100.0, zone(number));
                }
                tasks.add(new SplittableRandom(seed).nextInt(tasks.size() + 1), task);
            }
        }
        tasks.forEach(sample::merge);
        tasks.stream().limit(2).forEach(sample::merge);
        return sample.sample();
    }

    private static int zone(int number) {
        return number % 5 - 1;
    }

    private static List<Integer> numbers(PositionSample sample) {
        return sample.drawn().stream().map(position -> (int) position.lon()).toList();
    }
}
