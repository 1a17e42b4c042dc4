package ais.geofence.output;

/** What the output is laid out by. */
public enum PartitionBy {
    /** A table by date where its rows have a time; a folder by nothing. */
    AUTO,
    NONE,
    /** By the position's own day, UTC: a folder {@code date=YYYY-MM-DD} for each, or a table's column {@code date}. */
    DATE
}
