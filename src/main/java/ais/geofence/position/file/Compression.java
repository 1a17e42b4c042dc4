package ais.geofence.position.file;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.jspecify.annotations.Nullable;

/** How a file of text may be compressed as a whole, and the codec that reads it. */
enum Compression {
    GZIP(new StrictGzipCodec(), 0x1F, 0x8B),
    BZIP2(new StrictBzip2Codec(), 'B', 'Z', 'h'),
    ZSTD(new StrictZstdCodec(), 0x28, 0xB5, 0x2F, 0xFD),
    XZ(new StrictXzCodec(), 0xFD, '7', 'z', 'X', 'Z', 0);

    /** Hadoop's setting with the codecs that it chooses by file name. */
    static final String CODECS = "io.compression.codecs";

    private final StrictCodec codec;
    private final int[] start;

    Compression(StrictCodec codec, int... start) {
        this.codec = codec;
        this.start = start;
    }

    /** The value of {@link #CODECS} with the codecs that the user set, then these: for each ending, Hadoop takes the last. */
    static String codecs(Configuration configuration) {
        String set = configuration.getTrimmed(CODECS, "");
        String strict =
                Stream.of(values()).map(each -> each.codec.getClass().getName()).collect(Collectors.joining(","));
        return set.isEmpty() ? strict : set + "," + strict;
    }

    /** The codec for a file, by the end of its name: one of these, or another of Hadoop's; null if it is not compressed. */
    static @Nullable CompressionCodec codecOf(Path file, Configuration configuration) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        for (Compression compression : values()) {
            if (name.endsWith(compression.ending())) {
                return compression.codec;
            }
        }
        return new CompressionCodecFactory(configuration).getCodec(file);
    }

    /** What a file is, for a message. */
    String text() {
        return name().toLowerCase(Locale.ROOT) + "-compressed";
    }

    /** The end of a file's name. */
    String ending() {
        return codec.getDefaultExtension();
    }

    boolean begins(FirstBytes file) {
        return file.startWith(start) || this == ZSTD && isSkippableFrame(file);
    }

    /** Parallel compressors begin a file with one. */
    private static boolean isSkippableFrame(FirstBytes file) {
        for (int kind = 0x50; kind <= 0x5F; kind++) {
            if (file.startWith(kind, 0x2A, 0x4D, 0x18)) {
                return true;
            }
        }
        return false;
    }
}
