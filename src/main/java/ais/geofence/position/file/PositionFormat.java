package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** The format of a file of positions, found from its name and its first bytes. */
public enum PositionFormat {
    CSV,
    JSON_LINES,
    PARQUET;

    private static final List<String> JSON_SUFFIXES = List.of(".json", ".jsonl", ".ndjson", ".geojson", ".geojsonl");

    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(7z|lz4|snappy|tar|tar\\.\\w+|tgz|txz)");

    private static final String DEFLATE = ".deflate";

    private static final int LONGEST_START = 6;

    /** How a whole file of text may be compressed. */
    private enum Compression {
        GZIP(".gz", 0x1F, 0x8B),
        BZIP2(".bz2", 'B', 'Z', 'h'),
        ZSTD(".zst", 0x28, 0xB5, 0x2F, 0xFD),
        XZ(".xz", 0xFD, '7', 'z', 'X', 'Z', 0);

        private final String ending;
        private final int[] start;

        Compression(String ending, int... start) {
            this.ending = ending;
            this.start = start;
        }

        boolean begins(byte[] bytes) {
            return startsWith(bytes, start) || this == ZSTD && isSkippableFrame(bytes);
        }

        /** Parallel compressors begin a file with one. */
        private static boolean isSkippableFrame(byte[] bytes) {
            return bytes.length > 0
                    && (bytes[0] & 0xF0) == 0x50
                    && startsWith(Arrays.copyOfRange(bytes, 1, 4), 0x2A, 0x4D, 0x18);
        }
    }

    /**
     * Finds the format of a file.
     *
     * @throws UserError (exit 4) for a file that Spark can't read, with what to do about it
     */
    static PositionFormat of(FoundFile file, Configuration configuration) {
        String name = file.path().getName().toLowerCase(Locale.ROOT);
        refuse(
                FileFinder.isHidden(name),
                file,
                "Spark skips files whose names begin with '_' or '.' or end in '._COPYING_'; rename it");
        refuse(
                name.endsWith(".zip"),
                file,
                "Spark can't read zip archives; unpack it (unzip) and pass the files in it");
        refuse(
                ARCHIVE.matcher(name).matches(),
                file,
                "Spark can't read this kind of archive; unpack it and pass the files in it");
        byte[] start = firstBytes(file, configuration);
        refuse(start.length == 0, file, "the file is empty, without even a header");
        refuse(
                startsWith(start, 'P', 'K', 3, 4),
                file,
                "this is a zip archive, which Spark can't read; unpack it first");
        if (startsWith(start, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        refuse(name.endsWith(".parquet"), file, "this is not a Parquet file, though its name says so");
        for (Compression compression : Compression.values()) {
            boolean named = name.endsWith(compression.ending);
            boolean compressed = compression.begins(start);
            String known = "%s-compressed".formatted(compression.name().toLowerCase(Locale.ROOT));
            refuse(
                    compressed && !named,
                    file,
                    "this is %s; it is read only if its name ends in %s".formatted(known, compression.ending));
            refuse(
                    named && !compressed,
                    file,
                    "this is not %s, though its name ends in %s; rename it".formatted(known, compression.ending));
        }
        refuse(
                startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF),
                file,
                "this is UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
        String text = withoutCompression(name);
        refuse(text.endsWith(".parquet"), file, "Parquet is compressed within and not as a whole; unpack it");
        return JSON_SUFFIXES.stream().anyMatch(text::endsWith) ? JSON_LINES : CSV;
    }

    private static String withoutCompression(String name) {
        return Stream.concat(Stream.of(Compression.values()).map(each -> each.ending), Stream.of(DEFLATE))
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    private static byte[] firstBytes(FoundFile file, Configuration configuration) {
        try (InputStream in = file.path().getFileSystem(configuration).open(file.path())) {
            return in.readNBytes(LONGEST_START);
        } catch (IOException | IllegalArgumentException e) { // the latter for a name with a colon
            throw new UserError(ExitCode.INPUT, "%s: can't be read (%s)".formatted(file.name(), Reason.of(e)), e);
        }
    }

    private static void refuse(boolean condition, FoundFile file, String remedy) {
        if (condition) {
            throw new UserError(ExitCode.INPUT, "%s: %s".formatted(file.name(), remedy));
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
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
