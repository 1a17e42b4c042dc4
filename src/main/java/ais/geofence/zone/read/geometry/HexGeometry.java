package ais.geofence.zone.read.geometry;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Well-known binary in hexadecimal digits of either case, as PostGIS prints it, also after the {@code \\x} of a bytea or the
 * {@code 0x} of other databases.
 *
 * @param text without blanks around it
 */
public record HexGeometry(String text) implements RawGeometry {
    /** The order of bytes comes first: 0 or 1. Well-known text begins with a letter. */
    private static final Pattern START = Pattern.compile("(\\\\x|0[xX])?0[01]");

    /** Whether a text is to be read so. */
    public static boolean is(String text) {
        return START.matcher(text).lookingAt();
    }

    @Override
    public long length() {
        return text.length();
    }

    @Override
    public long positions() {
        return text.length() / (2 * 2 * Double.BYTES);
    }

    @Override
    public Parsed parse() {
        try {
            Matcher matcher = START.matcher(text);
            int start = matcher.lookingAt() ? matcher.end() - "01".length() : 0;
            return new WkbGeometry(HexFormat.of().parseHex(text, start, text.length())).parse();
        } catch (IllegalArgumentException e) {
            return new Unusable("has WKB that is not all pairs of hexadecimal digits: is it cut off?");
        }
    }
}
