package ais.geofence.zone.read.geometry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequences;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * Reads the {@code coordinates} of a GeoJSON geometry into polygons, and checks on the way that they are lists of closed rings of positions.
 * Altitudes are left out. The polygons hold 16 bytes for a position, as many of them may wait to be checked.
 */
public final class CoordinateReader {
    /** Position, ring, polygon, list of polygons. */
    private static final int DEEPEST = 4;

    private static final int FIRST_CAPACITY = 1 << 8;

    private static final PackedCoordinateSequenceFactory PACKED = PackedCoordinateSequenceFactory.DOUBLE_FACTORY;
    private static final GeometryFactory FACTORY = new GeometryFactory(PACKED);

    private final JsonParser json;
    private final GeometryFaults faults;

    /** Longitude and latitude of each position of the ring that is being read. */
    private double[] ordinates = new double[FIRST_CAPACITY];

    private int count;

    /** The rings of the polygon that is being read. */
    private final List<LinearRing> rings = new ArrayList<>();

    private final List<Polygon> polygons = new ArrayList<>();

    /**
     * @param json at the value of the member
     * @param faults takes what is wrong
     */
    public CoordinateReader(JsonParser json, GeometryFaults faults) {
        this.json = json;
        this.faults = faults;
    }

    /** How deep the arrays are nested: 1 for a position, 3 for a polygon; 0 for an empty array. */
    public int read() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            faults.add("has coordinates that are not an array");
            json.skipChildren();
            return 0;
        }
        return readArray(1);
    }

    /** The polygons that have been read. Rings that were not closed or too short are closed and filled up. */
    public List<Polygon> polygons() {
        return polygons;
    }

    private int readArray(int level) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.END_ARRAY) {
            if (level > 1) {
                faults.emptyArray();
            }
            return 0;
        }
        if (first.isNumeric()) {
            readPosition();
            return 1;
        }
        return readList(level);
    }

    private int readList(int level) throws IOException {
        count = 0;
        int depth = -1;
        boolean first = true;
        for (JsonToken token = json.currentToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.START_ARRAY || level == DEEPEST) {
                faults.add("has " + JsonText.kind(token) + " where its coordinates should have "
                        + (level == DEEPEST ? "a number" : "an array"));
                json.skipChildren();
                continue;
            }
            int childDepth = readArray(level + 1);
            if (!first && childDepth != depth) {
                faults.add("has coordinates that are nested unevenly");
            }
            depth = childDepth;
            first = false;
        }
        if (faults.reason(true) == null) {
            finishList(depth);
        }
        return depth + 1;
    }

    private void finishList(int depth) {
        if (depth == 1) {
            finishRing();
        } else if (depth == 2) {
            LinearRing shell = rings.remove(0);
            polygons.add(FACTORY.createPolygon(shell, rings.toArray(LinearRing[]::new)));
            rings.clear();
        }
    }

    private void finishRing() {
        CoordinateSequence ring = PACKED.create(Arrays.copyOf(ordinates, count), 2);
        faults.addRing(ring);
        rings.add(FACTORY.createLinearRing(CoordinateSequences.ensureValidRing(PACKED, ring)));
    }

    /** Reads the rest of a position, being at its first number. */
    private void readPosition() throws IOException {
        readNumber();
        if (json.nextToken().isNumeric()) {
            readNumber();
            json.nextToken();
        } else if (json.currentToken() == JsonToken.END_ARRAY) {
            faults.add("has a position of one number: longitude and latitude are needed");
        }
        for (JsonToken token = json.currentToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (!token.isNumeric()) {
                faults.add("has " + JsonText.kind(token) + " where a position should have a number");
                json.skipChildren();
            }
        }
    }

    private void readNumber() throws IOException {
        if (json.isNaN()) {
            faults.notFinite(json.getText());
            return;
        }
        if (count == ordinates.length) {
            ordinates = Arrays.copyOf(ordinates, 2 * count);
        }
        // From the text, as Jackson's own value of -0 has lost its sign.
        ordinates[count++] =
                NumberInput.parseDouble(json.getTextCharacters(), json.getTextOffset(), json.getTextLength(), true);
    }
}
