package ais.geofence.zone.locate.grid;

import java.util.Arrays;

/** A growing row of ints. */
final class IntArray {
    private int[] values;
    private int size;

    IntArray(int capacity) {
        values = new int[Math.max(capacity, 8)];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(size + 1, (int) Math.min(Integer.MAX_VALUE - 8, 2L * size)));
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    int size() {
        return size;
    }

    void removeLast(int count) {
        size -= count;
    }

    void clear() {
        size = 0;
    }

    /** Appends so many zeros and returns where they begin. */
    int addZeros(int count) {
        int start = size;
        size += count;
        if (size > values.length) {
            values = Arrays.copyOf(values, Math.max(size, (int) Math.min(Integer.MAX_VALUE - 8, 2L * start)));
        }
        Arrays.fill(values, start, size, 0);
        return start;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
