package ais.geofence.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/** Measures and cuts text in columns of a terminal: a wide character takes two, a combining mark none. */
public final class TextWidth {
    private static final String ELLIPSIS = "…";
    private static final String BREAKS = " /,";

    private TextWidth() {}

    /** How many columns a printable text takes. */
    public static int width(String text) {
        return text.codePoints().map(TextWidth::width).sum();
    }

    private static int width(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default ->
                switch (UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH)) {
                    case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> 2;
                    default -> 1;
                };
        };
    }

    /** The text in at most {@code columns} columns; an ellipsis replaces the middle of a longer one. */
    public static String shortened(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int head = beginning(text, 0, columns / 2);
        String kept = text.substring(0, head);
        int tail = text.length();
        int left = columns - width(kept) - 1;
        for (int at = tail; at > head; ) {
            int codePoint = text.codePointBefore(at);
            left -= width(codePoint);
            if (left < 0) {
                break;
            }
            at -= Character.charCount(codePoint);
            tail = width(codePoint) == 0 ? tail : at; // no mark without what it stands on
        }
        return kept + ELLIPSIS + text.substring(tail);
    }

    /** The text in at most {@code columns} columns; an ellipsis replaces the end of a longer one. */
    public static String beginning(String text, int columns) {
        return width(text) <= columns ? text : text.substring(0, beginning(text, 0, columns - 1)) + ELLIPSIS;
    }

    /** The text in lines of at most {@code columns} columns, broken after a blank, slash or comma near the end of the line if there is one. */
    public static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.max(beginning(text, from, columns), Math.min(from + 1, text.length()));
            for (int at = to; to < text.length() && at > (from + to) / 2; at--) {
                if (BREAKS.indexOf(text.charAt(at - 1)) >= 0 && !isWithinNumber(text, at)) {
                    to = at;
                    break;
                }
            }
            lines.add(text.substring(from, to));
            from = to;
        } while (from < text.length());
        return lines;
    }

    /** Whether a text goes on with a digit after a comma, as that of a thousand does. */
    private static boolean isWithinNumber(String text, int at) {
        return text.charAt(at - 1) == ',' && Character.isDigit(text.charAt(at));
    }

    /** Where the text that fits in so many columns ends. */
    private static int beginning(String text, int from, int columns) {
        int left = columns;
        int to = from;
        while (to < text.length()) {
            int codePoint = text.codePointAt(to);
            left -= width(codePoint);
            if (left < 0) {
                break;
            }
            to += Character.charCount(codePoint);
        }
        return to;
    }
}
