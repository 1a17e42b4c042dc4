package ais.geofence.files;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Writes a small file on the local disk. */
public final class TextFile {
    private TextFile() {}

    /**
     * Makes sure that a file can be written, before the work that it is to tell of; makes the folders above it.
     *
     * @throws UserError (exit 5) if it can't
     */
    public static void requireWritable(String file) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            Path folder = path.getParent();
            if (folder == null || Files.isDirectory(path)) {
                throw new IOException("it is a folder; name a file");
            }
            Files.createDirectories(folder);
            if (!Files.isWritable(Files.exists(path) ? path : folder)) {
                throw new AccessDeniedException(file);
            }
        } catch (IOException | InvalidPathException e) {
            throw unwritable(file, e);
        }
    }

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
            throw unwritable(file, e);
        }
    }

    private static UserError unwritable(String file, Exception e) {
        return new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(file, Reason.of(e)), e);
    }
}
