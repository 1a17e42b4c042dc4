package ais.geofence.zone.read.format;

import ais.geofence.zone.read.ZoneReader;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.InputFile;

/** A file of zones, on whatever file system the caller knows how to open. */
public interface ZoneFile {
    /** The file as the user knows it: a path or URI, shown in messages. Its last part may name the zone. */
    String name();

    /** Opens the file at its beginning. {@link ZoneReader} calls it once, reads it in one pass and closes it. */
    InputStream open() throws IOException;

    /** The same file for Parquet's reader, which begins at its end. */
    InputFile seekable() throws IOException;

    /**
     * Takes note of how far the reader of {@link #seekable} is.
     *
     * @param share of the file, from 0 to 1
     */
    default void readSoFar(double share) {}
}
