package ais.geofence.spark;

import java.util.Set;

/** The names of the columns that the program adds to the rows it writes. */
public final class ColumnNames {
    /** The number of the first zone: int, -1 without a zone, never null. */
    public static final String ZONE_INDEX = "zone_index";

    /** The name of the first zone: text, null without a zone. */
    public static final String ZONE_NAME = "zone_name";

    /** The numbers of all zones: array of int, empty without a zone, never null. */
    public static final String ZONE_INDEXES = "zone_indexes";

    /** The names of all zones, in the order of their numbers: array of text, empty without a zone, never null. */
    public static final String ZONE_NAMES = "zone_names";

    /** Why a row has no valid position, or that it has one: text, never null. */
    public static final String POSITION_STATUS = "position_status";

    /** The ship's number: text, null where the input has none. */
    public static final String MMSI = "mmsi";

    /** The position's time, where the input has a time: timestamp, null where it can't be read. */
    public static final String POSITION_TIME = "position_time";

    /** The position's day, UTC. */
    public static final String DATE = "date";

    /** The day at whose end open visits, or a state, stand: readers make it from the names of folders. */
    public static final String DAYS = "days";

    /** The number of the batch that a row came with: readers make it from the names of folders. */
    public static final String BATCH = "batch";

    /** Those that no column of the input may have, in any run. */
    public static final Set<String> RESERVED = Set.of(ZONE_INDEX, ZONE_NAME, POSITION_STATUS);

    private ColumnNames() {}
}
