package ais.geofence.position;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
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

    private static final long ALL_NINES = 999_999_999;
    private static final long FIRST_SHIP = 200_000_000;
    private static final long LAST_SHIP = 799_999_999;
    private static final int DIGITS = 9;
    private static final UTF8String ZERO = UTF8String.fromString("0");
    private static final int LONGEST_NUMBER = 40;

    /** As written in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The values of a column of MMSIs as text: a whole number of up to nine digits gets the leading zeros that it lost, any
     * other value stays as it is written.
     *
     * @param numbersInText whether texts may be those of numbers, as in JSON
     */
    public static Column text(StructField field, boolean numbersInText) {
        Column mmsi = Columns.named(field.name());
        if (field.dataType() instanceof NumericType) {
            Column whole = mmsi.try_cast(DataTypes.LongType);
            Column text = whole.cast(DataTypes.StringType);
            Column digits =
                    when(whole.between(0, ALL_NINES), lpad(text, DIGITS, "0")).otherwise(text);
            return when(whole.equalTo(mmsi), digits).otherwise(mmsi.cast(DataTypes.StringType));
        }
        Column text = mmsi.cast(DataTypes.StringType);
        return numbersInText ? Invocation.of(new NineDigits(), DataTypes.StringType, text) : text;
    }

    /** The ordinal of the kind of each value of a column, numbers or text. */
    public static Column ordinal(StructField field, boolean numbersInText) {
        Column mmsi = Columns.named(field.name());
        Ordinal kind = new Ordinal(numbersInText);
        if (field.dataType() instanceof NumericType) {
            Column whole = mmsi.try_cast(DataTypes.LongType);
            Column number = coalesce(when(whole.equalTo(mmsi), whole), lit(-1L));
            return Invocation.nonDeterministic(kind, DataTypes.IntegerType, number, mmsi.isNull());
        }
        return Invocation.nonDeterministic(kind, DataTypes.IntegerType, mmsi.cast(DataTypes.StringType));
    }

    /** The kind of a number, which stands for nine digits with leading zeros. */
    static MmsiKind of(long mmsi) {
        if (mmsi < 0 || mmsi > ALL_NINES) {
            return INVALID;
        }
        return mmsi >= FIRST_SHIP && mmsi <= LAST_SHIP ? SHIP : OTHER_STATION;
    }

    /** The kind of a text, in which leading zeros count. */
    static MmsiKind of(UTF8String text) {
        UTF8String mmsi = Blanks.stripped(text);
        if (mmsi.numBytes() == 0) {
            return MISSING;
        }
        if (mmsi.numBytes() != DIGITS) {
            return INVALID;
        }
        long number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = mmsi.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return INVALID;
            }
            number = 10 * number + digit;
        }
        return of(number);
    }

    /** The whole number that a text is, which is written without leading zeros; negative if it is not one. */
    private static long number(UTF8String text) {
        try {
            String number = Blanks.stripped(text).toString();
            return number.length() > LONGEST_NUMBER ? -1 : new BigDecimal(number).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return -1;
        }
    }

    /** Gives the nine digits of an MMSI that is the text of a number; any other text stays as it is. Called from generated code. */
    public static final class NineDigits implements Serializable {
        public UTF8String invoke(UTF8String mmsi) {
            if (of(mmsi) != INVALID) {
                return mmsi;
            }
            long number = number(mmsi);
            UTF8String text = UTF8String.fromString(String.valueOf(number));
            return of(number) == INVALID ? mmsi : text.lpad(DIGITS, ZERO);
        }

        @Override
        public String toString() {
            return "mmsi";
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
            return (kind == INVALID && numbers ? of(number(mmsi)) : kind).ordinal();
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
}
