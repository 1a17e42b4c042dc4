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
 * Finds the ships in a JSON file that is not JSON lines, and gives the jq expression that turns them into lines. A ship is an
 * object with a longitude, which may be in a nested object, or a feature of GeoJSON.
 */
final class JsonEnvelope {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** A key that can be written between quotes in a shell. */
    private static final Pattern KEY = Pattern.compile("[^'\"\\\\\\p{Cntrl}]+");

    private static final Pattern POLYGON = Pattern.compile("\"type\"\\s*:\\s*\"(Multi)?Polygon\"");
    private static final Pattern POINT = Pattern.compile("\"type\"\\s*:\\s*\"Point\"");
    private static final Pattern FEATURE = Pattern.compile("\"type\"\\s*:\\s*\"Feature\"");
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Set<String> longitudes;

    private JsonEnvelope(JsonParser parser, Set<String> longitudes) {
        this.parser = parser;
        this.longitudes = longitudes;
    }

    /**
     * Requires that a file is JSON lines, as far as its start shows.
     *
     * @param longitudes the names of a longitude, in lower case
     * @throws UserError (exit 4) for features of GeoJSON that are polygons, and for a JSON array, an object over several lines, or an object with a list of ships; the message has the jq command that makes lines
     */
    static void requireLines(FoundFile file, Set<String> longitudes, Configuration configuration) {
        String start = FirstLine.of(file, configuration).strip();
        boolean array = start.startsWith("[");
        if (!array && !start.startsWith("{")) {
            return;
        }
        Optional<String> ships = expression(start, file, configuration, longitudes);
        boolean open = start.equals("{");
        boolean lines =
                !array && !open && ships.filter(path -> !path.equals(".")).isEmpty();
        if (lines && !FEATURE.matcher(start).find()) {
            return;
        }
        if (hasPolygons(file, configuration)) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: this is GeoJSON of polygons, not of positions; if these are the zones, pass them with --zones"
                            .formatted(file.name()));
        }
        if (!lines) {
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

    /** Whether the start of a file has geometries that are polygons, and no points. */
    private static boolean hasPolygons(FoundFile file, Configuration configuration) {
        try {
            String start = FirstLine.start(file, configuration);
            return POLYGON.matcher(start).find() && !POINT.matcher(start).find();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The expression for the first value of a file.
     *
     * @param start the first line of the file; more of the file is read where the value goes on
     * @param longitudes how a longitude may be called, in lower case
     * @return {@code .} if the value itself is a ship; empty if there is no ship
     */
    static Optional<String> expression(
            String start, FoundFile file, Configuration configuration, Set<String> longitudes) {
        try {
            return expression(start, longitudes);
        } catch (IOException e) { // the value goes on after the line
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
            return Optional.ofNullable(envelope.value()).map(path -> (path.startsWith(".") ? "" : ".") + path);
        }
    }

    /** Whether the first value itself is a ship; its longitude may follow a nested list. */
    private static boolean isShip(String text, Set<String> longitudes) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (isOfShip(key, parser, longitudes)) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) { // the text ends within the value
            return false;
        }
    }

    /** Whether a member, at whose value the parser is, makes its object a ship. */
    private static boolean isOfShip(String key, JsonParser parser, Set<String> longitudes) throws IOException {
        return parser.currentToken().isScalarValue()
                && (longitudes.contains(key.toLowerCase(Locale.ROOT))
                        || (key.equals("type") && parser.getText().equals("Feature")));
    }

    /** The path from the current value to the first ship in it, empty if the value is a ship. Null if it has no ship; the parser is then at its end. */
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
            if (isOfShip(key, parser, longitudes)) {
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

    /** A key that cannot be quoted in a shell ends the search. */
    private static String member(String key) throws IOException {
        if (!KEY.matcher(key).matches()) {
            throw new IOException("a key with quotes");
        }
        return PLAIN_KEY.matcher(key).matches() ? "." + key : ".[\"" + key + "\"]";
    }
}
