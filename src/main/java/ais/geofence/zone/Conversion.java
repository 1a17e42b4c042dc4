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
        return unreadable(format) + "convert it, for instance with " + command(file);
    }

    /** The same of TopoJSON, of which GDAL does not know that its coordinates are longitudes and latitudes. */
    public static String neededOfTopoJson(String file) {
        return unreadable("TopoJSON") + "convert it, for instance with ogr2ogr -a_srs EPSG:4326 zones.gpkg "
                + Ogr2ogr.argument(file);
    }

    /** The same of a chart, which has a class of objects for each layer of GDAL. */
    public static String neededOfChart(String file) {
        return unreadable("a chart (S-57)")
                + "convert a class of its objects, for instance its restricted areas (RESARE) with " + command(file)
                + " RESARE";
    }

    private static String unreadable(String format) {
        return "is " + format + ", which can't be read here: ";
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
