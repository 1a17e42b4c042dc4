package ais.geofence.zone.read.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of zone files, and how a file's format is recognised. */
public enum ZoneFormat {
    GEOJSON(text(), ".geojson", ".json"),
    /** One feature after another, mostly one a line, with or without RFC 8142's record separator. */
    GEOJSON_SEQUENCE(text(), ".geojsonl", ".geojsons", ".ndjson", ".jsonl"),
    /** With a column of well-known text. */
    CSV(text(), ".csv", ".tsv"),
    KML(text(), ".kml"),
    GEOPARQUET(binary('P', 'A', 'R', '1'), ".parquet", ".geoparquet"),
    GEOPACKAGE(binary('S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0), ".gpkg"),
    FLATGEOBUF(binary('f', 'g', 'b'), ".fgb"),
    SHAPEFILE(binary(0, 0, 0x27, 0x0a), ".shp"),
    /** An archive of KML, which its name tells from others. */
    KMZ(binary('P', 'K', 3, 4), ".kmz"),
    /** An archive of files in the other formats. */
    ZIP(binary('P', 'K', 3, 4), ".zip");

    static final byte RECORD_SEPARATOR = 0x1e;

    /** How a text may be compressed as a whole: by gzip or zstd. */
    private static final List<String> COMPRESSED = List.of(".gz", ".zst");

    /** The bytes of the marks of UTF-8 and UTF-16. */
    private static final String BYTE_ORDER_MARKS = "\u00ef\u00bb\u00bf\u00fe\u00ff";

    /** A file that belongs to the shapefile beside it. */
    private static final Pattern SHAPEFILE_PART = Pattern.compile(
            "(.+)\\.(dbf|shx|prj|cpg|sbn|sbx|qix|qpj|fbn|fbx|ain|aih|ixs|mxs|atx|shp\\.xml)", Pattern.CASE_INSENSITIVE);

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
        return endings(true) + " (these also with " + String.join(" or ", COMPRESSED) + "), " + endings(false);
    }

    private static String endings(boolean text) {
        return Stream.of(values())
                .filter(format -> format.isText() == text)
                .flatMap(format -> format.endings.stream())
                .collect(Collectors.joining(", "));
    }

    /** The name of a file without the ending of its compression, if it has one. */
    public static String unpackedName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return COMPRESSED.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    /** The endings of the files beside a file of that name that are read with it, in lower case. */
    public static List<String> companions(String name) {
        if (SHAPEFILE.isEnding(name)) {
            return List.of(ShapefileZones.TABLE, ShapefileZones.SYSTEM, ShapefileZones.ENCODING);
        }
        return GEOPACKAGE.isEnding(name) ? GeoPackageZones.UNFINISHED : List.of();
    }

    /** The name of the shapefile that a file of that name would belong to, in lower case; empty if it is no part of one. */
    public static Optional<String> shapefileOf(String name) {
        Matcher part = SHAPEFILE_PART.matcher(name);
        return part.matches() ? Optional.of(part.group(1).toLowerCase(Locale.ROOT) + ".shp") : Optional.empty();
    }

    /**
     * The format of a file: by its first bytes where they decide, else by its name, else GeoJSON.
     *
     * @param start the first bytes, unpacked
     */
    static ZoneFormat of(String name, byte[] start) {
        for (ZoneFormat format : values()) {
            if (!format.isText() && format.begins(start) && (format != KMZ || format.isEnding(name))) {
                return format;
            }
        }
        if (start.length > 0 && start[0] == RECORD_SEPARATOR) {
            return GEOJSON_SEQUENCE;
        }
        if (isXml(start)) {
            return KML;
        }
        return Arrays.stream(values())
                .filter(format -> format.isEnding(name))
                .findFirst()
                .orElse(GEOJSON);
    }

    /** Whether a document begins with an element, in whatever encoding. */
    private static boolean isXml(byte[] start) {
        for (byte next : start) {
            if (next == '<') {
                return true;
            }
            if ((next < 0 || next > ' ') && BYTE_ORDER_MARKS.indexOf(next & 0xff) < 0) {
                return false;
            }
        }
        return false;
    }

    /** Whether it is read as text, which may be compressed as a whole. */
    boolean isText() {
        return start.length == 0;
    }

    private boolean begins(byte[] file) {
        return file.length >= start.length && Arrays.equals(start, 0, start.length, file, 0, start.length);
    }

    boolean isEnding(String name) {
        String plain = (isText() ? unpackedName(name) : name).toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(plain::endsWith);
    }
}
