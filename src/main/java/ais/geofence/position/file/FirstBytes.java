package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/** The first bytes of a file, which tell its kind. */
final class FirstBytes {
    private static final int LONGEST = 6;

    private final byte[] bytes;

    private FirstBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads them.
     *
     * @throws UserError (exit 4) if the file can't be read
     */
    static FirstBytes of(FoundFile file, Configuration configuration) {
        try (InputStream in = file.open(configuration)) {
            return new FirstBytes(in.readNBytes(LONGEST));
        } catch (IOException | IllegalArgumentException e) { // the latter for a name with a colon
            throw new UserError(ExitCode.INPUT, "%s: can't be read (%s)".formatted(file.name(), Reason.of(e)), e);
        }
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Whether the file begins so; at most six bytes. */
    boolean startWith(int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
