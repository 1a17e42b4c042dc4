package ais.geofence.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Limits the lines of unpacked text to 64 MiB. A small compressed file may hold a line that is larger than any memory. */
public final class LineLimit extends FilterInputStream {
    private static final long LONGEST_LINE = 64 << 20;

    private long inLine;

    public LineLimit(InputStream unpacked) {
        super(unpacked);
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        int afterLastEnd = offset + count;
        while (afterLastEnd > offset && bytes[afterLastEnd - 1] != '\n' && bytes[afterLastEnd - 1] != '\r') {
            afterLastEnd--;
        }
        // Lines that begin and end here are no longer than the array.
        inLine = afterLastEnd > offset ? offset + count - afterLastEnd : inLine + Math.max(count, 0);
        if (inLine > LONGEST_LINE) {
            throw new LongLineException(LONGEST_LINE >> 20);
        }
        return count;
    }
}
