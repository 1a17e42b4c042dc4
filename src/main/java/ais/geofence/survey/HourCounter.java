package ais.geofence.survey;

import ais.geofence.spark.IdempotentAccumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts positions per hour within the tasks of one Spark stage, each partition once. An hour that is among the latest of all is
 * among the latest of every partition that has it, so the count of each kept hour is complete.
 */
final class HourCounter extends IdempotentAccumulator<HourCounts, Long> {
    private static final int FIRST_CAPACITY = 32;

    private final int most;
    private int size;
    /** Hours since 1970, in order. */
    private int[] hours = new int[FIRST_CAPACITY];

    private long[] inZone = new long[FIRST_CAPACITY];
    private long[] inNone = new long[FIRST_CAPACITY];
    private long earlierInZone;
    private long earlierInNone;
    /** The index of the last row's hour. */
    private int last;

    /**
     * @param most how many hours are kept separate
     */
    HourCounter(int most) {
        this.most = most;
    }

    /** Counts one position; for the thread of the task alone. */
    void count(int hour, boolean isInZone) {
        count(hour, isInZone ? 1 : 0, isInZone ? 0 : 1);
    }

    private void count(int hour, long moreInZone, long moreInNone) {
        int place = place(hour);
        if (place < 0) {
            earlierInZone += moreInZone;
            earlierInNone += moreInNone;
        } else {
            inZone[place] += moreInZone;
            inNone[place] += moreInNone;
            last = place;
        }
    }

    /** The index of an hour, which is inserted if it is new; negative if it is too early. */
    private int place(int hour) {
        int guess = last + hour - hours[last]; // correct if no hour in between is missing
        if (guess >= 0 && guess < size && hours[guess] == hour) {
            return guess;
        }
        int found = Arrays.binarySearch(hours, 0, size, hour);
        return found >= 0 ? found : insert(hour, -found - 1);
    }

    private int insert(int hour, int place) {
        if (size == most) {
            return place == 0 ? -1 : replaceEarliest(hour, place - 1);
        }
        if (size == hours.length) {
            int capacity = Math.min(most, 2 * size);
            hours = Arrays.copyOf(hours, capacity);
            inZone = Arrays.copyOf(inZone, capacity);
            inNone = Arrays.copyOf(inNone, capacity);
        }
        move(place, place + 1, size - place);
        size++;
        return set(hour, place);
    }

    private int replaceEarliest(int hour, int place) {
        earlierInZone += inZone[0];
        earlierInNone += inNone[0];
        move(1, 0, place);
        return set(hour, place);
    }

    private void move(int from, int to, int length) {
        System.arraycopy(hours, from, hours, to, length);
        System.arraycopy(inZone, from, inZone, to, length);
        System.arraycopy(inNone, from, inNone, to, length);
    }

    private int set(int hour, int place) {
        hours[place] = hour;
        inZone[place] = 0;
        inNone[place] = 0;
        return place;
    }

    @Override
    public void add(HourCounts counts) {
        earlierInZone += counts.earlierInZone();
        earlierInNone += counts.earlierInNone();
        counts.latest().forEach(hour -> count(hour.hour(), hour.inZone(), hour.inNone()));
    }

    @Override
    protected void addAll(AccumulatorV2<HourCounts, Long> more) {
        add(((HourCounter) more).counts());
    }

    @Override
    protected IdempotentAccumulator<HourCounts, Long> empty() {
        return new HourCounter(most);
    }

    @Override
    protected void clear() {
        size = 0;
        last = 0;
        earlierInZone = 0;
        earlierInNone = 0;
    }

    /** How many hours there are. */
    @Override
    public Long value() {
        return (long) size;
    }

    /** What was counted. */
    HourCounts counts() {
        List<HourCount> latest = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            latest.add(new HourCount(hours[i], inZone[i], inNone[i]));
        }
        return new HourCounts(latest, earlierInZone, earlierInNone);
    }
}
