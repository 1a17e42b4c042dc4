package ais.geofence.fault;

import java.util.regex.Pattern;

/** Makes a text fit for one line, whatever the names and values of users and files have put into it. */
public final class OneLine {
    /** Characters. */
    private static final int LONGEST = 2000;

    /** What is kept of the end of a longer text, where messages have their remedy, characters. */
    private static final int END = 500;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    /** The text with a blank for every run of control characters and line ends, and with its middle left out where it is long. */
    public static String of(String text) {
        String cut = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST - END) + " ... " + text.substring(text.length() - END);
        return BREAKS.matcher(cut).replaceAll(" ");
    }
}
