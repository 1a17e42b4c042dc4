package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** The format of a file of positions, found from its name and its first bytes. */
public enum PositionFormat {
    CSV,
    JSON_LINES,
    PARQUET;

    private static final List<String> JSON_SUFFIXES = List.of(".json", ".jsonl", ".ndjson", ".geojson", ".geojsonl");

    private static final List<String> TEXT_SUFFIXES = List.of(".gz", ".bz2", ".deflate");

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
                name.endsWith(".zst") || name.endsWith(".zstd"),
                file,
                "Spark can't read zstd-compressed text; unpack it (unzstd) or repack it as .gz");
        refuse(
                name.endsWith(".7z")
                        || name.endsWith(".xz")
                        || name.endsWith(".lz4")
                        || name.endsWith(".snappy")
                        || name.endsWith(".tar")
                        || name.endsWith(".tgz")
                        || name.endsWith(".tar.gz"),
                file,
                "Spark can't read this kind of archive; unpack it and pass the files in it");
        byte[] start = firstBytes(file, configuration);
        refuse(start.length == 0, file, "the file is empty, without even a header");
        refuse(
                startsWith(start, 'P', 'K', 3, 4),
                file,
                "this is a zip archive, which Spark can't read; unpack it first");
        refuse(
                startsWith(start, 0x28, 0xB5, 0x2F, 0xFD),
                file,
                "this is zstd-compressed, which Spark can't read as text; unpack it (unzstd) first");
        if (startsWith(start, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        refuse(name.endsWith(".parquet"), file, "this is not a Parquet file, though its name says so");
        boolean gzip = startsWith(start, 0x1F, 0x8B);
        refuse(
                gzip && !name.endsWith(".gz"),
                file,
                "this is gzip-compressed; Spark reads it only if its name ends in .gz");
        refuse(
                !gzip && name.endsWith(".gz"),
                file,
                "this is not gzip-compressed, though its name ends in .gz; rename it");
        refuse(
                startsWith(start, 'B', 'Z', 'h') && !name.endsWith(".bz2"),
                file,
                "this is bzip2-compressed; Spark reads it only if its name ends in .bz2");
        refuse(
                startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF),
                file,
                "this is UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
        for (String suffix : TEXT_SUFFIXES) {
            if (name.endsWith(suffix)) {
                name = name.substring(0, name.length() - suffix.length());
            }
        }
        return JSON_SUFFIXES.stream().anyMatch(name::endsWith) ? JSON_LINES : CSV;
    }

    private static byte[] firstBytes(FoundFile file, Configuration configuration) {
        try (InputStream in = file.path().getFileSystem(configuration).open(file.path())) {
            return in.readNBytes(4);
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
