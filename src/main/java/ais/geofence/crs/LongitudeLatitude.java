package ais.geofence.crs;

import java.util.regex.Pattern;

/**
 * Longitude and latitude on WGS 84, in all their usual spellings, and on ETRS89 (EPSG:4258), which differ from them by about a metre. The
 * order in a file is longitude first whatever the authority says.
 */
public final class LongitudeLatitude {
    private static final Pattern NAMES = Pattern.compile(
            "(urn:(x-)?ogc:def:crs:|https?://www\\.opengis\\.net/def/crs/)?(OGC[:/]([0-9.]*[:/])?)?CRS:?84"
                    + "|(urn:(x-)?ogc:def:crs:|https?://www\\.opengis\\.net/def/crs/)?EPSG[:/]([0-9.]*[:/])?(4326|4258)"
                    + "|https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#(4326|4258)"
                    + "|4326|4258|WGS ?84|GCS_WGS_1984|ETRS89|GCS_ETRS_1989",
            Pattern.CASE_INSENSITIVE);

    private LongitudeLatitude() {}

    /** Whether a name is one of these. */
    public static boolean isName(String name) {
        return NAMES.matcher(name.strip()).matches();
    }
}
