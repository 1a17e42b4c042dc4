package ais.geofence.position;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Checks whether a line is one JSON object and nothing else: Spark would take the first of several and drop the rest
 * without a word. What stands within the object is left to Spark's parser. Called from generated code.
 */
public final class JsonShape implements Serializable {
    /**
     * Makes sure that a file looks like JSON lines.
     *
     * @throws UserError (exit 4) for a JSON array, and for an object over several lines
     */
    static void requireLines(FoundFile file, Configuration configuration) {
        String start = FirstLine.of(file, configuration).strip();
        if (start.startsWith("[") || start.equals("{")) {
            boolean array = start.startsWith("[");
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: this is %s; expected JSON lines, one object a line (jq -c '%s' makes them)"
                            .formatted(
                                    file.name(),
                                    array ? "a JSON array" : "a JSON object over several lines",
                                    array ? ".[]" : "."));
        }
    }

    /**
     * Looks at one line.
     *
     * @return the ordinal of the {@link RejectReason}
     */
    public int invoke(UTF8String line) {
        byte[] bytes = line.getBytes();
        int i = skipBlanks(bytes, 0);
        if (i == bytes.length || bytes[i] != '{') {
            return RejectReason.NOT_JSON.ordinal();
        }
        int depth = 0;
        for (; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '"', '\'' -> i = endOfText(bytes, i);
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                boolean alone = skipBlanks(bytes, i + 1) == bytes.length;
                return (alone ? RejectReason.NONE : RejectReason.NOT_JSON).ordinal();
            }
        }
        return RejectReason.NOT_JSON.ordinal();
    }

    /** The index of the quote that closes the text that the one at {@code from} opens; the length if there is none. */
    private static int endOfText(byte[] bytes, int from) {
        int i = from + 1;
        while (i < bytes.length && bytes[i] != bytes[from]) {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private static int skipBlanks(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
            i++;
        }
        return i;
    }

    @Override
    public String toString() {
        return "json_shape";
    }
}
