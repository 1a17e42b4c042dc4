package ais.geofence.position;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Parses a time: a full date and time in one of a few layouts. It allocates only the result. Called once for each row from
 * generated code.
 *
 * <p>AIS sends hour 24 and second 60 for "not available", so neither is accepted.
 */
public final class TimeParser implements Serializable {
    /** The layouts of a time in text. */
    enum Layout {
        /**
         * {@code 2024-03-14 06:00:00} in the spellings of ISO 8601: a blank or T, a fraction of any length, UTC, GMT, Z or an
         * offset; or seconds since 1970 of ten digits.
         */
        ISO,
        /** As ISO, and with the date as {@code 14/03/2024}. */
        DAY_FIRST,
        /** Seconds since 1970, of any length. */
        UNIX,
        /** Milliseconds since 1970, from 2001-09-09 on, as with the next two: no number then is a time in two of these units. */
        UNIX_MS,
        /** Microseconds since 1970. */
        UNIX_US,
        /** Nanoseconds since 1970. */
        UNIX_NS;

        static final List<Layout> UNITS = List.of(UNIX, UNIX_MS, UNIX_US, UNIX_NS);

        /** The layout with this name in the setting time-format; empty if the text is a pattern. */
        static Optional<Layout> ofFormat(String format) {
            return UNITS.stream()
                    .filter(layout -> layout.format().equals(format))
                    .findFirst();
        }

        /** Its name in the setting time-format. */
        String format() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isUnix() {
            return UNITS.contains(this);
        }

        /** How many units a number counts in a second. */
        private long unitsPerSecond() {
            return switch (this) {
                case ISO, DAY_FIRST, UNIX -> 1;
                case UNIX_MS -> 1000;
                case UNIX_US -> 1_000_000;
                case UNIX_NS -> 1_000_000_000;
            };
        }

        /** The first number that is a time. */
        private long first() {
            return this == UNIX ? FIRST_SECOND : FIRST_SECOND_OF_TEN_DIGITS * unitsPerSecond();
        }

        /** The first number that is too large. */
        private long end() {
            return (LAST_SECOND + 1) * unitsPerSecond();
        }
    }

    /** 1970-01-01T00:00:00Z, the first second that is a time. */
    static final long FIRST_SECOND = 0;

    /** The first number of ten digits, 2001-09-09. A shorter number may be a time of day, a date or a counter. */
    private static final long FIRST_SECOND_OF_TEN_DIGITS = 1_000_000_000;

    /** 2100-12-31T23:59:59Z, the last second that is a time. */
    static final long LAST_SECOND = 4_133_980_799L;

    private static final long NONE = Long.MIN_VALUE;
    private static final int NO_ZONE = Integer.MIN_VALUE;

    private static final int TEN_DIGITS = 10;
    private static final int MOST_DIGITS = 19;

    private static final int DATE = "yyyy-MM-dd".length();
    private static final int MINUTES = "yyyy-MM-dd HH:mm".length();
    private static final int SECONDS = ":ss".length();

    private static final int LARGEST_OFFSET = 18 * 3600;
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final long MICROS = 1_000_000;

    private static final int EPOCH_YEAR = 1970;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private final Layout layout;
    private final UnreadTexts unread;

    /**
     * @param unread receives dates with the day or the month first, unless the layout has the day first, and numbers that are times in
     *     another unit
     */
    TimeParser(Layout layout, UnreadTexts unread) {
        this.layout = layout;
        this.unread = unread;
    }

    /** Microseconds since 1970, UTC, cut off; null if the text is not a time from 1970 to 2100. */
    public @Nullable Long invoke(UTF8String text) {
        int start = 0;
        int end = text.numBytes();
        while (start < end && isBlank(text.getByte(start))) {
            start++;
        }
        while (start < end && isBlank(text.getByte(end - 1))) {
            end--;
        }
        long micros = layout.isUnix() ? unix(layout, text, start, end) : dated(text, start, end);
        if (isTime(micros)) {
            return micros;
        }
        noteUnit(text, start, end);
        if (layout != Layout.DAY_FIRST) {
            noteOrder(text, start, end);
        }
        return null;
    }

    /** The time of a number in the unit of the layout, otherwise as of a text. */
    public @Nullable Long invoke(long number) {
        if (number >= layout.first() && number < layout.end()) {
            return micros(layout, number);
        }
        noteUnit(number);
        return null;
    }

    /** The time of a number that may have a fraction. */
    public @Nullable Long invoke(double number) {
        if (number >= layout.first() && number < layout.end()) {
            return (long)
                    (layout == Layout.UNIX_NS
                            ? number / (layout.unitsPerSecond() / MICROS)
                            : number * (MICROS / layout.unitsPerSecond()));
        }
        noteUnit((long) number);
        return null;
    }

    private static long micros(Layout layout, long units) {
        return layout == Layout.UNIX_NS
                ? units / (layout.unitsPerSecond() / MICROS)
                : units * (MICROS / layout.unitsPerSecond());
    }

    private void noteUnit(UTF8String text, int start, int end) {
        int digits = endOfDigits(text, start, end);
        if (digits == end
                || (digits < end && text.getByte(digits) == '.' && endOfDigits(text, digits + 1, end) == end)) {
            noteUnit(number(text, start, digits));
        }
    }

    /** Notes the unit in which a number is a time from 2001-09-09 on. */
    private void noteUnit(long number) {
        for (Layout unit : Layout.UNITS) {
            if (number >= FIRST_SECOND_OF_TEN_DIGITS * unit.unitsPerSecond() && number < unit.end()) {
                unread.addTimeIn(unit);
            }
        }
    }

    /** Notes a date whose day comes first, or second. One such as 03/04/2024 tells neither. */
    private void noteOrder(UTF8String text, int start, int end) {
        boolean dayFirst = isTime(slashed(text, start, end, start, start + 3));
        boolean monthFirst = isTime(slashed(text, start, end, start + 3, start));
        if (dayFirst && !monthFirst) {
            unread.addDayFirstTime();
        } else if (monthFirst && !dayFirst) {
            unread.addMonthFirstTime();
        }
    }

    private static boolean isTime(long micros) {
        return micros >= FIRST_SECOND * MICROS && micros < (LAST_SECOND + 1) * MICROS;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private long dated(UTF8String text, int start, int end) {
        if (end - start < MINUTES) {
            return isOfTenDigits(text, start, end) ? unix(Layout.UNIX, text, start, end) : NONE;
        }
        if (text.getByte(start + 4) == '-' && text.getByte(start + 7) == '-') {
            return dateTime(
                    digits(text, start, 4), digits(text, start + 5, 2), digits(text, start + 8, 2), text, start, end);
        }
        if (isOfTenDigits(text, start, end)) {
            return unix(Layout.UNIX, text, start, end);
        }
        return layout == Layout.DAY_FIRST ? slashed(text, start, end, start, start + 3) : NONE;
    }

    /** A time whose date ends with the year, with slashes; its day and its month are where the last two parameters say. */
    private static long slashed(UTF8String text, int start, int end, int day, int month) {
        boolean fits = end - start >= MINUTES && text.getByte(start + 2) == '/' && text.getByte(start + 5) == '/';
        return fits
                ? dateTime(digits(text, start + 6, 4), digits(text, month, 2), digits(text, day, 2), text, start, end)
                : NONE;
    }

    private static long dateTime(int year, int month, int day, UTF8String text, int start, int end) {
        byte separator = text.getByte(start + DATE);
        int hour = digits(text, start + DATE + 1, 2);
        int minute = digits(text, start + DATE + 4, 2);
        boolean fits =
                (separator == ' ' || separator == 'T' || separator == 't') && text.getByte(start + DATE + 3) == ':';
        if (!fits || (year | month | day | hour | minute) < 0 || hour > 23 || minute > 59 || !isDay(year, month, day)) {
            return NONE;
        }
        int at = start + MINUTES;
        int second = 0;
        long micros = 0;
        if (at < end && text.getByte(at) == ':') {
            second = at + SECONDS <= end ? digits(text, at + 1, 2) : -1;
            at += SECONDS;
            if (second < 0 || second > 59) {
                return NONE;
            }
            if (at < end && (text.getByte(at) == '.' || text.getByte(at) == ',')) {
                int fraction = at + 1;
                at = endOfDigits(text, fraction, end);
                if (at == fraction) {
                    return NONE;
                }
                micros = micros(text, fraction, at);
            }
        }
        int offset = offset(text, at, end);
        if (offset == NO_ZONE) {
            return NONE;
        }
        long seconds = epochDay(year, month, day) * SECONDS_OF_A_DAY + (hour * 60L + minute) * 60 + second - offset;
        return seconds * MICROS + micros;
    }

    /** A number in the unit of a layout, and a fraction. */
    private static long unix(Layout unit, UTF8String text, int start, int end) {
        int point = endOfDigits(text, start, end);
        boolean whole = point == end;
        boolean fits = point > start
                && (whole
                        || (text.getByte(point) == '.' && point + 1 < end && endOfDigits(text, point + 1, end) == end));
        long units = fits ? number(text, start, point) : -1;
        if (units < unit.first() || units >= unit.end()) {
            return NONE;
        }
        return micros(unit, units) + (whole ? 0 : micros(text, point + 1, end) / unit.unitsPerSecond());
    }

    /** The number of at most 19 digits; negative if there is none, or a larger one. */
    private static long number(UTF8String text, int start, int end) {
        if (end == start || end - start > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + (text.getByte(i) - '0'); // 19 nines overflow once, and are negative then
        }
        return number;
    }

    private static boolean isOfTenDigits(UTF8String text, int start, int end) {
        return endOfDigits(text, start, end) - start == TEN_DIGITS && text.getByte(start) != '0';
    }

    /** The offset from UTC in seconds at the end of a text; an empty rest is UTC. */
    private static int offset(UTF8String text, int from, int end) {
        if (from == end) {
            return 0;
        }
        int start = text.getByte(from) == ' ' ? from + 1 : from;
        if (isUtc(text, start, end)) {
            return 0;
        }
        if (end - start < 3 || (text.getByte(start) != '+' && text.getByte(start) != '-')) {
            return NO_ZONE;
        }
        int hours = digits(text, start + 1, 2);
        int at = start + 3;
        int minutes = 0;
        if (at < end && text.getByte(at) != ' ') {
            at += text.getByte(at) == ':' ? 1 : 0;
            minutes = at + 2 <= end ? digits(text, at, 2) : -1;
            at += 2;
        }
        int offset = (hours * 60 + minutes) * 60;
        if ((hours | minutes) < 0 || minutes > 59 || offset > LARGEST_OFFSET) {
            return NO_ZONE;
        }
        if (at < end) { // +0000 UTC, as Go prints it
            return offset == 0 && text.getByte(at) == ' ' && isUtc(text, at + 1, end) ? 0 : NO_ZONE;
        }
        return text.getByte(start) == '-' ? -offset : offset;
    }

    private static boolean isUtc(UTF8String text, int start, int end) {
        if (end - start == 1) {
            return upper(text, start) == 'Z';
        }
        if (end - start != 3) {
            return false;
        }
        int first = upper(text, start);
        int second = upper(text, start + 1);
        int third = upper(text, start + 2);
        return (first == 'U' && second == 'T' && third == 'C') || (first == 'G' && second == 'M' && third == 'T');
    }

    private static int upper(UTF8String text, int index) {
        return Character.toUpperCase((char) text.getByte(index));
    }

    /** The number that {@code count} digits make; negative if one is not a digit. */
    private static int digits(UTF8String text, int start, int count) {
        int number = 0;
        for (int i = start; i < start + count; i++) {
            int digit = text.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The index of the first character that is not a digit. */
    private static int endOfDigits(UTF8String text, int start, int end) {
        int i = start;
        while (i < end && text.getByte(i) >= '0' && text.getByte(i) <= '9') {
            i++;
        }
        return i;
    }

    /** The microseconds of the digits of a fraction. */
    private static long micros(UTF8String text, int start, int end) {
        long micros = 0;
        for (int i = start; i < start + 6; i++) {
            micros = micros * 10 + (i < end ? text.getByte(i) - '0' : 0);
        }
        return micros;
    }

    private static boolean isDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leapDay = month == 2 && day == 29 && isLeap(year);
        return leapDay || day <= DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970-01-01. */
    private static long epochDay(int year, int month, int day) {
        int leapDays = leapDaysBefore(year) - leapDaysBefore(EPOCH_YEAR) + (month > 2 && isLeap(year) ? 1 : 0);
        return 365L * (year - EPOCH_YEAR) + leapDays + DAYS_BEFORE_MONTH[month - 1] + day - 1;
    }

    private static int leapDaysBefore(int year) {
        int last = year - 1;
        return last / 4 - last / 100 + last / 400;
    }

    @Override
    public String toString() {
        return "time";
    }
}
