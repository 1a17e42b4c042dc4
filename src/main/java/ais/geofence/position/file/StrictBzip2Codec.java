package ais.geofence.position.file;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Reads {@code .bz2} from the first byte to the last. Hadoop's codec searches for block marks so that several tasks can share a
 * file, and it skips a block whose mark is damaged.
 */
public final class StrictBzip2Codec extends LibraryCodec {
    @Override
    InputStream library(InputStream packed) throws IOException {
        return new BZip2CompressorInputStream(packed, true);
    }

    @Override
    public String getDefaultExtension() {
        return ".bz2";
    }
}
