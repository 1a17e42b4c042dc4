package ais.geofence.zone.read.geometry;

import ais.geofence.crs.LongitudeLatitude;
import ais.geofence.zone.Problem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code crs} member, which GeoJSON had before RFC 7946. {@link LongitudeLatitude} is accepted.
 *
 * @param fault why it is refused; null if it is accepted
 * @param isEtrs89 whether it is accepted, and is ETRS89
 */
public record CoordinateSystem(@Nullable String fault, boolean isEtrs89) {
    private static final CoordinateSystem NONE = new CoordinateSystem(null, false);

    /** Reads the value of a {@code crs} member. */
    public static CoordinateSystem of(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return NONE;
        }
        List<String> names = new ArrayList<>();
        collectNames(json, names);
        if (names.isEmpty()) {
            return new CoordinateSystem("has a crs without a name: only CRS84 or EPSG:4326 can be used", false);
        }
        for (String name : names) {
            if (!isLongitudeLatitude(name)) {
                return new CoordinateSystem(foreign(name), false);
            }
        }
        return new CoordinateSystem(null, names.stream().anyMatch(CoordinateSystem::isEtrs89));
    }

    /** Whether a name is one of {@link LongitudeLatitude}. */
    public static boolean isLongitudeLatitude(String name) {
        return LongitudeLatitude.isName(name);
    }

    /** Whether a name is one of {@link LongitudeLatitude} on ETRS89. */
    public static boolean isEtrs89(String name) {
        return LongitudeLatitude.isEtrs89(name);
    }

    /** Whether a number of an SRID is one of those. */
    static boolean isLongitudeLatitude(int srid) {
        return isLongitudeLatitude(String.valueOf(srid));
    }

    /** Why another system is refused. */
    public static String foreign(String name) {
        return Problem.foreignSystem(name);
    }

    /** Takes the text of every member that can name the system, at any depth, and a plain text for the whole. */
    private static void collectNames(JsonParser json, List<String> names) throws IOException {
        if (!json.currentToken().isStructStart()) {
            names.add(json.getText());
            return;
        }
        int open = 1;
        while (open > 0) {
            JsonToken token = json.nextToken();
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            } else if (token.isScalarValue() && names(json.currentName())) {
                names.add(json.getText());
            }
        }
    }

    private static boolean names(@Nullable String member) {
        return "name".equals(member) || "code".equals(member) || "href".equals(member);
    }
}
