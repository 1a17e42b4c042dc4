package ais.geofence.map;

import java.util.Locale;

/** Numbers as maps tell them. */
final class Words {
    private Words() {}

    /** A count with its noun, such as "1 zone" or "2,000 zones". */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** A part of a whole, in percent. */
    static String share(long part, long whole) {
        return whole == 0 ? "-" : digits(100.0 * part / whole) + " %";
    }

    /** Three digits, or all of a whole number. */
    static String digits(double number) {
        int decimals = number == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(number))));
        String text = String.format(Locale.ROOT, "%,." + Math.min(decimals, 9) + "f", number);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** An area, in square kilometres. */
    static String squareKilometres(double area) {
        return digits(area) + " km²";
    }

    /** A name no longer than fits beside a map. */
    static String shortened(String name, int length) {
        return name.codePointCount(0, name.length()) <= length
                ? name
                : name.substring(0, name.offsetByCodePoints(0, length - 1)) + "…";
    }
}
