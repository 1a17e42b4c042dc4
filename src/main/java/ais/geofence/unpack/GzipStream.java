package ais.geofence.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952), one member after another, to the end of the file. Unlike the JDK's reader, it does not take
 * {@code InputStream.available() == 0} for the end. Zeros after the last member are padding, as on tapes. A file that ends too
 * early gives an {@link CutOffException}; one that is damaged, or continues with something else, gives a {@link ZipException}.
 * Not thread-safe.
 */
public final class GzipStream extends BlockStream {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATED = 8;

    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA_FIELD = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final byte[] packed = new byte[BUFFER_BYTES];
    private int next;
    private int limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private State state = State.START;

    private enum State {
        START,
        IN_MEMBER,
        BETWEEN_MEMBERS,
        END
    }

    /** @param in at the first byte of the file; closed with this stream */
    public GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (state != State.END) {
            if (state == State.IN_MEMBER) {
                int count = inflate(bytes, offset, length);
                if (count > 0) {
                    checksum.update(bytes, offset, count);
                    return count;
                }
                endMember();
            } else {
                beginMember();
            }
        }
        return -1;
    }

    /** 1 until the end is known, so that a buffer around this stream is filled. */
    @Override
    public int available() {
        return state == State.END ? 0 : 1;
    }

    @Override
    public void close() throws IOException {
        state = State.END;
        inflater.end();
        in.close();
    }

    /** Reads the header of the next member, or notes that there is none. */
    private void beginMember() throws IOException {
        if (state == State.BETWEEN_MEMBERS && isPaddedEnd()) {
            state = State.END;
            return;
        }
        checksum.reset();
        if (headerByte() != MAGIC_1 || headerByte() != MAGIC_2) {
            throw new ZipException("it does not begin as gzip");
        }
        if (headerByte() != DEFLATED) {
            throw new ZipException("unknown compression method");
        }
        int flags = headerByte();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("unknown flags");
        }
        // The time, flags of the compressor, and the system.
        skipHeader(6);
        if ((flags & EXTRA_FIELD) != 0) {
            skipHeader(headerByte() | headerByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipHeaderText();
        }
        if ((flags & COMMENT) != 0) {
            skipHeaderText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            int expected = (int) checksum.getValue() & 0xffff;
            require((packedByte() | packedByte() << 8) == expected, "the checksum of a header does not match");
        }
        checksum.reset();
        inflater.reset();
        state = State.IN_MEMBER;
    }

    /** Whether only zeros are left; fails if something other than a member follows. */
    private boolean isPaddedEnd() throws IOException {
        if (!isFilled()) {
            return true;
        }
        int first = packed[next] & 0xff;
        // A file may have been cut after the first of the two bytes that begin a member.
        if (first == MAGIC_1 && (limit - next > 1 ? packed[next + 1] & 0xff : MAGIC_2) == MAGIC_2) {
            return false;
        }
        long left = 0;
        boolean zeros = true;
        for (; isFilled(); next = limit) {
            for (int i = next; i < limit; i++) {
                zeros &= packed[i] == 0;
            }
            left += limit - next;
        }
        require(zeros, left + " bytes that are not gzip follow its compressed data; compress the file again");
        return true;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            while (true) {
                int count = inflater.inflate(bytes, offset, length);
                if (count > 0 || inflater.finished()) {
                    return count;
                }
                require(!inflater.needsDictionary(), "it needs a dictionary");
                fillOrFail();
                inflater.setInput(packed, next, limit - next);
                next = limit;
            }
        } catch (DataFormatException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    private void endMember() throws IOException {
        next = limit - inflater.getRemaining();
        long expected = packedInt();
        require(expected == checksum.getValue(), "the checksum of its data does not match");
        require(packedInt() == (inflater.getBytesWritten() & 0xffffffffL), "the length of its data does not match");
        state = State.BETWEEN_MEMBERS;
    }

    private void skipHeader(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            headerByte();
        }
    }

    private void skipHeaderText() throws IOException {
        int character;
        do {
            character = headerByte();
        } while (character != 0);
    }

    private int headerByte() throws IOException {
        int value = packedByte();
        checksum.update(value);
        return value;
    }

    private long packedInt() throws IOException {
        return packedByte() | packedByte() << 8 | packedByte() << 16 | (long) packedByte() << 24;
    }

    private int packedByte() throws IOException {
        fillOrFail();
        return packed[next++] & 0xff;
    }

    private void fillOrFail() throws IOException {
        if (!isFilled()) {
            throw new CutOffException();
        }
    }

    /** Whether the buffer has packed bytes. Refills it from the file if it is empty. */
    private boolean isFilled() throws IOException {
        if (next == limit) {
            next = 0;
            limit = Math.max(0, in.read(packed, 0, packed.length));
        }
        return next < limit;
    }

    private static void require(boolean condition, String fault) throws ZipException {
        if (!condition) {
            throw new ZipException(fault);
        }
    }
}
