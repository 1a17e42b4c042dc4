package ais.geofence.zone.read.format;

import ais.geofence.crs.Ogr2ogr;
import ais.geofence.zone.Conversion;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats that are recognised by their content and not read. */
final class ForeignFormat {
    /** The leader of ISO 8211, in which charts are exchanged. */
    private static final Pattern ISO_8211 = Pattern.compile("\\d{5}[123 ][LDR][E ][ 1]");

    private static final Pattern TIFF = Pattern.compile("II[*+]\0|MM\0[*+]");
    private static final Pattern GML =
            Pattern.compile("<([\\w-]+:)?FeatureCollection\\b|http://www\\.opengis\\.net/gml\\b");
    private static final Pattern MAPINFO_TABLE = Pattern.compile("\\s*!table\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAPINFO_INTERCHANGE =
            Pattern.compile("\\s*version\\s+\\d+\\s+charset\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVEN_ZIP = Pattern.compile("7z\u00bc\u00af'\u001c");
    private static final Pattern RAR = Pattern.compile("Rar!\u001a\u0007");
    private static final Pattern SQLITE = Pattern.compile("SQLite format 3\0");
    private static final int APPLICATION_ID = 68;

    private ForeignFormat() {}

    /**
     * Why a file can't be read if its first bytes are those of such a format; null if they are not.
     *
     * @param file its name
     */
    static @Nullable String refusal(String file, byte[] start) {
        // A character for each byte.
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (TIFF.matcher(text).lookingAt()) {
            return "is an image (TIFF), which has no polygons: make some of its values, for instance with gdal_polygonize.py "
                    + Ogr2ogr.argument(file) + " zones.gpkg";
        }
        if (ISO_8211.matcher(text).lookingAt()) {
            return Conversion.neededOfChart(file);
        }
        if (SEVEN_ZIP.matcher(text).lookingAt() || RAR.matcher(text).lookingAt()) {
            return "is an archive of 7-Zip or RAR: unpack it first";
        }
        if (SQLITE.matcher(text).lookingAt() && !isGeoPackage(text)) {
            return Conversion.needed("an SQLite database and not a GeoPackage", file);
        }
        if (MAPINFO_TABLE.matcher(text).lookingAt()
                || MAPINFO_INTERCHANGE.matcher(text).lookingAt()) {
            return Conversion.needed("of MapInfo", file);
        }
        if (text.strip().startsWith("<") && GML.matcher(text).find()
                || text.startsWith("\u00ef\u00bb\u00bf<") && GML.matcher(text).find()) {
            return Conversion.needed("GML", file);
        }
        return file.toLowerCase(Locale.ROOT).endsWith(".gdbtable") ? geodatabase(file) : null;
    }

    private static boolean isGeoPackage(String text) {
        return text.startsWith("GP", APPLICATION_ID);
    }

    /** The folder of its tables is what can be converted. */
    private static String geodatabase(String table) {
        int end = table.lastIndexOf('/');
        return Conversion.needed("of an Esri file geodatabase", end > 0 ? table.substring(0, end) : table);
    }
}
