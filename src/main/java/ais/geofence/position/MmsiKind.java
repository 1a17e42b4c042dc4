package ais.geofence.position;

import java.io.Serializable;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What kind of station an MMSI names, as far as its first digits tell. */
public enum MmsiKind {
    /** Nine digits of which the first is 2 to 7. */
    SHIP,
    /** Nine digits that begin otherwise: coast stations, groups, aircraft, aids to navigation, beacons, hand-helds. */
    OTHER_STATION,
    /** Anything else: not an MMSI. */
    INVALID,
    /** Empty, or the feed has none. */
    MISSING;

    private static final long ALL_NINES = 999_999_999;
    private static final long FIRST_SHIP = 200_000_000;
    private static final long LAST_SHIP = 799_999_999;
    private static final int DIGITS = 9;

    /** As it stands in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a number; leading zeros are the number's own. */
    static MmsiKind of(long mmsi) {
        if (mmsi < 0 || mmsi > ALL_NINES) {
            return INVALID;
        }
        return mmsi >= FIRST_SHIP && mmsi <= LAST_SHIP ? SHIP : OTHER_STATION;
    }

    /** The kind of a text, in which leading zeros count. */
    static MmsiKind of(UTF8String text) {
        UTF8String mmsi = text.trimAll();
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

    /** Gives the ordinal of an MMSI's kind. Called from generated code. */
    public static final class Ordinal implements Serializable {
        /** The kind of a text, which may be null. */
        public int invoke(@Nullable UTF8String mmsi) {
            return (mmsi == null ? MISSING : of(mmsi)).ordinal();
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
