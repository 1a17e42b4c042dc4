package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.HexGeometry;
import ais.geofence.zone.read.geometry.RawGeometry;
import ais.geofence.zone.read.geometry.WktGeometry;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file of zones.
 *
 * @param names as in the header
 * @param geometry which of them has the well-known text or the digits of well-known binary; -1 if none
 */
record CsvColumns(List<String> names, int geometry) {
    /** The names that tools give it, ignoring case. The first of these that the header has is used. */
    private static final List<String> GEOMETRY_NAMES =
            List.of("wkt", "geometry", "geom", "the_geom", "wkt_geom", "wkb", "wkb_geometry");

    private static final String ID = "id";

    /** @param header the values of the first row */
    static CsvColumns of(@Nullable String[] header) {
        List<String> names = Arrays.stream(header)
                .map(name -> name == null ? "" : name.strip())
                .toList();
        List<String> lower =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        int geometry = GEOMETRY_NAMES.stream()
                .mapToInt(lower::indexOf)
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
        return new CsvColumns(names, geometry);
    }

    boolean hasGeometry() {
        return geometry >= 0;
    }

    /** Why no zones can be read by this header, or null if they can. */
    @Nullable String validate() {
        if (!hasGeometry()) {
            return "has no column of geometries by the name of " + String.join(", ", GEOMETRY_NAMES)
                    + "; its header has " + String.join(", ", names);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                return "has two columns by the name of \"" + name + "\"";
            }
        }
        return null;
    }

    /** Hands on the feature of one row. */
    void add(@Nullable String[] row, FileFeatures out) {
        @Nullable String id = null;
        Map<String, String> properties = new LinkedHashMap<>();
        for (int column = 0; column < Math.min(row.length, names.size()); column++) {
            String value = row[column];
            if (column == geometry) {
                continue;
            }
            if (value == null) {
                out.noValue(names.get(column));
            } else if (names.get(column).equals(ID)) {
                id = value;
            } else {
                properties.put(names.get(column), value);
            }
        }
        out.add(id, Collections.unmodifiableMap(properties), geometry(row));
    }

    private static RawGeometry ofText(String text) {
        return HexGeometry.is(text) ? new HexGeometry(text) : new WktGeometry(text);
    }

    private RawGeometry geometry(@Nullable String[] row) {
        if (row.length != names.size()) {
            return RawGeometry.missing(
                    "has " + row.length + " values where the header has " + names.size() + " columns");
        }
        String text = row[geometry];
        return text == null || text.isBlank() ? RawGeometry.absent() : ofText(text.strip());
    }
}
