package ais.geofence.unpack;

import java.math.BigInteger;

/**
 * The end of bzip2 data: a mark of 48 bits, a checksum of 32, and up to 7 bits that fill the last byte. Hadoop looks for blocks by their marks, so
 * that a file which is cut at one looks whole to it.
 */
public final class Bzip2End {
    /** So many bytes of the end of a file are enough. */
    public static final int BYTES = 11;

    private static final long MARK = 0x177245385090L;
    private static final long MARK_BITS = (1L << 48) - 1;
    private static final int CHECKSUM_BITS = 32;

    private Bzip2End() {}

    /**
     * Whether bzip2 data ends with the file.
     *
     * @param last the last {@link #BYTES} bytes of the file, or all that it has
     */
    public static boolean is(byte[] last) {
        BigInteger bits = new BigInteger(1, last);
        for (int filling = 0; filling < Byte.SIZE; filling++) {
            if ((bits.shiftRight(CHECKSUM_BITS + filling).longValue() & MARK_BITS) == MARK) {
                return true;
            }
        }
        return false;
    }
}
