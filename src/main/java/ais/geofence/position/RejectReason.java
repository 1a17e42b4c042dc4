package ais.geofence.position;

import java.util.Locale;

/** Why a row is rejected. Counters use the ordinal; 0 is a row that is not rejected. */
public enum RejectReason {
    NONE("nothing"),
    COLUMNS_MISSING("check the header and --separator"),
    TOO_MANY_COLUMNS("check the header and --separator"),
    BROKEN_QUOTES("fix the quotes"),
    /** Longitude or latitude is text that is not a number. */
    NOT_A_NUMBER("choose the columns with --lon-column and --lat-column"),
    /** The geometry is not a point, can't be read, or is in another coordinate system. */
    NOT_A_POINT("choose the column with --geometry-column, and write points of longitude and latitude (CRS84) into it"),
    /** The line is not a JSON object. */
    NOT_JSON("write one JSON object a line"),
    /** The run needs the time, and it is empty or not a full date and time in a known layout. */
    UNREADABLE_TIME("choose another column with --time-column, or give the layout of the time with --time-format");

    private final String remedy;

    RejectReason(String remedy) {
        this.remedy = remedy;
    }

    /** As written in rejected rows and in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What to do if all rows are rejected for this reason, as a phrase. */
    public String remedy() {
        return remedy;
    }
}
