package ais.geofence.position.file;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Reads {@code .xz}, all streams. */
public final class StrictXzCodec extends LibraryCodec {
    /** In KiB: twice what the strongest preset of xz needs. A file says what it needs, which may be gigabytes. */
    private static final int MOST_MEMORY = 128 << 10;

    @Override
    InputStream library(InputStream packed) throws IOException {
        return new XZCompressorInputStream(packed, true, MOST_MEMORY);
    }

    @Override
    public String getDefaultExtension() {
        return ".xz";
    }
}
