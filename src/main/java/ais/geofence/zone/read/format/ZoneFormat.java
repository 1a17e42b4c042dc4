package ais.geofence.zone.read.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of zone files, and how a file's format is recognised. */
public enum ZoneFormat {
    GEOJSON(".geojson", ".json"),
    /** One feature after another, mostly one a line, with or without RFC 8142's record separator. */
    GEOJSON_SEQUENCE(".geojsonl", ".geojsons", ".ndjson", ".jsonl"),
    /** With a column of well-known text. */
    CSV(".csv", ".tsv"),
    GEOPARQUET(".parquet", ".geoparquet");

    static final byte RECORD_SEPARATOR = 0x1e;

    private static final String GZIP = ".gz";

    private final List<String> endings;

    ZoneFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** Whether a file of that name in a folder is taken for zones. */
    public static boolean isZoneFile(String name) {
        return Arrays.stream(values()).anyMatch(format -> format.isEnding(name));
    }

    /** The endings of zone files, for a message. */
    public static String endings() {
        String all = Arrays.stream(values())
                .flatMap(format -> format.endings.stream())
                .collect(Collectors.joining(", "));
        return all + " or, but for Parquet, one of these and " + GZIP;
    }

    /**
     * The format of a file: by its first bytes where they decide, else by its name, else GeoJSON.
     *
     * @param start the first bytes, unpacked
     */
    static ZoneFormat of(String name, byte[] start) {
        if (isParquet(start)) {
            return GEOPARQUET;
        }
        if (start.length > 0 && start[0] == RECORD_SEPARATOR) {
            return GEOJSON_SEQUENCE;
        }
        return Arrays.stream(values())
                .filter(format -> format.isEnding(name))
                .findFirst()
                .orElse(GEOJSON);
    }

    static boolean isParquet(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'A' && start[2] == 'R' && start[3] == '1';
    }

    private boolean isEnding(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain =
                this != GEOPARQUET && lower.endsWith(GZIP) ? lower.substring(0, lower.length() - GZIP.length()) : lower;
        return endings.stream().anyMatch(plain::endsWith);
    }
}
