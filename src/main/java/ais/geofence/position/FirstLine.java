package ais.geofence.position;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.jspecify.annotations.Nullable;

/** The first line of a text file that is not blank. */
final class FirstLine {
    /** Where a line without an end is cut off, characters. */
    static final int LONGEST = 1 << 20;

    private FirstLine() {}

    /**
     * Reads it, without the byte-order mark.
     *
     * @throws UserError (exit 4) if the file can't be read, is no text, or has only blank lines
     */
    static String of(FoundFile file, Configuration configuration) {
        String line;
        try {
            line = read(file, configuration);
        } catch (IOException | RuntimeException e) { // codecs throw both
            throw new UserError(
                    ExitCode.INPUT, "%s: can't be read (%s)".formatted(file.name(), FileFinder.reason(e)), e);
        }
        if (line.isBlank()) {
            throw new UserError(
                    ExitCode.INPUT, "%s: the file has no header and no rows, only blank lines".formatted(file.name()));
        }
        if (line.indexOf('\0') >= 0) {
            throw new UserError(
                    ExitCode.INPUT, "%s: this is no text; expected CSV, JSON lines or Parquet".formatted(file.name()));
        }
        return line;
    }

    private static String read(FoundFile file, Configuration configuration) throws IOException {
        var in = file.path().getFileSystem(configuration).open(file.path());
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file.path());
        try (var bytes = codec == null ? in : codec.createInputStream(in);
                var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            String line = readLine(reader);
            while (line != null && line.isBlank()) {
                line = readLine(reader);
            }
            return line == null ? "" : line;
        }
    }

    /** The next line without byte-order marks; null at the end. */
    private static @Nullable String readLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r' && line.length() < LONGEST) {
            if (c != '\uFEFF') {
                line.append((char) c);
            }
            c = reader.read();
        }
        return line.toString();
    }
}
