package ais.geofence.fault;

import java.util.regex.Pattern;

/** Makes a text fit for one line, whatever names and values of users and files it contains. */
public final class OneLine {
    /** Characters. */
    private static final int LONGEST = 2000;

    /** What is kept of the end of a longer text, where messages have their remedy, characters. */
    private static final int END = 500;

    private static final Pattern BREAKS = Pattern.compile("[\\t\\v]+");

    private OneLine() {}

    /**
     * The text with blanks for line ends and tabs, with the middle left out if it is long, {@link Printable}, and with
     * {@link Secrets} masked before anything is cut.
     */
    public static String of(String text) {
        String masked = Secrets.masked(text);
        String cut = masked.length() <= LONGEST
                ? masked
                : masked.substring(0, LONGEST - END) + " ... " + masked.substring(masked.length() - END);
        return Printable.text(BREAKS.matcher(cut).replaceAll(" "));
    }
}
