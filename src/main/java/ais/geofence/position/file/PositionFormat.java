package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
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
        FirstBytes start = FirstBytes.of(file, configuration);
        refuse(start.isEmpty(), file, "the file is empty, without even a header");
        refuse(start.startWith('P', 'K', 3, 4), file, "this is a zip archive, which Spark can't read; unpack it first");
        if (start.startWith('P', 'A', 'R', '1')) {
            return PARQUET;
        }
        refuse(name.endsWith(".parquet"), file, "this is not a Parquet file, though its name says so");
        for (Compression compression : Compression.values()) {
            boolean named = name.endsWith(compression.ending());
            boolean compressed = compression.begins(start);
            String known = "%s-compressed".formatted(compression.name().toLowerCase(Locale.ROOT));
            refuse(
                    compressed && !named,
                    file,
                    "this is %s; it is read only if its name ends in %s".formatted(known, compression.ending()));
            refuse(
                    named && !compressed,
                    file,
                    "this is not %s, though its name ends in %s; rename it".formatted(known, compression.ending()));
        }
        refuse(
                start.startWith(0xFF, 0xFE) || start.startWith(0xFE, 0xFF),
                file,
                "this is UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
        String text = withoutCompression(name);
        refuse(text.endsWith(".parquet"), file, "Parquet is compressed within and not as a whole; unpack it");
        return JSON_SUFFIXES.stream().anyMatch(text::endsWith) ? JSON_LINES : CSV;
    }

    private static String withoutCompression(String name) {
        return Stream.concat(Stream.of(Compression.values()).map(Compression::ending), Stream.of(DEFLATE))
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    private static void refuse(boolean condition, FoundFile file, String remedy) {
        if (condition) {
            throw new UserError(ExitCode.INPUT, "%s: %s".formatted(file.name(), remedy));
        }
    }
}
