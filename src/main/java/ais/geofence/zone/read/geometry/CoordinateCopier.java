package ais.geofence.zone.read.geometry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Copies the {@code coordinates} of a geometry as text, number by number as the file has them, and checks on the way that they are lists
 * of closed rings of positions. Altitudes are left out.
 */
public final class CoordinateCopier {
    /** Position, ring, polygon, list of polygons. */
    private static final int DEEPEST = 4;

    private final JsonParser json;
    private final StringBuilder out;
    private final GeometryFaults faults;

    /**
     * @param json at the value of the member
     * @param out takes the text
     * @param faults takes what is wrong
     */
    public CoordinateCopier(JsonParser json, StringBuilder out, GeometryFaults faults) {
        this.json = json;
        this.out = out;
        this.faults = faults;
    }

    /** How deep the arrays are nested: 1 for a position, 3 for a polygon; 0 for an empty array. */
    public int copy() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            faults.fault("has coordinates that are not an array");
            json.skipChildren();
            return 0;
        }
        return copyArray(1);
    }

    private int copyArray(int level) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.END_ARRAY) {
            if (level > 1) {
                faults.fault("has an empty array among its coordinates");
            }
            return 0;
        }
        if (first.isNumeric()) {
            copyPosition();
            return 1;
        }
        return copyList(level);
    }

    private int copyList(int level) throws IOException {
        out.append('[');
        int depth = -1;
        int count = 0;
        int firstStart = out.length();
        int firstEnd = firstStart;
        int lastStart = firstStart;
        for (JsonToken token = json.currentToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.START_ARRAY || level == DEEPEST) {
                faults.fault("has " + JsonText.kind(token) + " where its coordinates should have "
                        + (level == DEEPEST ? "a number" : "an array"));
                json.skipChildren();
                continue;
            }
            if (count > 0) {
                out.append(',');
            }
            lastStart = out.length();
            int childDepth = copyArray(level + 1);
            if (count > 0 && childDepth != depth) {
                faults.fault("has coordinates that are nested unevenly");
            }
            depth = childDepth;
            if (count++ == 0) {
                firstEnd = out.length();
            }
        }
        if (depth == 1) {
            closeRing(count, out.substring(firstStart, firstEnd), lastStart);
        }
        out.append(']');
        return depth + 1;
    }

    /** Copies the rest of a position, being at its first number. */
    private void copyPosition() throws IOException {
        out.append('[');
        copyNumber();
        if (json.nextToken().isNumeric()) {
            out.append(',');
            copyNumber();
            json.nextToken();
        } else if (json.currentToken() == JsonToken.END_ARRAY) {
            faults.fault("has a position of one number: longitude and latitude are needed");
        }
        for (JsonToken token = json.currentToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (!token.isNumeric()) {
                faults.fault("has " + JsonText.kind(token) + " where a position should have a number");
                json.skipChildren();
            }
        }
        out.append(']');
    }

    private void copyNumber() throws IOException {
        if (json.isNaN()) {
            faults.notFinite(json.getText());
            return;
        }
        out.append(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            // As a decimal, so that JTS's reader takes -0 and numbers too big for a long like any other.
            out.append(".0");
        }
    }

    private void closeRing(int count, String first, int lastStart) {
        int positions = count;
        if (out.indexOf(first, lastStart) != lastStart && !samePosition(first, out.substring(lastStart))) {
            faults.notClosed(shown(first), shown(out.substring(lastStart)));
            out.append(',').append(first);
            positions++;
        }
        faults.length(count, shown(first));
        for (; positions < GeometryFaults.SHORTEST_RING; positions++) {
            out.append(',').append(first);
        }
    }

    private boolean samePosition(String first, String last) {
        return faults.fault(true) == null && number(first, 0) == number(last, 0) && number(first, 1) == number(last, 1);
    }

    private static double number(String position, int ordinate) {
        return Double.parseDouble(position.substring(1, position.length() - 1).split(",")[ordinate]);
    }

    /** As in "lon 139.5 lat 35.25". */
    private static String shown(String position) {
        return position.replace("[", "lon ").replace(",", " lat ").replace("]", "");
    }
}
