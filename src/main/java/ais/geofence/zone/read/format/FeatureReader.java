package ais.geofence.zone.read.format;

import java.io.IOException;

/** Reads the features of one file, in the way of its format, as a stream. */
interface FeatureReader {
    /**
     * Reads all of the file.
     *
     * @throws UnreadableFile with the reason for the user
     * @throws IOException if the file can't be read to its end
     */
    void read() throws IOException;
}
