package ais.geofence.position;

import ais.geofence.unpack.GzipStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.hadoop.io.compress.GzipCodec;
import org.jspecify.annotations.Nullable;

/** Reads {@code .gz} as zones are read, by {@link GzipStream}. Hadoop makes it by its name, on every executor. */
public final class StrictGzipCodec extends GzipCodec {
    /** Hadoop's setting of the codecs that it finds by the endings of files. */
    static final String CODECS = "io.compression.codecs";

    /** The value of {@link #CODECS} by which this one is found, unless the user has another for {@code .gz}. */
    static String codecs(Configuration configuration) {
        String others = configuration.getTrimmed(CODECS, "");
        return StrictGzipCodec.class.getName() + (others.isEmpty() ? "" : "," + others);
    }

    /** This one in place of Hadoop's own for {@code .gz}, else the codec as it is. */
    static @Nullable CompressionCodec inPlaceOf(@Nullable CompressionCodec codec) {
        return codec != null && codec.getClass() == GzipCodec.class ? new StrictGzipCodec() : codec;
    }

    @Override
    public CompressionInputStream createInputStream(InputStream in) throws IOException {
        return new Unpacked(in);
    }

    @Override
    public CompressionInputStream createInputStream(InputStream in, @Nullable Decompressor decompressor)
            throws IOException {
        return new Unpacked(in);
    }

    /** None is needed. */
    @Override
    public @Nullable Decompressor createDecompressor() {
        return null;
    }

    private static final class Unpacked extends CompressionInputStream {
        private final GzipStream unpacked;

        Unpacked(InputStream in) throws IOException {
            super(in);
            this.unpacked = new GzipStream(in);
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
