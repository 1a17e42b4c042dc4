package ais.geofence.crs;

import java.util.regex.Pattern;

/**
 * Longitude and latitude on WGS 84, in all their usual spellings, and on ETRS89 (EPSG:4258), which differ from them by about a metre. The
 * order in a file is longitude first whatever the authority says.
 */
public final class LongitudeLatitude {
    private static final int CASE = Pattern.CASE_INSENSITIVE;
    private static final String URI = "urn:(x-)?ogc:def:crs:|https?://www\\.opengis\\.net/def/crs/";
    private static final Pattern WGS_84 = Pattern.compile(
            "(" + URI + ")?(OGC[:/]([0-9.]*[:/])?)?CRS:?84|" + epsg("4326") + "|WGS ?84|GCS_WGS_1984", CASE);
    private static final Pattern ETRS89 = Pattern.compile(epsg("4258") + "|ETRS89|GCS_ETRS_1989", CASE);

    private LongitudeLatitude() {}

    /** Whether a name is one of these. */
    public static boolean isName(String name) {
        return WGS_84.matcher(name.strip()).matches() || isEtrs89(name);
    }

    /** Whether a name is one of those on ETRS89. */
    public static boolean isEtrs89(String name) {
        return ETRS89.matcher(name.strip()).matches();
    }

    private static String epsg(String code) {
        return "(%s)?EPSG[:/]([0-9.]*[:/])?%s|https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#%s|%s"
                .formatted(URI, code, code, code);
    }
}
