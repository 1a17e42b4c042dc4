package ais.geofence.position;

import java.util.Locale;

/** The status of a well-formed row's position. Only {@link #OK} and {@link #ZERO} can lie in a zone. */
public enum PositionStatus {
    OK,
    /** Exactly 0, 0: suspicious, but tagged. */
    ZERO,
    /** Longitude or latitude is empty. */
    MISSING,
    /** Latitude 91 or longitude 181, the AIS values for "not available". */
    NOT_AVAILABLE,
    /** NaN or infinite. */
    NOT_FINITE,
    /** Beyond 180 degrees of longitude or 90 of latitude. */
    OUT_OF_RANGE;

    /** As written in the column position_status and in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
