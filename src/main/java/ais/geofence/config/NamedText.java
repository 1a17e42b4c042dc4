package ais.geofence.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with the name of a layer before it, such as {@code eez=eez.gpkg}, or without.
 *
 * @param name lower-case letters, digits and underscores, of which a letter is first
 */
public record NamedText(Optional<String> name, String text) {
    static final String NAME = "[a-z][a-z0-9_]*";

    private static final Pattern NAMED = Pattern.compile("(" + NAME + ")=(.*)", Pattern.DOTALL);

    /** Splits a text at its first equals sign, if what is before it is a name. */
    public static NamedText of(String text) {
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? new NamedText(Optional.of(named.group(1)), named.group(2))
                : new NamedText(Optional.empty(), text);
    }
}
