package ais.geofence.fault;

import java.util.regex.Pattern;

/**
 * Makes texts of users and files fit to be shown, on a terminal and in a page. Invisible characters that change what is shown
 * become {@code �}: control characters, characters that reverse the direction of the text, and halves of characters.
 */
public final class Printable {
    /** Format characters are visible in Arabic numbers, and join letters in Persian and parts of emojis. */
    private static final String CONTROLS =
            "\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}[\\p{Cf}&&[^\\u200C\\u200D\\u0600-\\u0605\\u06DD\\u08E2]]";

    private static final Pattern UNPRINTABLE = Pattern.compile("[" + CONTROLS + "]");
    private static final Pattern UNPRINTABLE_IN_LINES = Pattern.compile("[" + CONTROLS + "&&[^\\n\\t]]");
    private static final String MARK = "\uFFFD";

    private Printable() {}

    /** The text for one place, such as the cell of a table. */
    public static String text(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(MARK);
    }

    /** The text of several lines, which keeps its line ends and tabs. */
    public static String lines(String text) {
        return UNPRINTABLE_IN_LINES.matcher(text).replaceAll(MARK);
    }
}
