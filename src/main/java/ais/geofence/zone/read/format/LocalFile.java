package ais.geofence.zone.read.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file on the local disk, for readers that can't use a stream.
 *
 * @param path where it is
 * @param isCopy whether it is a temporary copy, which is deleted on closing
 */
public record LocalFile(Path path, boolean isCopy) implements AutoCloseable {
    /** A file that stays as it is. */
    public static LocalFile of(Path path) {
        return new LocalFile(path, false);
    }

    /** Copies all that is left of a stream, and closes it. */
    static LocalFile copyOf(InputStream in) throws IOException {
        LocalFile copy = new LocalFile(Files.createTempFile("ais-geofence-zones-", ""), true);
        try (in) {
            Files.copy(in, copy.path, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (isCopy) {
            Files.deleteIfExists(path);
        }
    }
}
