package ais.geofence.unpack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/**
 * Unpacks zstd (RFC 8878), one frame after another, to the end of the file. The library's own stream takes a frame that is cut
 * off for whole, if it follows another one. A file that ends too early gives an {@link CutOffException}; one that is damaged,
 * continues with something else, or needs a window of more than 128 MiB, gives a {@link ZipException}. Not thread-safe.
 */
public final class ZstdStream extends InputStream {
    private static final int BUFFER_BYTES = 1 << 17;

    private final InputStream in;
    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
    private final byte[] block = new byte[BUFFER_BYTES];
    private final ByteBuffer packed = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private final ByteBuffer unpacked = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private boolean inFrame;
    private boolean isFull;

    /** @param in at the first byte of the file; closed with this stream */
    public ZstdStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return unpack() ? unpacked.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!unpack()) {
            return -1;
        }
        int count = Math.min(length, unpacked.remaining());
        unpacked.get(bytes, offset, count);
        return count;
    }

    /** Unpacks more bytes if all were taken; false at the end of the file. */
    private boolean unpack() throws IOException {
        while (!unpacked.hasRemaining()) {
            // A full buffer may have left bytes in the decompressor, which needs no more input for them.
            if (!packed.hasRemaining() && !isFull && !fill()) {
                if (inFrame) {
                    throw new CutOffException();
                }
                return false;
            }
            unpacked.clear();
            try {
                inFrame = !decompressor.decompressDirectByteBufferStream(unpacked, packed);
            } catch (ZstdException e) {
                // The exception's own message is that of the negative code: "No error detected".
                throw new ZipException(Zstd.getErrorName(-e.getErrorCode()));
            }
            isFull = inFrame && !unpacked.hasRemaining();
            unpacked.flip();
        }
        return true;
    }

    private boolean fill() throws IOException {
        int count = in.read(block, 0, block.length);
        packed.clear();
        packed.put(block, 0, Math.max(count, 0)).flip();
        return count >= 0;
    }

    @Override
    public void close() throws IOException {
        decompressor.close();
        in.close();
    }
}
