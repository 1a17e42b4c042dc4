package ais.geofence.position;

import java.util.Locale;

/** Why a row is malformed. The ordinal is what the counting works with; 0 is a well-formed row. */
public enum RejectReason {
    NONE,
    COLUMNS_MISSING,
    TOO_MANY_COLUMNS,
    BROKEN_QUOTES,
    /** Longitude or latitude is text that is no number. */
    NOT_A_NUMBER,
    /** A line that is no JSON object. */
    NOT_JSON;

    /** As it stands in rejected rows and in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
