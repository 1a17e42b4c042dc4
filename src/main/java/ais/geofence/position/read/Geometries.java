package ais.geofence.position.read;

import ais.geofence.crs.Ogr2ogr;
import ais.geofence.crs.ProjJson;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What GeoParquet files say of their columns with geometries.
 *
 * @param primary the column that the files name as their geometry, if they do
 * @param refused why a column can't be read as points of longitude and latitude, by its name
 * @param etrs89 the columns whose coordinate system is ETRS89
 */
record Geometries(Optional<String> primary, Map<String, String> refused, Set<String> etrs89) {
    static final Geometries NONE = new Geometries(Optional.empty(), Map.of(), Set.of());

    /** The key of the metadata in a Parquet file. */
    static final String METADATA = "geo";

    private static final Set<String> ENCODINGS = Set.of("WKB", "point");

    /**
     * Takes them from the metadata of a file.
     *
     * @param json the metadata, null if the file has none
     * @param file the file, for messages
     */
    static Geometries of(@Nullable String json, String file) {
        if (json == null) {
            return NONE;
        }
        try {
            JsonNode geo = new ObjectMapper().readTree(json);
            Map<String, String> refused = new LinkedHashMap<>();
            Set<String> etrs89 = new HashSet<>();
            for (var column : geo.path("columns").properties()) {
                refusal(column.getValue(), file)
                        .ifPresent(reason -> refused.put(
                                column.getKey(), "%s: column '%s' %s".formatted(file, column.getKey(), reason)));
                if (ProjJson.isEtrs89(column.getValue().path("crs"))) {
                    etrs89.add(column.getKey());
                }
            }
            JsonNode primary = geo.path("primary_column");
            return new Geometries(
                    Optional.of(primary).filter(JsonNode::isTextual).map(JsonNode::asText), refused, etrs89);
        } catch (JsonProcessingException e) {
            return NONE; // The columns may have longitude and latitude all the same.
        }
    }

    private static Optional<String> refusal(JsonNode column, String file) {
        String encoding = column.path("encoding").asText();
        return ENCODINGS.contains(encoding)
                ? ProjJson.otherSystem(column.path("crs"))
                        .map(system ->
                                "is in the coordinate system \"%s\"; convert it to CRS84 (EPSG:4326), for instance with %s"
                                        .formatted(system, Ogr2ogr.toWgs84("positions.parquet", file)))
                : Optional.of("has geometries encoded as \"%s\"; write them as WKB".formatted(encoding));
    }

    /** What these files and others say; a column is refused if either refuse it. */
    Geometries with(Geometries others) {
        Map<String, String> all = new LinkedHashMap<>(refused);
        others.refused.forEach(all::putIfAbsent);
        Set<String> inEtrs89 = new HashSet<>(etrs89);
        inEtrs89.addAll(others.etrs89);
        return new Geometries(primary, all, inEtrs89);
    }

    /**
     * Requires that columns can be read.
     *
     * @throws UserError (exit 4) with the reason
     */
    void requireReadable(Iterable<String> columns) {
        for (String column : columns) {
            if (refused.containsKey(column)) {
                throw new UserError(ExitCode.INPUT, refused.get(column));
            }
        }
    }
}
