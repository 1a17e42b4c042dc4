package ais.geofence.zone.read.format;

import ais.geofence.zone.Remark;
import ais.geofence.zone.read.geometry.RawGeometry;
import ais.geofence.zone.read.geometry.WktSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shapefile: the polygons of the {@code .shp}, and from the files beside it their properties ({@code .dbf}), its encoding
 * ({@code .cpg}) and the coordinate system ({@code .prj}). A column {@code id} is the id.
 */
final class ShapefileZones implements FeatureReader {
    static final String TABLE = ".dbf";
    static final String SYSTEM = ".prj";
    static final String ENCODING = ".cpg";

    private static final String ID = "id";
    private static final int LONGEST_TEXT = 1 << 16;

    private final InputStream in;
    private final ZoneFile file;
    private final FileFeatures out;

    ShapefileZones(InputStream in, ZoneFile file, FileFeatures out) {
        this.in = in;
        this.file = file;
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        ShapeRecords shapes = new ShapeRecords(in, file.name());
        checkSystem();
        ZoneFile table = file.companion(TABLE);
        if (table == null) {
            out.remark(Remark.Kind.NO_TABLE);
            while (shapes.hasNext()) {
                out.add(null, Map.of(), shapes.next());
            }
        } else {
            try (InputStream rows = new BufferedInputStream(table.open())) {
                read(shapes, ShapeTable.of(rows, text(ENCODING)));
                // Only at the end does the stream of an archive know whether all of it was right.
                rows.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (out.count() == 0) {
            throw new UnreadableFile("has no shapes: at least one is needed");
        }
    }

    private void checkSystem() throws IOException {
        String system = text(SYSTEM);
        if (system == null || system.isBlank()) {
            out.remark(Remark.Kind.NO_COORDINATE_SYSTEM);
            return;
        }
        String fault = WktSystem.validate(system);
        if (fault != null) {
            throw new UnreadableFile(fault);
        }
        if (WktSystem.isEtrs89(system)) {
            out.remark(Remark.Kind.ETRS89);
        }
    }

    private void read(ShapeRecords shapes, ShapeTable table) throws IOException {
        table.names().forEach(out::noValue);
        long count = 0;
        for (; shapes.hasNext(); count++) {
            RawGeometry shape = shapes.next();
            if (count < table.rows()) {
                add(shape, table.next());
            }
        }
        if (count != table.rows()) {
            throw new UnreadableFile(
                    "has " + count + " shapes, and its .dbf has " + table.rows() + " rows: do they belong together?");
        }
    }

    private void add(RawGeometry shape, @Nullable Map<String, String> row) {
        if (row == null) {
            out.passOver(Remark.Kind.DELETED);
            return;
        }
        String id = row.get(ID);
        if (id == null) {
            out.add(null, row, shape);
        } else {
            Map<String, String> properties = new LinkedHashMap<>(row);
            properties.remove(ID);
            out.add(id, properties, shape);
        }
    }

    /** The text of a file beside it; null if there is none. */
    private @Nullable String text(String ending) throws IOException {
        ZoneFile companion = file.companion(ending);
        if (companion == null) {
            return null;
        }
        try (InputStream text = companion.open()) {
            return new String(text.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
        }
    }
}
