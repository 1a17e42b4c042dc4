package ais.geofence.position;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The kind of station that an MMSI identifies, by its first digits. */
public enum MmsiKind {
    /** Nine digits of which the first is 2 to 7. */
    SHIP,
    /** Nine digits that begin otherwise: coast stations, groups, aircraft, aids to navigation, beacons, hand-helds. */
    OTHER_STATION,
    /** Not an MMSI. */
    INVALID,
    /** Empty, or the feed has no MMSI. */
    MISSING;

    /** The number of a row without an MMSI, or with a value that is not an MMSI. */
    public static final int NO_STATION = -1;

    private static final long ALL_NINES = 999_999_999;
    private static final long FIRST_SHIP = 200_000_000;
    private static final long LAST_SHIP = 799_999_999;
    private static final long NO_NUMBER = -1;
    private static final int DIGITS = 9;
    private static final int LONGEST_NUMBER = 40;

    /** As written in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is called where there is room for words. */
    public String label() {
        return switch (this) {
            case SHIP -> "ship";
            case OTHER_STATION -> "coast station, buoy or aircraft";
            case INVALID -> "not an MMSI";
            case MISSING -> "no MMSI";
        };
    }

    /** The {@link #label} of the kind of that {@link #text}. */
    public static String labelOf(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT)).label();
    }

    /** The values of a column of MMSIs as text, as they are written; of a fraction that is a whole number, the whole number. */
    public static Column text(StructField field) {
        Column mmsi = Columns.named(field.name());
        Column text = mmsi.cast(DataTypes.StringType);
        if (field.dataType() instanceof NumericType) {
            Column whole = mmsi.try_cast(DataTypes.LongType);
            return when(whole.equalTo(mmsi), whole.cast(DataTypes.StringType)).otherwise(text);
        }
        return text;
    }

    /** The ordinal of the kind of each value of a column, numbers or text. */
    public static Column ordinal(StructField field, boolean numbersInText) {
        return call(new Ordinal(numbersInText), field);
    }

    /** The MMSI that each value of a column is, as a number, int; {@link #NO_STATION} where it is not one. */
    public static Column station(StructField field, boolean numbersInText) {
        return call(new Station(numbersInText), field);
    }

    /** Whether a number is the MMSI of a ship. */
    public static boolean isShip(long mmsi) {
        return mmsi >= FIRST_SHIP && mmsi <= LAST_SHIP;
    }

    private static Column call(Serializable function, StructField field) {
        Column mmsi = Columns.named(field.name());
        if (field.dataType() instanceof NumericType) {
            Column whole = mmsi.try_cast(DataTypes.LongType);
            Column number = coalesce(when(whole.equalTo(mmsi), whole), lit(-1L));
            return Invocation.nonDeterministic(function, DataTypes.IntegerType, number, mmsi.isNull());
        }
        return Invocation.nonDeterministic(function, DataTypes.IntegerType, mmsi.cast(DataTypes.StringType));
    }

    /** The kind of a number, which stands for nine digits with leading zeros. */
    static MmsiKind of(long mmsi) {
        if (mmsi < 0 || mmsi > ALL_NINES) {
            return INVALID;
        }
        return isShip(mmsi) ? SHIP : OTHER_STATION;
    }

    /** The kind of a text, in which leading zeros count. */
    static MmsiKind of(UTF8String text) {
        UTF8String mmsi = Blanks.stripped(text);
        return mmsi.numBytes() == 0 ? MISSING : of(number(mmsi));
    }

    /** The number in a text of nine digits; -1 for any other text. */
    private static long number(UTF8String mmsi) {
        if (mmsi.numBytes() != DIGITS) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = mmsi.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The whole number in a text of any length; -1 if it is not one. */
    private static long anyNumber(UTF8String mmsi) {
        try {
            String number = mmsi.toString();
            return number.length() > LONGEST_NUMBER ? NO_NUMBER : new BigDecimal(number).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return NO_NUMBER;
        }
    }

    /** Returns the ordinal of an MMSI's kind. Called from generated code. */
    public static final class Ordinal implements Serializable {
        private final boolean numbers;

        /**
         * @param numbers whether texts may be those of numbers, which have no leading zeros
         */
        Ordinal(boolean numbers) {
            this.numbers = numbers;
        }

        /** The kind of a text, which may be null. */
        public int invoke(@Nullable UTF8String mmsi) {
            if (mmsi == null) {
                return MISSING.ordinal();
            }
            MmsiKind kind = of(mmsi);
            return (kind == INVALID && numbers ? of(anyNumber(Blanks.stripped(mmsi))) : kind).ordinal();
        }

        /** The kind of a number, which may be missing. */
        public int invoke(long mmsi, boolean missing) {
            return (missing ? MISSING : of(mmsi)).ordinal();
        }

        @Override
        public String toString() {
            return "mmsi_kind";
        }
    }

    /** Returns an MMSI as a number. Called from generated code. */
    public static final class Station implements Serializable {
        private final boolean numbers;

        /**
         * @param numbers whether texts may be those of numbers, which have no leading zeros
         */
        Station(boolean numbers) {
            this.numbers = numbers;
        }

        /** The MMSI in a text, which may be null. */
        public int invoke(@Nullable UTF8String text) {
            if (text == null) {
                return NO_STATION;
            }
            UTF8String mmsi = Blanks.stripped(text);
            long number = number(mmsi);
            return invoke(number == NO_NUMBER && numbers && mmsi.numBytes() > 0 ? anyNumber(mmsi) : number, false);
        }

        /** The MMSI in a number, which may be missing. */
        public int invoke(long mmsi, boolean missing) {
            return missing || of(mmsi) == INVALID ? NO_STATION : (int) mmsi;
        }

        @Override
        public String toString() {
            return "station";
        }
    }
}
