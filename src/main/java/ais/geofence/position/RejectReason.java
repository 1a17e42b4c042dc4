package ais.geofence.position;

import java.util.Locale;

/** Why a row is rejected. The ordinal is what the counting works with; 0 is a row that is not. */
public enum RejectReason {
    NONE("nothing"),
    COLUMNS_MISSING("check the header and --separator"),
    TOO_MANY_COLUMNS("check the header and --separator"),
    BROKEN_QUOTES("mend the quotes"),
    /** Longitude or latitude is text that is no number. */
    NOT_A_NUMBER("choose the columns with --lon-column and --lat-column"),
    /** A line that is no JSON object. */
    NOT_JSON("write one JSON object a line"),
    /** The time is empty or no full date and time in a layout that is read, and the run needs it. */
    UNREADABLE_TIME("choose another column with --time-column, or give the layout of the time with --time-format");

    private final String remedy;

    RejectReason(String remedy) {
        this.remedy = remedy;
    }

    /** As it stands in rejected rows and in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What to do where all rows are rejected for it, as a phrase. */
    public String remedy() {
        return remedy;
    }
}
