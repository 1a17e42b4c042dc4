package ais.geofence.output;

/** How the output is laid out. */
public enum PartitionBy {
    /** A table by date if its rows have a time; a folder not at all. */
    AUTO,
    NONE,
    /** By the position's own day, UTC: a folder {@code date=YYYY-MM-DD} for each, or a table's column {@code date}. */
    DATE
}
