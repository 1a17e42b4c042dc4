package ais.geofence.position;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ais.geofence.spark.Invocation;
import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What is counted of each row besides its zone, packed into one small number so that a row is counted with one step: the
 * status of its position, the kind of its MMSI, and whether its time could be read.
 */
public final class RowFlags {
    /** How many different flags there are. */
    public static final int COUNT = 128;

    private static final int STATUSES = 8;
    private static final int MMSI_KINDS = 4;

    private RowFlags() {}

    /** Whether a row's time could be read. */
    public enum Time {
        NONE,
        READ,
        UNREADABLE
    }

    static Column of(Column status, Column mmsiKind, Column time) {
        return status.plus(mmsiKind.multiply(STATUSES))
                .plus(time.multiply(STATUSES * MMSI_KINDS))
                .cast(DataTypes.IntegerType);
    }

    /** The status in the flags. */
    public static PositionStatus status(int flags) {
        return PositionStatus.values()[flags % STATUSES];
    }

    /** The kind of MMSI in the flags. */
    public static MmsiKind mmsiKind(int flags) {
        return MmsiKind.values()[flags / STATUSES % MMSI_KINDS];
    }

    /** Whether the time could be read, in the flags. */
    public static Time time(int flags) {
        return Time.values()[flags / (STATUSES * MMSI_KINDS)];
    }

    /** The column position_status, from the column of flags. */
    public static Column statusText(Column flags) {
        return Invocation.of(new StatusText(), DataTypes.StringType, flags);
    }

    /** The ordinal of the {@link PositionStatus} of a position in degrees, either of which may be null. */
    static Column statusOf(Column lon, Column lat) {
        Column infinity = lit(Double.POSITIVE_INFINITY);
        return when(lon.isNull().or(lat.isNull()), lit(PositionStatus.MISSING.ordinal()))
                .when(
                        isnan(lon).or(isnan(lat)).or(abs(lon).equalTo(infinity)).or(abs(lat).equalTo(infinity)),
                        lit(PositionStatus.NOT_FINITE.ordinal()))
                .when(lat.equalTo(91).or(lon.equalTo(181)), lit(PositionStatus.NOT_AVAILABLE.ordinal()))
                .when(abs(lon).gt(180).or(abs(lat).gt(90)), lit(PositionStatus.OUT_OF_RANGE.ordinal()))
                .when(lon.equalTo(0).and(lat.equalTo(0)), lit(PositionStatus.ZERO.ordinal()))
                .otherwise(lit(PositionStatus.OK.ordinal()));
    }

    /** The ordinal of the {@link MmsiKind} of an MMSI in text. */
    static Column mmsiKindOf(Column mmsi) {
        Column text = trim(mmsi);
        return when(coalesce(length(text), lit(0)).equalTo(0), lit(MmsiKind.MISSING.ordinal()))
                .when(text.rlike("^[2-7][0-9]{8}$"), lit(MmsiKind.SHIP.ordinal()))
                .when(text.rlike("^[0-9]{9}$"), lit(MmsiKind.OTHER_STATION.ordinal()))
                .otherwise(lit(MmsiKind.INVALID.ordinal()));
    }

    /** Called from generated code; one string for each status, made once a task. */
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
