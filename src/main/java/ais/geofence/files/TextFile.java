package ais.geofence.files;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Writes a small file on the local disk. */
public final class TextFile {
    private TextFile() {}

    /**
     * Writes the whole text, and makes the folders above it.
     *
     * @throws UserError (exit 5) if it can't
     */
    public static void write(String file, String text) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.getParent());
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(file, FileFinder.reason(e)), e);
        }
    }
}
