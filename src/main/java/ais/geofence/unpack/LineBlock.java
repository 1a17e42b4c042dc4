package ais.geofence.unpack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The lines of a text that begin in one of its blocks. A line ends as Hadoop's do, with {@code \n}, {@code \r} or {@code \r\n}. Not
 * thread-safe.
 */
public final class LineBlock {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;

    private final long number;
    private final byte[] bytes;
    private final int end;
    private int next;
    private int from;
    private int length;

    /**
     * @param number of the block, from 0
     * @param bytes begin with the first line
     * @param end of the last line
     */
    LineBlock(long number, byte[] bytes, int end) {
        this.number = number;
        this.bytes = bytes;
        this.end = end;
    }

    /** The number of the block in the text, from 0. */
    public long number() {
        return number;
    }

    /** Takes the next line; false if there is none. */
    public boolean next() {
        if (next == end) {
            return false;
        }
        from = next;
        int lineEnd = lineEnd(bytes, from, end);
        length = lineEnd - from;
        next = Math.min(lineEnd + 1, end);
        if (next < end && bytes[lineEnd] == '\r' && bytes[next] == '\n') {
            next++;
        }
        return true;
    }

    /** The array that has the line. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the line begins in {@link #bytes}; 0 for the first line of the block. */
    public int from() {
        return from;
    }

    /** The bytes of the line, without its end. */
    public int length() {
        return length;
    }

    /** The first byte between two places that ends a line, or the second place. */
    static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, at);
            long ends = zeros(eight ^ '\n' * ONES) | zeros(eight ^ '\r' * ONES);
            if (ends != 0) {
                return at + Long.numberOfTrailingZeros(ends) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Sets the highest bit of the lowest byte that is zero, and no bit below it. */
    private static long zeros(long eight) {
        return eight - ONES & ~eight & ONES << 7;
    }
}
