package ais.geofence.position;

import java.util.Locale;

/** Why a row is rejected. The ordinal is what the counting works with; 0 is a row that is not. */
public enum RejectReason {
    NONE,
    COLUMNS_MISSING,
    TOO_MANY_COLUMNS,
    BROKEN_QUOTES,
    /** Longitude or latitude is text that is no number. */
    NOT_A_NUMBER,
    /** A line that is no JSON object. */
    NOT_JSON,
    /** The time is empty or not in the feed's format, and the run needs it. */
    UNREADABLE_TIME;

    /** As it stands in rejected rows and in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
