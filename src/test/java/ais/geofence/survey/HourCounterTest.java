package ais.geofence.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours are counted exactly, in whatever order rows and partitions come, and however many hours there are. */
class HourCounterTest {
    private static final int WRONG_TIME = 70_000_000;

    /** Far more hours than are kept, as many as are kept, and fewer. */
    @ParameterizedTest
    @ValueSource(ints = {7, 300, 1000})
    void agreesWithCountingThemAll(int most) {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            NavigableMap<Integer, long[]> expected = new TreeMap<>();
            List<HourCounter> partitions = new ArrayList<>();
            HourCounter hours = new HourCounter(most);
            for (int partition = 0; partition < 5; partition++) {
                HourCounter task = (HourCounter) hours.copyAndReset();
                task.startPartition(partition);
                int from = random.nextInt(-100, 400);
                for (int row = 0; row < 3000; row++) {
                    int hour = random.nextInt(500) == 0
                            ? random.nextInt(-WRONG_TIME, WRONG_TIME)
                            : random.nextInt(3) == 0 ? from + random.nextInt(200) : from + row / 100;
                    boolean inZone = random.nextInt(4) == 0;
                    task.count(hour, inZone);
                    expected.computeIfAbsent(hour, key -> new long[2])[inZone ? 0 : 1]++;
                }
                partitions.add(task);
            }
            Collections.shuffle(partitions, new Random(seed));
            partitions.forEach(hours::merge);
            partitions.forEach(hours::merge);
            assertThat(hours.counts()).as("seed %d", seed).isEqualTo(latest(expected, most));
            assertThat(hours.counts().total()).isEqualTo(15_000);
        }
    }

    private static HourCounts latest(NavigableMap<Integer, long[]> all, int most) {
        List<HourCount> latest = new ArrayList<>();
        long earlierInZone = 0;
        long earlierInNone = 0;
        for (var entry : all.descendingMap().entrySet()) {
            long[] counts = entry.getValue();
            if (latest.size() < most) {
                latest.add(0, new HourCount(entry.getKey(), counts[0], counts[1]));
            } else {
                earlierInZone += counts[0];
                earlierInNone += counts[1];
            }
        }
        return new HourCounts(latest, earlierInZone, earlierInNone);
    }

    @Test
    void wrongTimesTakeNoMoreThanTheirPlace() {
        HourCounter hours = new HourCounter(3);
        HourCounter task = (HourCounter) hours.copyAndReset();
        task.startPartition(0);
        for (int hour : new int[] {480_000, WRONG_TIME, 480_001, -WRONG_TIME, 480_002, 480_000}) {
            task.count(hour, true);
        }
        hours.merge(task);
        assertThat(hours.counts())
                .isEqualTo(new HourCounts(
                        List.of(
                                new HourCount(480_001, 1, 0),
                                new HourCount(480_002, 1, 0),
                                new HourCount(WRONG_TIME, 1, 0)),
                        3,
                        0));
    }

    @Test
    void forgetsWhatItHadWhenItIsReset() {
        HourCounter hours = new HourCounter(10);
        hours.startPartition(0);
        hours.count(5, true);
        assertThat(hours.isZero()).isFalse();
        hours.reset();
        assertThat(hours.isZero()).isTrue();
        hours.startPartition(0);
        hours.count(5, false);
        assertThat(hours.counts()).isEqualTo(new HourCounts(List.of(new HourCount(5, 0, 1)), 0, 0));
        assertThat(((HourCounter) hours.copy()).counts()).isEqualTo(hours.counts());
    }

    @Test
    void countsOfTwoRunsGoTogether() {
        HourCounts first = new HourCounts(List.of(new HourCount(1, 2, 3), new HourCount(4, 1, 0)), 5, 6);
        HourCounts second = new HourCounts(List.of(new HourCount(2, 7, 0), new HourCount(4, 1, 1)), 0, 1);
        assertThat(first.plus(second))
                .isEqualTo(new HourCounts(
                        List.of(new HourCount(1, 2, 3), new HourCount(2, 7, 0), new HourCount(4, 2, 1)), 5, 7));
    }

    @Test
    void anHourHasAStart() {
        assertThat(new HourCount(-1, 0, 0).start()).isEqualTo(Instant.parse("1969-12-31T23:00:00Z"));
    }
}
