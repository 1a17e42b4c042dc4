package ais.geofence.zone;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a user makes a file readable: with GDAL, which knows more formats and coordinate systems than this program. */
public final class Conversion {
    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");
    private static final String ZIP = ".zip";
    private static final String IN_ZIP = ".zip/";

    private Conversion() {}

    /**
     * Why a file of a format that is known, but not read, can't be used.
     *
     * @param format its name, with its article if it needs one
     */
    public static String needed(String format, String file) {
        return "is " + format + ", which can't be read here: convert it, for instance with " + command(file);
    }

    /**
     * The command that converts a file to WGS 84 and a format that can be read.
     *
     * @param file its name, for a file in a zip archive behind that of the archive
     */
    public static String command(String file) {
        return "ogr2ogr -t_srs EPSG:4326 zones.gpkg " + argument(file);
    }

    /** A file's name as a shell and GDAL take it. */
    public static String argument(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        String path = lower.contains(IN_ZIP) || lower.endsWith(ZIP) ? "/vsizip/" + file : file;
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
