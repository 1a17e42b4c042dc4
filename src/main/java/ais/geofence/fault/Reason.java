package ais.geofence.fault;

import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a few words what an exception is about. */
public final class Reason {
    /** What the JDK says of a file that it can't open: the path, then why. */
    private static final Pattern AFTER_PATH = Pattern.compile(".* \\(([^()]+)\\)");

    private Reason() {}

    /** What went wrong, in one line; without the path, which the caller knows, where the JDK begins with it. */
    public static String of(Throwable error) {
        if (error instanceof FileSystemException fault) {
            return of(fault);
        }
        String message = error.getMessage();
        String first =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        Matcher opening = AFTER_PATH.matcher(first);
        if (error instanceof FileNotFoundException && opening.matches()) {
            return opening.group(1);
        }
        if (error instanceof UnknownHostException) {
            return "unknown host " + first;
        }
        return first.isEmpty() ? error.getClass().getSimpleName() : first;
    }

    private static String of(FileSystemException error) {
        if (error.getReason() != null) {
            return error.getReason();
        }
        if (error instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (error instanceof NoSuchFileException) {
            return "it is not there";
        }
        return error instanceof FileAlreadyExistsException
                ? "it is there already"
                : error.getClass().getSimpleName();
    }
}
