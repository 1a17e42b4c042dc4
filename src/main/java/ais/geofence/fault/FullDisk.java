package ais.geofence.fault;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Tells a full disk from other failures to write. Java has no type for it, only what the system says, in the user's language. */
final class FullDisk {
    private static final String IN_ENGLISH = "No space left on device";

    /** Executors may speak another language than this process. */
    private static final List<String> MESSAGES = List.of(IN_ENGLISH, ofThisSystem());

    private FullDisk() {}

    /** Whether a failure is that a disk is full. */
    static boolean isCauseOf(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof IOException
                && message != null
                && MESSAGES.stream().anyMatch(message::contains);
    }

    /** Linux has a device that is always full, to ask what the system says then. */
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
