package ais.geofence.position.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.CompressionOutputStream;
import org.apache.hadoop.io.compress.Compressor;
import org.apache.hadoop.io.compress.Decompressor;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compressed file from its first byte to its last, or fails. Hadoop's own codecs treat damage between two parts of a
 * file as its end. Hadoop creates the codecs by class name on every executor. They can't write.
 */
public abstract class StrictCodec implements CompressionCodec {
    /** The bytes of a file without its compression. */
    abstract InputStream unpacked(InputStream in) throws IOException;

    @Override
    public CompressionInputStream createInputStream(InputStream in) throws IOException {
        return new Unpacked(in, unpacked(in));
    }

    @Override
    public CompressionInputStream createInputStream(InputStream in, @Nullable Decompressor decompressor)
            throws IOException {
        return createInputStream(in);
    }

    /** No decompressor is needed. */
    @Override
    public @Nullable Decompressor createDecompressor() {
        return null;
    }

    @Override
    public Class<? extends Decompressor> getDecompressorType() {
        return Decompressor.class;
    }

    @Override
    public CompressionOutputStream createOutputStream(OutputStream out) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public CompressionOutputStream createOutputStream(OutputStream out, @Nullable Compressor compressor) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public Class<? extends Compressor> getCompressorType() {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public Compressor createCompressor() {
        throw new UnsupportedOperationException("only for reading");
    }

    private static final class Unpacked extends CompressionInputStream {
        private final InputStream unpacked;

        Unpacked(InputStream in, InputStream unpacked) throws IOException {
            super(in);
            this.unpacked = unpacked;
        }

        @Override
        public int read() throws IOException {
            return unpacked.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return unpacked.read(bytes, offset, length);
        }

        @Override
        public void resetState() {
            throw new UnsupportedOperationException("a file is read from its beginning");
        }

        @Override
        public void close() throws IOException {
            unpacked.close();
        }
    }
}
