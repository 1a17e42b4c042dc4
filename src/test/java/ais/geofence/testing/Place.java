package ais.geofence.testing;

/** Where a position lies relative to a polygon with holes, or several. */
public enum Place {
    INTERIOR,
    BOUNDARY,
    EXTERIOR
}
