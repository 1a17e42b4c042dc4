package ais.geofence.position;

import ais.geofence.spark.Invocation;
import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What a run counts of each row besides its zone, packed into one small number so that one step counts a row: the status of
 * its position, the kind of its MMSI, and whether its time could be read.
 */
public final class RowFlags {
    /** The number of different flags. */
    public static final int COUNT = 128;

    private static final int STATUSES = 8;
    private static final int MMSI_KINDS = 4;

    private RowFlags() {}

    /** Whether a row's time could be read. */
    public enum Time {
        /** The feed has none. */
        NONE,
        READ,
        /** The time is empty or not in the feed's format. */
        UNREADABLE
    }

    public static Column of(Column status, Column mmsiKind, Column time) {
        return status.plus(mmsiKind.multiply(STATUSES))
                .plus(time.multiply(STATUSES * MMSI_KINDS))
                .cast(DataTypes.IntegerType);
    }

    /** The status in the flags. */
    public static PositionStatus status(int flags) {
        return PositionStatus.values()[flags % STATUSES];
    }

    /** Whether the flags are those of a valid position. */
    public static boolean hasValidPosition(int flags) {
        return flags % STATUSES <= PositionStatus.ZERO.ordinal();
    }

    /** The kind of MMSI in the flags. */
    public static MmsiKind mmsiKind(int flags) {
        return MmsiKind.values()[flags / STATUSES % MMSI_KINDS];
    }

    /** Whether the time could be read, in the flags. */
    public static Time time(int flags) {
        return Time.values()[flags / (STATUSES * MMSI_KINDS)];
    }

    /** Whether a row's ship can be followed, from the column of flags: the row has a valid position, an MMSI and a time. */
    public static Column isTrackable(Column flags) {
        Column kind = flags.divide(STATUSES).cast(DataTypes.IntegerType).mod(MMSI_KINDS);
        Column time = flags.divide(STATUSES * MMSI_KINDS).cast(DataTypes.IntegerType);
        return flags.mod(STATUSES)
                .leq(PositionStatus.ZERO.ordinal())
                .and(kind.leq(MmsiKind.OTHER_STATION.ordinal()))
                .and(time.equalTo(Time.READ.ordinal()));
    }

    /** The column position_status, from the column of flags. */
    public static Column statusText(Column flags) {
        return Invocation.of(new StatusText(), DataTypes.StringType, flags);
    }

    /** Called from generated code. Each task makes one string for each status, once. */
    public static final class StatusText implements Serializable {
        private transient UTF8String[] texts = texts();

        /** The text of the status in the flags. */
        public UTF8String invoke(int flags) {
            if (texts == null) {
                texts = texts();
            }
            return texts[flags % STATUSES];
        }

        private static UTF8String[] texts() {
            PositionStatus[] all = PositionStatus.values();
            UTF8String[] texts = new UTF8String[all.length];
            for (int i = 0; i < all.length; i++) {
                texts[i] = UTF8String.fromString(all[i].text());
            }
            return texts;
        }

        @Override
        public String toString() {
            return "position_status";
        }
    }
}
