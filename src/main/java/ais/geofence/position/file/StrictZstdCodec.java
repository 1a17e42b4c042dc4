package ais.geofence.position.file;

import ais.geofence.unpack.ZstdStream;
import java.io.InputStream;

/** Reads {@code .zst}, all frames. Hadoop's codec needs a native library. */
public final class StrictZstdCodec extends StrictCodec {
    @Override
    InputStream unpacked(InputStream in) {
        return new ZstdStream(in);
    }

    @Override
    public String getDefaultExtension() {
        return ".zst";
    }
}
