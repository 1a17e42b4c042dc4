package ais.geofence.zone;

import ais.geofence.crs.Ogr2ogr;

/** How a user makes a file readable: with GDAL, which knows more formats and coordinate systems than this program. */
public final class Conversion {
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
        return Ogr2ogr.toWgs84("zones.gpkg", file);
    }
}
