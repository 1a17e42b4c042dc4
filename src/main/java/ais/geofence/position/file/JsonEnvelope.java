package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where in a JSON text that is not JSON lines the ships stand: as an expression of jq that makes lines of them. A
 * ship is an object with a longitude, also in an object within it, or a feature of GeoJSON.
 */
final class JsonEnvelope {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What is still a key that can stand between the quotes of a shell. */
    private static final Pattern KEY = Pattern.compile("[^'\"\\\\\\p{Cntrl}]+");

    private static final String FEATURE =
            " | .properties + {lon: .geometry.coordinates[0], lat: .geometry.coordinates[1]}";
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Set<String> longitudes;
    private boolean isFeature;

    private JsonEnvelope(JsonParser parser, Set<String> longitudes) {
        this.parser = parser;
        this.longitudes = longitudes;
    }

    /**
     * Makes sure that a file looks like JSON lines.
     *
     * @param longitudes how a longitude may be called, in lower case
     * @throws UserError (exit 4) for a JSON array, for an object over several lines, and for one that holds a list of ships,
     *     with what makes lines of them
     */
    static void requireLines(FoundFile file, Set<String> longitudes, Configuration configuration) {
        String start = FirstLine.of(file, configuration).strip();
        boolean array = start.startsWith("[");
        if (!array && !start.startsWith("{")) {
            return;
        }
        Optional<String> ships = expression(start, file, configuration, longitudes);
        boolean open = start.equals("{");
        if (array || open || ships.isPresent() && !ships.get().equals(".")) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: this is %s; expected JSON lines, one object a line (jq -c '%s' makes them)"
                            .formatted(
                                    file.name(),
                                    array
                                            ? "a JSON array"
                                            : open ? "a JSON object over several lines" : "JSON around its rows",
                                    ships.orElse(array ? ".[]" : ".")));
        }
    }

    /**
     * The expression for the first value of a file.
     *
     * @param start the first line of the file; the rest is looked at where the value goes on
     * @param longitudes how a longitude may be called, in lower case
     * @return {@code .} where the value itself is a ship; empty where none was found
     */
    static Optional<String> expression(
            String start, FoundFile file, Configuration configuration, Set<String> longitudes) {
        try {
            return expression(start, longitudes);
        } catch (IOException e) { // the line is not all of it
            try {
                return expression(FirstLine.start(file, configuration), longitudes);
            } catch (IOException noJson) {
                return Optional.empty();
            }
        }
    }

    private static Optional<String> expression(String text, Set<String> longitudes) throws IOException {
        if (isShip(text, longitudes)) {
            return Optional.of(".");
        }
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            JsonEnvelope envelope = new JsonEnvelope(parser, longitudes);
            String path = envelope.value();
            return Optional.ofNullable(path)
                    .map(found -> (found.startsWith(".") ? "" : ".") + found + (envelope.isFeature ? FEATURE : ""));
        }
    }

    /** Whether a longitude stands in the first value itself, be it behind a list of others. */
    private static boolean isShip(String text, Set<String> longitudes) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (parser.nextToken().isScalarValue() && isLongitude(key, longitudes)) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) { // no end, as of a list of ships that goes on
            return false;
        }
    }

    private static boolean isLongitude(String key, Set<String> longitudes) {
        return longitudes.contains(key.toLowerCase(Locale.ROOT));
    }

    /** The path from the current value to the first ship in it, empty if it is one; null if there is none, and then it is read to its end. */
    private @Nullable String value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            default -> null;
        };
    }

    private @Nullable String object() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("type")
                    && value == JsonToken.VALUE_STRING
                    && parser.getText().equals("Feature")) {
                isFeature = true;
                return "";
            }
            if (value.isScalarValue() && isLongitude(key, longitudes)) {
                return "";
            }
            boolean isObject = value == JsonToken.START_OBJECT;
            String path = value();
            if (path != null) {
                return isObject && path.isEmpty() ? "" : member(key) + path;
            }
        }
        return null;
    }

    private @Nullable String array() throws IOException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            boolean isArray = parser.currentToken() == JsonToken.START_ARRAY;
            String path = value();
            if (path != null) {
                String element = i == 0 ? "[]" : isArray ? "[%s]".formatted(i) : "[%s:][]".formatted(i);
                return element + path;
            }
        }
        return null;
    }

    /** A key that no expression can be made of for the shell ends the search. */
    private static String member(String key) throws IOException {
        if (!KEY.matcher(key).matches()) {
            throw new IOException("a key with quotes");
        }
        return PLAIN_KEY.matcher(key).matches() ? "." + key : ".[\"" + key + "\"]";
    }
}
