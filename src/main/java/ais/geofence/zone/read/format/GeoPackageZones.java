package ais.geofence.zone.read.format;

import ais.geofence.zone.Remark;
import ais.geofence.zone.read.geometry.GeoPackageGeometry;
import ais.geofence.zone.read.geometry.RawGeometry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a layer of a GeoPackage in the order of its primary key: each row is a feature, its columns besides geometry and key are the
 * properties. A column {@code id} is the feature's id, also if it is the key.
 */
final class GeoPackageZones implements FeatureReader {
    /** What SQLite keeps beside a database that is not finished. */
    static final List<String> UNFINISHED = List.of(".gpkg-wal", ".gpkg-journal");

    private static final String ID = "id";
    private static final String BOOLEAN = "BOOLEAN";
    private static final String FLOAT = "FLOAT";
    private static final char REPLACEMENT = '\ufffd';

    private final ZoneFile file;
    private final @Nullable String layer;
    private final FileFeatures out;
    private long read;

    /** @param layer the name of the layer; null if there is only one */
    GeoPackageZones(ZoneFile file, @Nullable String layer, FileFeatures out) {
        this.file = file;
        this.layer = layer;
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        requireFinished();
        try (LocalFile local = file.local();
                SqliteFile database = new SqliteFile(local.path())) {
            GeoPackageLayer found = GeoPackageLayer.find(database, file.name(), layer);
            if (found.isEtrs89()) {
                out.remark(Remark.Kind.ETRS89);
            }
            long size = Files.size(local.path());
            requireSound(database, found.table(), size);
            database.forEach(query(found), row -> {
                add(row, found);
                file.readSoFar(Math.min(1, (double) read / size));
            });
            if (out.count() == 0) {
                throw new UnreadableFile(
                        "has no rows in its layer \"%s\": at least one is needed".formatted(found.table()));
            }
        }
    }

    /** While another program has the file open, its latest changes are only in the files beside it. */
    private void requireFinished() throws IOException {
        for (String ending : UNFINISHED) {
            ZoneFile unfinished = file.companion(ending);
            if (unfinished == null) {
                continue;
            }
            try (InputStream in = unfinished.open()) {
                // SQLite empties one that is not needed any more, or overwrites its start with zeros.
                if (in.read() > 0) {
                    throw new UnreadableFile(
                            "has changes that are still in %s: close the program that has it open, and do so without an error"
                                    .formatted(unfinished.name()));
                }
            }
        }
    }

    /** SQLite reads the missing part of a page as zeros, and skips rows that a damaged table no longer leads to. */
    private static void requireSound(SqliteFile database, String table, long size) throws IOException {
        if (database.list("PRAGMA page_size", row -> row.getLong(1)).stream().anyMatch(page -> size % page != 0)) {
            throw new UnreadableFile("ends in the middle of a page of SQLite: is it truncated?");
        }
        for (String finding : database.list(
                "PRAGMA quick_check(" + SqliteFile.quoted(table) + ")", row -> String.valueOf(row.getString(1)))) {
            if (!finding.equals("ok")) {
                throw new UnreadableFile("is a GeoPackage that is damaged (" + finding + ")");
            }
        }
    }

    private static String query(GeoPackageLayer layer) {
        String columns = layer.columns().stream()
                .map(column -> SqliteFile.quoted(column.name()))
                .collect(Collectors.joining(", "));
        String key = layer.columns().stream()
                .filter(GeoPackageLayer.Column::isKey)
                .map(column -> SqliteFile.quoted(column.name()))
                .collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM " + SqliteFile.quoted(layer.table())
                + (key.isEmpty() ? "" : " ORDER BY " + key);
    }

    private void add(ResultSet row, GeoPackageLayer layer) throws SQLException, IOException {
        @Nullable String id = null;
        RawGeometry shape = RawGeometry.absent();
        Map<String, String> properties = new LinkedHashMap<>();
        List<GeoPackageLayer.Column> columns = layer.columns();
        for (int i = 0; i < columns.size(); i++) {
            GeoPackageLayer.Column column = columns.get(i);
            Object value = row.getObject(i + 1);
            if (value == null) {
                out.noValue(column.name());
                continue;
            }
            if (column.name().equalsIgnoreCase(layer.geometry())) {
                shape = geometry(value, layer.system());
            } else if (column.name().equals(ID)) {
                id = text(row, i + 1, value, column);
            } else if (!column.isKey()) {
                properties.put(column.name(), text(row, i + 1, value, column));
            }
        }
        out.add(id, Collections.unmodifiableMap(properties), shape);
    }

    private RawGeometry geometry(Object value, int system) {
        if (!(value instanceof byte[] bytes)) {
            return RawGeometry.missing("has a geometry that is no blob");
        }
        read += bytes.length;
        return new GeoPackageGeometry(bytes, system);
    }

    /** As GeoJSON and GeoParquet have it. */
    private static String text(ResultSet row, int number, Object value, GeoPackageLayer.Column column)
            throws SQLException, IOException {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
        }
        if (value instanceof Number truth
                && column.type().equalsIgnoreCase(BOOLEAN)
                && (truth.doubleValue() == 0 || truth.doubleValue() == 1)) {
            return String.valueOf(truth.doubleValue() == 1);
        }
        if (value instanceof Double wide && column.type().equalsIgnoreCase(FLOAT) && wide.floatValue() == wide) {
            return String.valueOf(wide.floatValue());
        }
        String text = String.valueOf(value);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Where bytes are no UTF-8 the driver puts this character; then this fails.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row.getBytes(number)))
                    .toString();
        }
        return text;
    }
}
