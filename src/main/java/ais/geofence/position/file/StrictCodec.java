package ais.geofence.position.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.CompressionOutputStream;
import org.apache.hadoop.io.compress.Compressor;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.hadoop.io.compress.GzipCodec;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compressed file from its first byte to its last, or fails. Hadoop's own codecs treat damage between two parts of a
 * file as its end. Hadoop creates the codecs by class name on every executor. They can't write.
 */
public abstract class StrictCodec implements CompressionCodec {
    /** Hadoop's setting with the codecs that it chooses by file name. */
    static final String CODECS = "io.compression.codecs";

    /** The value of {@link #CODECS} with these codecs, followed by those that the user set. */
    static String codecs(Configuration configuration) {
        String others = configuration.getTrimmed(CODECS, "");
        String strict = StrictGzipCodec.class.getName() + "," + StrictBzip2Codec.class.getName();
        return others.isEmpty() ? strict : strict + "," + others;
    }

    /** The strict codec that replaces Hadoop's own; any other codec is returned unchanged. */
    static @Nullable CompressionCodec inPlaceOf(@Nullable CompressionCodec codec) {
        if (codec == null) {
            return null;
        }
        if (codec.getClass() == GzipCodec.class) {
            return new StrictGzipCodec();
        }
        return codec.getClass() == BZip2Codec.class ? new StrictBzip2Codec() : codec;
    }

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
