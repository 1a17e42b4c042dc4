package ais.geofence.fault;

import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes an exception in a few words. */
public final class Reason {
    /** The JDK's message for a file that it can't open: the path, then the reason. */
    private static final Pattern AFTER_PATH = Pattern.compile(".* \\(([^()]+)\\)");

    private Reason() {}

    /** The first line of the message, without the path that the JDK puts before it: the caller knows it. */
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
