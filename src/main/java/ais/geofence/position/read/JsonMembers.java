package ais.geofence.position.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Visits the members of a JSON object that stands on one line. Like Spark's JSON reader, it accepts single quotes, NaN and
 * infinite numbers.
 */
final class JsonMembers {
    /** The name of a member whose name is empty. */
    private static final String NAMELESS = "_c";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Receives the members of a line in order. */
    interface Sink {
        /**
         * A member of the object.
         *
         * @param value its text: a scalar as written, without quotes; an object or array as JSON; null for null
         * @return false if the line must not be used
         */
        boolean member(String name, @Nullable String value);

        /** The same for a nested member that was asked for. */
        boolean nested(String path, @Nullable String value);
    }

    private final String line;
    private final JsonPaths paths;
    private final Sink sink;

    private JsonMembers(String line, JsonPaths paths, Sink sink) {
        this.line = line;
        this.paths = paths;
        this.sink = sink;
    }

    /**
     * Visits the members of a line.
     *
     * @param paths the nested members that are asked for
     * @return whether the line is exactly one JSON object that the sink can use
     */
    static boolean walk(String line, JsonPaths paths, Sink sink) {
        try (JsonParser parser = FACTORY.createParser(line)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && new JsonMembers(line, paths, sink).object(parser, "")
                    && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Visits the members of an object whose start has been read.
     *
     * @param prefix the names of the enclosing objects, each followed by a dot
     */
    private boolean object(JsonParser parser, String prefix) throws IOException {
        boolean outermost = prefix.isEmpty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String path = outermost && name.isEmpty() ? NAMELESS : prefix + name;
            parser.nextToken();
            boolean enters = parser.currentToken() == JsonToken.START_OBJECT && paths.leadThrough(path);
            boolean wanted = outermost || paths.has(path);
            if (!wanted && !enters) {
                parser.skipChildren();
                continue;
            }
            int start = offset(parser) - 1;
            if (enters && !object(parser, path + ".")) {
                return false;
            }
            String value = text(parser, start);
            if (wanted && !(outermost ? sink.member(path, value) : sink.nested(path, value))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text of a value.
     *
     * @param start where an object or array begins
     */
    private @Nullable String text(JsonParser parser, int start) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> {
                parser.skipChildren();
                yield line.substring(start, offset(parser));
            }
            case END_OBJECT -> line.substring(start, offset(parser)); // a visited object
            default -> parser.getText();
        };
    }

    /** The offset after what has been read, in characters. */
    private static int offset(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getCharOffset());
    }
}
