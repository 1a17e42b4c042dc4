package ais.geofence.zone.read.format;

import java.io.IOException;

/** Streams the features of one file. Each format has its own reader. */
interface FeatureReader {
    /**
     * Reads all of the file.
     *
     * @throws UnreadableFile with the reason for the user
     * @throws IOException if the file can't be read to its end
     */
    void read() throws IOException;
}
