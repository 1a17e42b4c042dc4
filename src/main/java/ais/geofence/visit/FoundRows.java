package ais.geofence.visit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The rows in which a run keeps what it has found: visits that have ended; and, as the state of each day's end, those that have not, and
 * the last position of each ship. Zones are numbered through all layers.
 */
public final class FoundRows {
    /** What a row is: the ordinal of a {@link Kind}. */
    public static final String KIND = "kind";

    /** The day, UTC: of the position that showed that the visit has ended, or that whose end the state is of; null if a run is not by day. */
    public static final String DAY = "day";

    /** The MMSI as a number. */
    public static final String MMSI = "mmsi";

    /** The number of the zone; -1 in the row of a ship. */
    public static final String ZONE = "zone";

    /** When the visit began; in the row of a ship the time of its last position. */
    public static final String ENTER_TIME = "enter_time";

    /** When the visit ended; null where it has not. */
    public static final String EXIT_TIME = "exit_time";

    /** The ordinal of the {@link BeginReason}. */
    public static final String BEGIN = "begin";

    /** The ordinal of the {@link EndReason}; null where the visit has not ended. */
    public static final String END = "end";

    /** How many positions lie in the zone. */
    public static final String POSITIONS = "positions";

    public static final String ENTRY_LON = "entry_lon";
    public static final String ENTRY_LAT = "entry_lat";
    /** The time of the last position in the zone; in the row of a ship that of its last position. */
    public static final String LAST_TIME = "last_time";

    public static final String LAST_LON = "last_lon";
    public static final String LAST_LAT = "last_lat";

    /** How long the ship had stopped, in microseconds; in the row of a ship 1 if it has, else 0. */
    public static final String STOPPED = "stopped";

    /** The time of the first position outside of a ship that may come back; null for the others. */
    public static final String OUTSIDE_SINCE = "outside_since";

    /** How long the ship has stopped since then, in microseconds. */
    public static final String STOPPED_OUTSIDE = "stopped_outside";

    /** How many visits of the ship to the zone began at the same time before. */
    public static final String REPEAT = "repeat";

    /** All of them. */
    public static final StructType COLUMNS = new StructType()
            .add(KIND, DataTypes.IntegerType, false)
            .add(DAY, DataTypes.DateType)
            .add(MMSI, DataTypes.IntegerType, false)
            .add(ZONE, DataTypes.IntegerType, false)
            .add(ENTER_TIME, DataTypes.TimestampType, false)
            .add(EXIT_TIME, DataTypes.TimestampType)
            .add(BEGIN, DataTypes.IntegerType, false)
            .add(END, DataTypes.IntegerType)
            .add(POSITIONS, DataTypes.LongType, false)
            .add(ENTRY_LON, DataTypes.DoubleType, false)
            .add(ENTRY_LAT, DataTypes.DoubleType, false)
            .add(LAST_TIME, DataTypes.TimestampType, false)
            .add(LAST_LON, DataTypes.DoubleType, false)
            .add(LAST_LAT, DataTypes.DoubleType, false)
            .add(STOPPED, DataTypes.LongType, false)
            .add(OUTSIDE_SINCE, DataTypes.TimestampType)
            .add(STOPPED_OUTSIDE, DataTypes.LongType, false)
            .add(REPEAT, DataTypes.IntegerType, false);

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int NO_ZONE = -1;
    private static final int FIRST_BEGIN = 0;

    private FoundRows() {}

    /** What a row is. */
    public enum Kind {
        ENDED,
        OPEN,
        SHIP
    }

    /** The day of a time in microseconds, as Spark counts days. */
    static int day(long time) {
        return (int) Math.floorDiv(time, DAY_MICROS);
    }

    /** A day as Spark counts it. */
    static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    static InternalRow ended(int mmsi, EndedVisit ended, boolean byDay) {
        return row(
                Kind.ENDED,
                byDay ? day(ended.known()) : null,
                mmsi,
                ended.visit(),
                ended.exitTime(),
                ended.end().ordinal());
    }

    static InternalRow open(int mmsi, Visit visit, @Nullable Integer day) {
        return row(Kind.OPEN, day, mmsi, visit, null, null);
    }

    private static InternalRow row(
            Kind kind, @Nullable Integer day, int mmsi, Visit visit, @Nullable Long exitTime, @Nullable Integer end) {
        return new GenericInternalRow(new @Nullable Object[] {
            kind.ordinal(),
            day,
            mmsi,
            visit.zone(),
            visit.enterTime(),
            exitTime,
            visit.begin().ordinal(),
            end,
            visit.positions(),
            visit.entryLon(),
            visit.entryLat(),
            visit.lastTime(),
            visit.lastLon(),
            visit.lastLat(),
            visit.stopped(),
            visit.isOutside() && exitTime == null ? visit.outsideSince() : null,
            visit.stoppedOutside(),
            visit.repeat()
        });
    }

    static InternalRow ship(int mmsi, ShipState ship, int day) {
        return new GenericInternalRow(new @Nullable Object[] {
            Kind.SHIP.ordinal(),
            day,
            mmsi,
            NO_ZONE,
            ship.time(),
            null,
            FIRST_BEGIN,
            null,
            0L,
            ship.lon(),
            ship.lat(),
            ship.time(),
            ship.lon(),
            ship.lat(),
            ship.stopped() ? 1L : 0L,
            null,
            0L,
            0
        });
    }

    static Kind kind(InternalRow row) {
        return Kind.values()[row.getInt(place(KIND))];
    }

    static Visit visit(InternalRow row) {
        return new Visit(
                row.getInt(place(ZONE)),
                row.getLong(place(ENTER_TIME)),
                BeginReason.values()[row.getInt(place(BEGIN))],
                row.getLong(place(POSITIONS)),
                row.getDouble(place(ENTRY_LON)),
                row.getDouble(place(ENTRY_LAT)),
                row.getLong(place(LAST_TIME)),
                row.getDouble(place(LAST_LON)),
                row.getDouble(place(LAST_LAT)),
                row.getLong(place(STOPPED)),
                row.isNullAt(place(OUTSIDE_SINCE)) ? Visit.INSIDE : row.getLong(place(OUTSIDE_SINCE)),
                row.getLong(place(STOPPED_OUTSIDE)),
                row.getInt(place(REPEAT)));
    }

    /** The state of a ship without its visits. */
    static ShipState ship(InternalRow row) {
        return new ShipState(
                row.getLong(place(ENTER_TIME)),
                row.getDouble(place(LAST_LON)),
                row.getDouble(place(LAST_LAT)),
                row.getLong(place(STOPPED)) != 0,
                List.of());
    }

    private static int place(String column) {
        return COLUMNS.fieldIndex(column);
    }
}
