package ais.geofence.zone.read.format;

import java.io.IOException;

/** A file that is not what it should be; the message says why, to follow the file's name. */
final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableFile(String reason) {
        super(reason);
    }
}
