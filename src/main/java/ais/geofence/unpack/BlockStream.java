package ais.geofence.unpack;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read many bytes at a time. A single byte is read as an array of one. */
public abstract class BlockStream extends InputStream {
    @Override
    public final int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
