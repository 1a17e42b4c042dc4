package ais.geofence.zone.read.format;

import ais.geofence.crs.ProjJson;
import ais.geofence.zone.read.geometry.CoordinateSystem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code geo} metadata of a GeoParquet file says.
 *
 * @param geometry the column of the zones' geometry
 * @param isEtrs89 whether its coordinate system is ETRS89
 * @param others columns with other geometries, or with values computed from a geometry; they are not properties
 */
record GeoMetadata(String geometry, boolean isEtrs89, Set<String> others) {
    /**
     * Reads the metadata.
     *
     * @param json the value of the file's key {@code geo}, null if it has none
     * @throws UnreadableFile if zones can't be read by it
     */
    static GeoMetadata of(@Nullable String json) throws UnreadableFile {
        if (json == null) {
            throw new UnreadableFile("is Parquet without the metadata \"geo\": write it as GeoParquet");
        }
        JsonNode columns;
        String primary;
        try {
            JsonNode geo = new ObjectMapper().readTree(json);
            primary = geo.path("primary_column").asText();
            columns = geo.path("columns");
        } catch (JsonProcessingException e) {
            throw new UnreadableFile("has metadata \"geo\" that is not valid JSON");
        }
        JsonNode column = columns.path(primary);
        if (!column.isObject()) {
            throw new UnreadableFile("has metadata \"geo\" that describes no primary column");
        }
        check(column);
        Set<String> others = new HashSet<>();
        for (var entry : columns.properties()) {
            others.add(entry.getKey());
            for (JsonNode covering : entry.getValue().path("covering").path("bbox")) {
                others.add(covering.path(0).asText());
            }
        }
        others.remove(primary);
        return new GeoMetadata(primary, ProjJson.isEtrs89(column.path("crs")), others);
    }

    private static void check(JsonNode column) throws UnreadableFile {
        String encoding = column.path("encoding").asText();
        if (!encoding.equals("WKB")) {
            throw new UnreadableFile("has geometries encoded as \"" + encoding + "\": write them as WKB");
        }
        if (column.path("edges").asText("planar").equals("spherical")) {
            throw new UnreadableFile(
                    "has spherical edges: only edges that are straight in longitude and latitude can be used");
        }
        Optional<String> other = ProjJson.otherSystem(column.path("crs"));
        if (other.isPresent()) {
            throw new UnreadableFile(CoordinateSystem.foreign(other.get()));
        }
    }
}
