package ais.geofence.tag;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How many different ships there are: exactly while they are few, and estimated by HyperLogLog when they are many. Takes a
 * few bytes a ship, and {@code registers} bytes at most. Holds arrays alone, which can be copied while they are filled.
 */
final class DistinctShips implements Serializable {
    private static final int FIRST_CAPACITY = 8;
    private static final int NONE = 0;

    private final int registerBits;
    /** The ships themselves by their hash (open addressing), while they are few. */
    private int[] ships = new int[FIRST_CAPACITY];

    private int count;
    /** Of each register the highest rank of its hashes; null while the ships are few. */
    private byte @Nullable [] registers;

    /**
     * @param registers how many to estimate with, a power of two; the standard error is 1.04 divided by their root
     */
    DistinctShips(int registers) {
        this.registerBits = Integer.numberOfTrailingZeros(registers);
    }

    /** Adds a ship by its MMSI, which is not 0. */
    void add(int ship) {
        long hash = hash(ship);
        byte[] estimating = registers;
        if (estimating != null) {
            raise(estimating, hash);
            return;
        }
        int place = place(ships, ship, hash);
        if (ships[place] == NONE) {
            ships[place] = ship;
            count++;
            if (2 * count > ships.length) {
                grow();
            }
        }
    }

    void addAll(DistinctShips more) {
        byte[] theirs = more.registers;
        if (theirs == null) {
            for (int ship : more.ships) {
                if (ship != NONE) {
                    add(ship);
                }
            }
            return;
        }
        byte[] ours = estimating();
        for (int i = 0; i < ours.length; i++) {
            ours[i] = (byte) Math.max(ours[i], theirs[i]);
        }
    }

    boolean isExact() {
        return registers == null;
    }

    long count() {
        return registers == null ? count : Math.round(estimate(registers));
    }

    private static int place(int[] ships, int ship, long hash) {
        int mask = ships.length - 1;
        int place = (int) hash & mask;
        while (ships[place] != NONE && ships[place] != ship) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        if (2 * ships.length * Integer.BYTES > 1 << registerBits) {
            estimating();
            return;
        }
        int[] larger = new int[2 * ships.length];
        for (int ship : ships) {
            if (ship != NONE) {
                larger[place(larger, ship, hash(ship))] = ship;
            }
        }
        ships = larger;
    }

    /** The registers, with all ships so far. */
    private byte[] estimating() {
        byte[] estimating = registers;
        if (estimating == null) {
            estimating = new byte[1 << registerBits];
            for (int ship : ships) {
                if (ship != NONE) {
                    raise(estimating, hash(ship));
                }
            }
            registers = estimating;
            ships = new int[0];
        }
        return estimating;
    }

    private void raise(byte[] registers, long hash) {
        int register = (int) (hash >>> Long.SIZE - registerBits);
        long rest = hash << registerBits | 1L << registerBits - 1;
        int rank = Long.numberOfLeadingZeros(rest) + 1;
        if (rank > registers[register]) {
            registers[register] = (byte) rank;
        }
    }

    /** The finaliser of SplitMix64. */
    private static long hash(int ship) {
        long hash = ship * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }

    /** Ertl's improved estimator (2017), which needs no table of corrections. */
    private double estimate(byte[] registers) {
        int bits = Long.SIZE - registerBits;
        double number = registers.length;
        int[] ranks = new int[bits + 2];
        for (byte rank : registers) {
            ranks[rank]++;
        }
        double sum = number * tau(1 - ranks[bits + 1] / number);
        for (int rank = bits; rank >= 1; rank--) {
            sum = (sum + ranks[rank]) / 2;
        }
        sum += number * sigma(ranks[0] / number);
        return number * number / (2 * Math.log(2) * sum);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = share;
        double weight = 1;
        double sum = share;
        double last;
        do {
            power *= power;
            last = sum;
            sum += power * weight;
            weight *= 2;
        } while (sum != last);
        return sum;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double root = share;
        double weight = 1;
        double sum = 1 - share;
        double last;
        do {
            root = Math.sqrt(root);
            last = sum;
            weight /= 2;
            sum -= (1 - root) * (1 - root) * weight;
        } while (sum != last);
        return sum / 3;
    }
}
