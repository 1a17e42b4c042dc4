package ais.geofence.position.file;

import ais.geofence.unpack.GzipStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads {@code .gz} with {@link GzipStream}, as the reader of zones does. */
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
