package ais.geofence.config;

/** What the output is laid out by. */
public enum PartitionBy {
    NONE,
    /** One folder {@code date=YYYY-MM-DD} for each day, by the position's own time, UTC. */
    DATE
}
