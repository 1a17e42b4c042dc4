package ais.geofence.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and lists as screens and pages show them, the same in every locale. */
public final class Figures {
    /** How many names of a list are shown. */
    private static final int LISTED = 5;

    private Figures() {}

    /** A count with thousands separators. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count of things, such as "1 zone" and "2 zones". */
    public static String count(long number, String thing) {
        return count(number) + " " + noun(number, thing);
    }

    /** The noun for so many things, such as "zone" and "zones". */
    public static String noun(long number, String thing) {
        return number == 1 ? thing : thing + "s";
    }

    /** The verb for so many things: "is" or "are". */
    public static String are(long number) {
        return number == 1 ? "is" : "are";
    }

    /** The first names of a list, and how many more there are. */
    public static String listed(List<String> names) {
        return names.stream().limit(LISTED).collect(Collectors.joining(", "))
                + (names.size() > LISTED ? " and %s more".formatted(names.size() - LISTED) : "");
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

    /** A length of time in at most two units: 45 s, 12 min 5 s, 5 h 12 min, 3 d 4 h. */
    public static String length(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return twoUnits(whole, 60, "min", "s");
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 1440 ? twoUnits(minutes, 60, "h", "min") : twoUnits(Math.round(seconds / 3600), 24, "d", "h");
    }

    private static String twoUnits(long number, int ofLarger, String larger, String smaller) {
        long many = number / ofLarger;
        long rest = number % ofLarger;
        if (many == 0) {
            return rest + " " + smaller;
        }
        return count(many) + " " + larger + (rest == 0 ? "" : " " + rest + " " + smaller);
    }

    /** A part of a whole in percent, with one decimal; "-" of nothing. A part that isn't 0 or all is never shown as such. */
    public static String share(long part, long whole) {
        if (whole == 0) {
            return "-";
        }
        long tenths = Math.round(1000.0 * part / whole);
        if (tenths == 0 && part > 0) {
            return "<0.1 %";
        }
        return tenths == 1000 && part < whole ? ">99.9 %" : decimal(tenths / 10.0, 1) + " %";
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

    /** Three significant digits, or all digits of a whole number. */
    public static String digits(double number) {
        int decimals = number == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(number))));
        String text = decimal(number, Math.min(decimals, 9));
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** An area in square kilometres. */
    public static String squareKilometres(double area) {
        return digits(area) + " km²";
    }
}
