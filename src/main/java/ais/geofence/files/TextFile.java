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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a small file on the local disk. */
public final class TextFile {
    private static final String TEMPORARY = ".ais-geofence-";

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
            if (Files.notExists(path)) {
                Files.delete(Files.createTempFile(folder, TEMPORARY, ""));
            } else if (Files.isRegularFile(path)) {
                Files.newByteChannel(path, StandardOpenOption.WRITE).close();
            } else if (!Files.isWritable(path)) { // to open a pipe would wait for its reader
                throw new AccessDeniedException(file);
            }
        } catch (IOException | InvalidPathException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Writes the whole text, or leaves what is there; makes the folders above it. Only what can't be replaced is written in place: a
     * pipe or device, and a file in a folder that nothing can be put into.
     *
     * @throws UserError (exit 5) if it can't
     */
    public static void write(String file, String text) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.getParent());
            Path place = Files.exists(path) ? path.toRealPath() : path;
            boolean inPlace =
                    Files.exists(place) && !(Files.isRegularFile(place) && Files.isWritable(place.getParent()));
            if (inPlace) {
                Files.writeString(place, text, StandardCharsets.UTF_8);
            } else {
                replace(place, text);
            }
        } catch (IOException | InvalidPathException e) {
            throw unwritable(file, e);
        }
    }

    private static void replace(Path place, String text) throws IOException {
        // Not one of Java's own temporary files, which nobody else may read.
        Path whole = place.resolveSibling(TEMPORARY + UUID.randomUUID());
        try {
            Files.writeString(whole, text, StandardCharsets.UTF_8);
            Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static UserError unwritable(String file, Exception e) {
        return new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(file, Reason.of(e)), e);
    }
}
