package ais.geofence.zone.read.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of zone files, and how a file's format is recognised. */
public enum ZoneFormat {
    GEOJSON(text(), ".geojson", ".json"),
    /** One feature after another, mostly one a line, with or without RFC 8142's record separator. */
    GEOJSON_SEQUENCE(text(), ".geojsonl", ".geojsons", ".ndjson", ".jsonl"),
    /** With a column of well-known text. */
    CSV(text(), ".csv", ".tsv"),
    GEOPARQUET(binary('P', 'A', 'R', '1'), ".parquet", ".geoparquet");

    static final byte RECORD_SEPARATOR = 0x1e;

    private static final String GZIP = ".gz";

    /** What a file of a binary format begins with; empty for text. */
    private final byte[] start;

    private final List<String> endings;

    ZoneFormat(byte[] start, String... endings) {
        this.start = start;
        this.endings = List.of(endings);
    }

    private static byte[] text() {
        return new byte[0];
    }

    private static byte[] binary(int... bytes) {
        byte[] start = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            start[i] = (byte) bytes[i];
        }
        return start;
    }

    /** Whether a file of that name in a folder is taken for zones. */
    public static boolean isZoneFile(String name) {
        return Arrays.stream(values()).anyMatch(format -> format.isEnding(name));
    }

    /** The endings of zone files, for a message. */
    public static String endings() {
        return endings(true) + " (these also with " + GZIP + "), " + endings(false);
    }

    private static String endings(boolean text) {
        return Stream.of(values())
                .filter(format -> format.isText() == text)
                .flatMap(format -> format.endings.stream())
                .collect(Collectors.joining(", "));
    }

    /** The endings of the files beside a file of that name that are read with it, in lower case. */
    public static List<String> companions(String name) {
        return List.of();
    }

    /**
     * The format of a file: by its first bytes where they decide, else by its name, else GeoJSON.
     *
     * @param start the first bytes, unpacked
     */
    static ZoneFormat of(String name, byte[] start) {
        for (ZoneFormat format : values()) {
            if (!format.isText() && format.begins(start)) {
                return format;
            }
        }
        if (start.length > 0 && start[0] == RECORD_SEPARATOR) {
            return GEOJSON_SEQUENCE;
        }
        return Arrays.stream(values())
                .filter(format -> format.isEnding(name))
                .findFirst()
                .orElse(GEOJSON);
    }

    /** Whether it is read as text, which may be compressed as a whole. */
    boolean isText() {
        return start.length == 0;
    }

    private boolean begins(byte[] file) {
        return file.length >= start.length && Arrays.equals(start, 0, start.length, file, 0, start.length);
    }

    private boolean isEnding(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain =
                isText() && lower.endsWith(GZIP) ? lower.substring(0, lower.length() - GZIP.length()) : lower;
        return endings.stream().anyMatch(plain::endsWith);
    }
}
