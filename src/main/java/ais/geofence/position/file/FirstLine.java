package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The first line of a text file that is not blank. Among the rows, the header detector finds the same line. */
public final class FirstLine {
    /** The longest line that is read, in characters; a longer one is cut off. */
    static final int LONGEST = 1 << 20;

    /** The last place where the line may begin, in characters. It lies within the first part that Spark splits a file into. */
    static final int LATEST = 1 << 16;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FirstLine() {}

    /**
     * Reads the line without byte-order marks.
     *
     * @throws UserError (exit 4) if the file can't be read, is not text, or has only blank lines or too many of them before the line
     */
    public static String of(FoundFile file, Configuration configuration) {
        String line;
        try {
            line = read(file, configuration);
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) { // codecs throw either
            throw new UserError(ExitCode.INPUT, "%s: can't be read (%s)".formatted(file.name(), Reason.of(e)), e);
        }
        if (line.isBlank()) {
            throw new UserError(
                    ExitCode.INPUT, "%s: the file has no header and no rows, only blank lines".formatted(file.name()));
        }
        if (line.indexOf('\0') >= 0) {
            throw new UserError(
                    ExitCode.INPUT, "%s: this is not text; expected CSV, JSON lines or Parquet".formatted(file.name()));
        }
        return line;
    }

    /** The first {@link #LONGEST} characters of a text file, across lines, without a byte-order mark. */
    static String start(FoundFile file, Configuration configuration) throws IOException {
        try (BufferedReader reader = open(file, configuration)) {
            skipByteOrderMark(reader);
            char[] start = new char[LONGEST];
            int length = 0;
            int read = reader.read(start);
            while (read > 0) {
                length += read;
                read = reader.read(start, length, LONGEST - length);
            }
            return new String(start, 0, length);
        }
    }

    private static BufferedReader open(FoundFile file, Configuration configuration) throws IOException {
        InputStream bytes = new Unpacker().open(file, configuration);
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    private static String read(FoundFile file, Configuration configuration) throws IOException {
        try (BufferedReader reader = open(file, configuration)) {
            skipByteOrderMark(reader);
            int passed = 0;
            String line = readLine(reader);
            while (line != null && isBlank(line)) {
                passed += line.length() + 1;
                if (passed > LATEST) {
                    throw new UserError(
                            ExitCode.INPUT,
                            "%s: the file begins with more than %s blank characters; delete its blank lines"
                                    .formatted(file.name(), LATEST));
                }
                line = readLine(reader);
            }
            return line == null ? "" : line.replace(String.valueOf(BYTE_ORDER_MARK), "");
        }
    }

    private static void skipByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    /** The rows follow the same rule: a line of tabs is a row of empty fields. */
    private static boolean isBlank(String line) {
        return line.chars().allMatch(c -> c == ' ');
    }

    /** The next line; null at the end. */
    private static @Nullable String readLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r' && line.length() < LONGEST) {
            line.append((char) c);
            c = reader.read();
        }
        return line.toString();
    }
}
