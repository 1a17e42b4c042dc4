package ais.geofence.zone;

import java.io.IOException;
import java.io.InputStream;

/** A file of zones, on whatever file system the caller knows how to open. */
public interface ZoneFile {
    /** The file as the user knows it: a path or URI, shown in messages. Its last part may name the zone. */
    String name();

    /** Opens the file at its beginning. {@link ZoneReader} calls it once, reads it in one pass and closes it. */
    InputStream open() throws IOException;
}
