package ais.geofence.zone.read.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.sqlite.SQLiteConfig;

/** Makes small GeoPackages by SQL. */
final class GeoPackages {
    static final String TOKYO = "POLYGON((139 34,141 34,141 35,139 35,139 34))";

    /** What every GeoPackage has. */
    private static final List<String> FRAME = List.of(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,"
                    + " organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)",
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),"
                    + "('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),"
                    + "('WGS 84 geodetic', 4326, 'EPSG', 4326, 'undefined', NULL),"
                    + "('WGS 84 / Pseudo-Mercator', 3857, 'EPSG', 3857, 'undefined', NULL)",
            "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, srs_id INTEGER)",
            "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, srs_id INTEGER NOT NULL)");

    private GeoPackages() {}

    /** Makes a database of statements. */
    static Path database(Path file, String... statements) {
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            return file;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes a GeoPackage of statements. */
    static Path write(Path file, String... statements) {
        return database(
                file, Stream.concat(FRAME.stream(), Stream.of(statements)).toArray(String[]::new));
    }

    /** The rows of the GeoPackage's own tables for a layer with the column {@code geom}. */
    static String[] listed(String layer, int srs) {
        String name = "'" + layer.replace("'", "''") + "'";
        return new String[] {
            "INSERT INTO gpkg_contents VALUES (%s, 'features', %d)".formatted(name, srs),
            "INSERT INTO gpkg_geometry_columns VALUES (%s, 'geom', %d)".formatted(name, srs)
        };
    }

    /** A layer of zones: its entries, its table, its rows. */
    static String[] layer(String layer, int srs, String columns, String... rows) {
        String table = SqliteFile.quoted(layer);
        return Stream.concat(
                        Stream.of(listed(layer, srs)),
                        Stream.concat(
                                Stream.of("CREATE TABLE " + table + " (" + columns + ")"),
                                Stream.of(rows).map(row -> "INSERT INTO " + table + " VALUES (" + row + ")")))
                .toArray(String[]::new);
    }

    /** The geometry as SQL writes it. */
    static String blob(String wkt) {
        return blob(4326, 0, wkb(wkt));
    }

    /**
     * A geometry as SQL writes it.
     *
     * @param flags besides that of the order of bytes
     */
    static String blob(int srs, int flags, byte[] wkb) {
        int[] envelope = {0, 4, 6, 6, 8, 0, 0, 0};
        ByteBuffer bytes = ByteBuffer.allocate(8 + 8 * envelope[flags >> 1 & 7] + wkb.length);
        bytes.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (flags | 1));
        bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(srs);
        bytes.position(bytes.capacity() - wkb.length).put(wkb);
        return "X'" + HexFormat.of().formatHex(bytes.array()) + "'";
    }

    static byte[] wkb(String wkt) {
        try {
            return new WKBWriter().write(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
