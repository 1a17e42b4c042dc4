package ais.geofence.position;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point in GeoJSON, such as {@code {"type": "Point", "coordinates": [4.5, 51.5]}}, or its coordinates alone. */
final class GeoJsonPoint {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser json;

    private GeoJsonPoint(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads a point.
     *
     * @return longitude and latitude, both NaN if the point is empty; null if the text is not exactly one point
     */
    static double @Nullable [] read(byte[] text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            GeoJsonPoint reader = new GeoJsonPoint(json);
            double[] point = switch (json.nextToken()) {
                case START_OBJECT -> reader.geometry();
                case START_ARRAY -> reader.position();
                default -> null;
            };
            return json.nextToken() == null ? point : null;
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    /** Reads the members of the geometry to its end. */
    private double @Nullable [] geometry() throws IOException {
        @Nullable String type = null;
        double @Nullable [] point = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                if (type != null) {
                    throw new IOException("twice a type");
                }
                type = json.getText();
            } else if (name.equals("coordinates")) {
                if (point != null) {
                    throw new IOException("twice coordinates");
                }
                point = position();
            } else if (name.equals("crs")) {
                throw new IOException("a coordinate system of its own");
            }
            json.skipChildren();
        }
        return "Point".equals(type) ? point : null;
    }

    private double[] position() throws IOException {
        List<Double> numbers = new ArrayList<>(3);
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("no array");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(number());
        }
        if (numbers.size() == 1) {
            throw new IOException("one number");
        }
        return numbers.isEmpty()
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {numbers.get(0), numbers.get(1)};
    }

    private double number() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        if (!json.currentToken().isNumeric()) {
            throw new IOException("no number");
        }
        return json.isNaN()
                ? json.getDoubleValue()
                : JavaDoubleParser.parseDouble(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }
}
