package ais.geofence.zone.read.format;

import ais.geofence.zone.Conversion;
import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.WktSystem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a GeoPackage: a table of features.
 *
 * @param table its name
 * @param geometry the name of its column of geometries
 * @param system the number of its coordinate system, which is one of longitude and latitude
 * @param isEtrs89 whether that is ETRS89
 * @param columns all its columns, in order
 */
record GeoPackageLayer(String table, String geometry, int system, boolean isEtrs89, List<Column> columns) {
    /** The number that stands for degrees on an unknown datum. */
    private static final int UNDEFINED_GEOGRAPHIC = 0;

    /** What GDAL says of a layer whose system nobody has told it. */
    private static final String GDALS_UNDEFINED = "GDAL:99999";

    /**
     * A column.
     *
     * @param type as it is declared
     * @param isKey whether it is part of the primary key
     */
    record Column(String name, String type, boolean isKey) {}

    /**
     * What the file says of a layer.
     *
     * @param geometry null if it names no column of geometries
     * @param isTable whether there is a table of its name; it may also be a view, which could calculate without end
     */
    private record Entry(
            String table,
            @Nullable String geometry,
            int system,
            @Nullable String authority,
            @Nullable String code,
            @Nullable String systemName,
            @Nullable String definition,
            boolean isTable) {}

    /**
     * Finds the layer to read.
     *
     * @param name the name of the file, for a message
     * @param wanted the name of the layer; null if there is only one
     * @throws UnreadableFile if it can't be read, or there is none
     */
    static GeoPackageLayer find(SqliteFile file, String name, @Nullable String wanted) throws IOException {
        requireTables(file, name);
        List<Entry> layers = file.list(
                """
                SELECT c.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id, s.srs_name,
                    s.definition, t.name
                FROM gpkg_contents c
                LEFT JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)
                LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
                LEFT JOIN sqlite_schema t ON lower(t.name) = lower(c.table_name) AND t.type = 'table' AND t.rootpage > 0
                WHERE c.data_type = 'features' ORDER BY c.table_name""",
                row -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8) != null));
        return of(file, chosen(layers, wanted));
    }

    private static void requireTables(SqliteFile file, String name) throws IOException {
        // Views by these names could calculate without end too.
        List<String> tables = file.list(
                "SELECT lower(name) FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND lower(name) IN"
                        + " ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')",
                row -> row.getString(1));
        if (!tables.contains("gpkg_contents") || !tables.contains("gpkg_spatial_ref_sys")) {
            throw new UnreadableFile(Conversion.needed("an SQLite database and not a GeoPackage", name));
        }
        if (!tables.contains("gpkg_geometry_columns")) {
            throw new UnreadableFile("is a GeoPackage without layers of features");
        }
    }

    private static Entry chosen(List<Entry> layers, @Nullable String wanted) throws UnreadableFile {
        if (layers.isEmpty()) {
            throw new UnreadableFile("is a GeoPackage without layers of features");
        }
        if (wanted == null && layers.size() == 1) {
            return layers.get(0);
        }
        String names = layers.stream().map(Entry::table).collect(Collectors.joining(", "));
        if (wanted == null) {
            throw new UnreadableFile("has %s layers (%s): name one with --zone-layer".formatted(layers.size(), names));
        }
        return layers.stream()
                .filter(layer -> layer.table().equals(wanted))
                .findFirst()
                .or(() -> layers.stream()
                        .filter(layer -> layer.table().equalsIgnoreCase(wanted))
                        .findFirst())
                .orElseThrow(() -> new UnreadableFile("has no layer \"%s\"; it has %s".formatted(wanted, names)));
    }

    private static GeoPackageLayer of(SqliteFile file, Entry layer) throws IOException {
        String geometry = layer.geometry();
        if (!layer.isTable()) {
            throw new UnreadableFile(
                    "has a layer \"%s\" that is no table: write it as one, as ogr2ogr does".formatted(layer.table()));
        }
        List<Column> columns = file.list(
                "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1",
                row -> new Column(row.getString(1), row.getString(2), row.getInt(3) > 0),
                layer.table());
        if (geometry == null
                || columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(geometry))) {
            throw new UnreadableFile("has a layer \"%s\" without a column of geometries".formatted(layer.table()));
        }
        String foreign = foreign(layer);
        if (foreign != null) {
            throw new UnreadableFile(foreign);
        }
        return new GeoPackageLayer(layer.table(), geometry, layer.system(), isEtrs89(layer), columns);
    }

    private static boolean isEtrs89(Entry layer) {
        String definition = layer.definition();
        return CoordinateSystem.isEtrs89(layer.authority() + ":" + layer.code())
                || definition != null && WktSystem.isEtrs89(definition);
    }

    /** Why the coordinate system is refused, or null if it is not. An unknown one is taken as it is. */
    private static @Nullable String foreign(Entry layer) {
        String name = layer.systemName();
        String definition = layer.definition();
        String code = layer.authority() + ":" + layer.code();
        if (layer.authority() == null) {
            return CoordinateSystem.foreign("SRS " + layer.system());
        }
        if (CoordinateSystem.isLongitudeLatitude(code)
                || code.equals(GDALS_UNDEFINED)
                || layer.system() == UNDEFINED_GEOGRAPHIC
                || definition != null && WktSystem.validate(definition) == null) {
            return null;
        }
        return CoordinateSystem.foreign(name == null ? code : name + " (" + code + ")");
    }
}
