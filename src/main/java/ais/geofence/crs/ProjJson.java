package ais.geofence.crs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Coordinate systems in PROJJSON, as in the metadata of GeoParquet. */
public final class ProjJson {
    /** What the names of longitude and latitude on WGS 84 begin with where a system has no code. */
    private static final String WGS_84 = "WGS 84";

    private ProjJson() {}

    /**
     * The name of a system other than longitude and latitude.
     *
     * @param system the system, or its name; missing or null is longitude and latitude
     */
    public static Optional<String> otherSystem(JsonNode system) {
        return system.isMissingNode() || system.isNull() || isLongitudeLatitude(system)
                ? Optional.empty()
                : Optional.of(nameOf(system));
    }

    /** Whether a system is longitude and latitude on ETRS89. */
    public static boolean isEtrs89(JsonNode system) {
        JsonNode id = system.path("id");
        return LongitudeLatitude.isEtrs89(system.isTextual() || !id.isObject() ? nameOf(system) : code(id));
    }

    private static boolean isLongitudeLatitude(JsonNode system) {
        if (system.isTextual()) {
            return LongitudeLatitude.isName(system.asText());
        }
        JsonNode id = system.path("id");
        return id.isObject()
                ? LongitudeLatitude.isName(code(id))
                : system.path("type").asText().equals("GeographicCRS")
                        && (nameOf(system).startsWith(WGS_84) || LongitudeLatitude.isName(nameOf(system)));
    }

    private static String nameOf(JsonNode system) {
        JsonNode name = system.path("name");
        JsonNode id = system.path("id");
        if (system.isTextual()) {
            return system.asText();
        }
        return name.isTextual() ? name.asText() + (id.isObject() ? " (" + code(id) + ")" : "") : system.toString();
    }

    private static String code(JsonNode id) {
        return id.path("authority").asText() + ":" + id.path("code").asText();
    }
}
