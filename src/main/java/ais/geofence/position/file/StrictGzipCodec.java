package ais.geofence.position.file;

import ais.geofence.unpack.GzipStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads {@code .gz} as zones are read, by {@link GzipStream}. */
public final class StrictGzipCodec extends StrictCodec {
    @Override
    InputStream unpacked(InputStream in) throws IOException {
        return new GzipStream(in);
    }

    @Override
    public String getDefaultExtension() {
        return ".gz";
    }
}
