package ais.geofence.unpack;

import java.io.IOException;

/** A line that is longer than the {@link LineLimit}. */
public final class LongLineException extends IOException {
    private static final long serialVersionUID = 1;

    LongLineException(long mebibytes) {
        super("a line has more than %s MiB".formatted(mebibytes));
    }
}
