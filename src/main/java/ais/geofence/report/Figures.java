package ais.geofence.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as reports print them, the same in every locale. */
public final class Figures {
    private Figures() {}

    /** A count with thousands separators. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count of things, such as "1 zone" and "2 zones". */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** Seconds with as many digits as make sense. */
    public static String seconds(Duration duration) {
        return seconds(duration.toNanos() / 1e9);
    }

    /** Seconds with as many digits as make sense. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }

    /** A time in whole seconds, minutes and hours: 12 s, 3:05 min, 2:03:05 h. */
    public static String elapsed(double seconds) {
        long whole = Math.round(seconds);
        long minutes = whole / 60;
        if (minutes == 0) {
            return whole + " s";
        }
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d min", minutes, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d h", minutes / 60, minutes % 60, whole % 60);
    }

    /** A part of a whole, in percent. */
    public static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f %%", 100.0 * part / whole);
    }

    /** Rows for each second; "-" where no time passed. */
    public static String rate(long rows, Duration duration) {
        return duration.isZero() ? "-" : count(Math.round(rows * 1e9 / duration.toNanos()));
    }

    /** A size in the unit that suits it. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB"};
        double size = bytes;
        int unit = -1;
        while (size >= 999.95 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }

    /** A number with the given number of decimals. */
    public static String decimal(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }
}
