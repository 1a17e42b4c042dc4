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
    CSV("CSV"),
    JSON_LINES("JSON lines"),
    PARQUET("Parquet");

    private static final List<String> JSON_SUFFIXES = List.of(".json", ".jsonl", ".ndjson", ".geojson", ".geojsonl");

    private static final Pattern ARCHIVE =
            Pattern.compile(".*\\.(7z|lz4|rar|snappy|tar|tar\\.\\w+|tgz|txz)", Pattern.DOTALL);

    private static final String DEFLATE = ".deflate";
    private static final String PARQUET_ENDING = ".parquet";

    private final String text;

    PositionFormat(String text) {
        this.text = text;
    }

    /** What it is called in a message. */
    String text() {
        return text;
    }

    /**
     * Finds the format of a file.
     *
     * @throws UserError (exit 4) for a file that Spark can't read, with what to do about it
     */
    static PositionFormat of(FoundFile file, Configuration configuration) {
        String name = file.lastName().toLowerCase(Locale.ROOT);
        refuse(
                FileFinder.isHidden(file.path().getName()),
                file,
                "Spark skips files whose names begin with '_' or '.' or end in '._COPYING_'; rename it");
        refuse(
                ARCHIVE.matcher(name).matches(),
                file,
                "Spark can't read this kind of archive; unpack it and pass the files in it");
        FirstBytes start = FirstBytes.of(file, configuration);
        refuse(start.isEmpty(), file, "the file is empty, without even a header");
        boolean zip = ZipArchive.begins(start);
        boolean compressedOrParquet = start.startWith('P', 'A', 'R', '1')
                || Stream.of(Compression.values()).anyMatch(each -> each.begins(start));
        refuse(
                file.isMember() && (zip || compressedOrParquet),
                file,
                "this is an archive, a compressed file or Parquet in spite of its name; " + ZipArchive.UNPACK);
        refuse(
                zip,
                file,
                "this is a zip archive; it is read only if its name ends in %s: rename it"
                        .formatted(ZipArchive.ENDING));
        if (start.startWith('P', 'A', 'R', '1')) {
            return PARQUET;
        }
        refuse(name.endsWith(PARQUET_ENDING), file, "this is not a Parquet file, though its name says so");
        for (Compression compression : Compression.values()) {
            refuse(
                    compression.begins(start) && !name.endsWith(compression.ending()),
                    file,
                    "this is %s; it is read only if its name ends in %s: rename it"
                            .formatted(compression.text(), compression.ending()));
        }
        for (Compression compression : Compression.values()) {
            refuse(
                    name.endsWith(compression.ending()) && !compression.begins(start),
                    file,
                    "this is not %s, though its name ends in %s; rename it"
                            .formatted(compression.text(), compression.ending()));
        }
        refuse(
                start.startWith(0xFF, 0xFE) || start.startWith(0xFE, 0xFF),
                file,
                "this is UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
        String text = withoutCompression(name);
        refuse(text.endsWith(PARQUET_ENDING), file, "Parquet is compressed within and not as a whole; unpack it");
        return isJson(text) ? JSON_LINES : CSV;
    }

    /** Whether a name in lower case is that of JSON. */
    static boolean isJson(String name) {
        return JSON_SUFFIXES.stream().anyMatch(name::endsWith);
    }

    /** Whether a file's name says that it is an archive, compressed, or Parquet. */
    static boolean isPacked(FoundFile file) {
        String name = file.lastName().toLowerCase(Locale.ROOT);
        return !withoutCompression(name).equals(name)
                || ARCHIVE.matcher(name).matches()
                || name.endsWith(ZipArchive.ENDING)
                || name.endsWith(PARQUET_ENDING);
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
