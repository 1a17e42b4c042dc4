package ais.geofence.crs;

import java.util.Locale;
import java.util.regex.Pattern;

/** The commands of GDAL's ogr2ogr, which reads more formats and coordinate systems than this program. */
public final class Ogr2ogr {
    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");
    private static final String ZIP = ".zip";
    private static final String IN_ZIP = ".zip/";

    private Ogr2ogr() {}

    /**
     * The command that converts a file to WGS 84.
     *
     * @param result the file to write; its ending says in which format
     * @param file the name of the file; for a file in a zip archive behind that of the archive
     */
    public static String toWgs84(String result, String file) {
        return "ogr2ogr -t_srs EPSG:4326 " + result + " " + argument(file);
    }

    /** A file's name as a shell and GDAL take it. */
    public static String argument(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        String path = lower.contains(IN_ZIP) || lower.endsWith(ZIP) ? "/vsizip/" + file : file;
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
