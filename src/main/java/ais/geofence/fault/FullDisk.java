package ais.geofence.fault;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Recognises a full disk among failures to write. Java has no type for it, only the system's message in the user's language. */
final class FullDisk {
    private static final String IN_ENGLISH = "No space left on device";

    /** Executors may use another language than this process. */
    private static final List<String> MESSAGES = List.of(IN_ENGLISH, ofThisSystem());

    private FullDisk() {}

    /** Whether a full disk caused the failure. */
    static boolean isCauseOf(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof IOException
                && message != null
                && MESSAGES.stream().anyMatch(message::contains);
    }

    /** The system's message for a full disk: Linux has a device that is always full. */
    static String ofThisSystem() {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            full.write(0);
        } catch (FileNotFoundException e) {
            return IN_ENGLISH;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        return IN_ENGLISH;
    }
}
