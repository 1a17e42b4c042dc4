package ais.geofence.zone.read.format;

import ais.geofence.zone.read.ZoneReader;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/** A file of zones, on whatever file system the caller knows how to open. */
public interface ZoneFile {
    /** The file as the user knows it: a path or URI, shown in messages. Its last part may name the zone. */
    String name();

    /** Opens the file at its beginning. {@link ZoneReader} calls it once, reads it in one pass and closes it. */
    InputStream open() throws IOException;

    /** The same file for Parquet's reader, which begins at its end. */
    InputFile seekable() throws IOException;

    /** The same file on the local disk, as a temporary copy if it is elsewhere. */
    default LocalFile local() throws IOException {
        return LocalFile.copyOf(open());
    }

    /**
     * The file beside this one whose name differs only by its ending.
     *
     * @param ending one of {@link ZoneFormat#companions}, in either case
     * @return null if there is none
     */
    default @Nullable ZoneFile companion(String ending) {
        return null;
    }

    /**
     * Takes note of how far the reader of {@link #seekable} or {@link #local} is.
     *
     * @param share of the file, from 0 to 1
     */
    default void readSoFar(double share) {}
}
