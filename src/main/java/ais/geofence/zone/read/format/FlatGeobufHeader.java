package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.CoordinateSystem;
import ais.geofence.zone.read.geometry.WktSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;

/**
 * What the header of a FlatGeobuf file says.
 *
 * @param geometryType of all features; that of Unknown if each has its own
 * @param features how many there are; 0 if it is not known
 * @param indexNodeSize how many children a node of the index has; 0 if there is no index
 * @param isEtrs89 whether the coordinate system is ETRS89
 * @param columns of the features that have none of their own
 */
record FlatGeobufHeader(int geometryType, long features, int indexNodeSize, boolean isEtrs89, List<Column> columns) {
    /** Far more than fit into a file, and few enough to reckon with. */
    private static final long MOST_FEATURES = 1L << 48;

    private static final String EPSG = "EPSG";

    /**
     * A property of the features.
     *
     * @param type one of FlatGeobuf's ColumnType
     */
    record Column(String name, int type) {}

    /**
     * Reads the header.
     *
     * @throws UnreadableFile if zones can't be read by it
     */
    static FlatGeobufHeader of(ByteBuffer bytes) throws IOException {
        Header header;
        FlatGeobufHeader read;
        String foreign;
        try {
            header = Header.getRootAsHeader(bytes);
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < header.columnsLength(); i++) {
                columns.add(column(header.columns(i)));
            }
            Crs system = header.crs();
            foreign = system == null ? null : foreign(system);
            read = new FlatGeobufHeader(
                    header.geometryType(),
                    header.featuresCount(),
                    header.indexNodeSize(),
                    system != null && isEtrs89(system),
                    columns);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableFile("is FlatGeobuf that is damaged in its header");
        }
        if (read.features < 0 || read.features > MOST_FEATURES) {
            throw new UnreadableFile("is FlatGeobuf that is damaged in its header");
        }
        if (foreign != null) {
            throw new UnreadableFile(foreign);
        }
        requireDifferent(read.columns);
        return read;
    }

    static Column column(org.wololo.flatgeobuf.generated.Column column) throws IOException {
        return new Column(text(column.nameAsByteBuffer()), column.type());
    }

    private static void requireDifferent(List<Column> columns) throws UnreadableFile {
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            if (!seen.add(column.name())) {
                throw new UnreadableFile("has two columns by the name of \"" + column.name() + "\"");
            }
        }
    }

    private static boolean isEtrs89(Crs system) {
        return isCoded(system)
                ? CoordinateSystem.isEtrs89(code(system))
                : system.wkt() != null
                        ? WktSystem.isEtrs89(system.wkt())
                        : system.name() != null && CoordinateSystem.isEtrs89(system.name());
    }

    private static boolean isCoded(Crs system) {
        return system.codeString() != null || system.code() != 0;
    }

    /** The authority and its code. */
    private static String code(Crs system) {
        return (system.org() == null ? EPSG : system.org()) + ":"
                + (system.codeString() == null ? String.valueOf(system.code()) : system.codeString());
    }

    /** Why the coordinate system is refused, or null if it is not. One without a code is known by its definition, or by its name. */
    private static @Nullable String foreign(Crs system) {
        String name = system.name();
        if (isCoded(system)) {
            String code = code(system);
            return CoordinateSystem.isLongitudeLatitude(code)
                    ? null
                    : CoordinateSystem.foreign(name == null ? code : name + " (" + code + ")");
        }
        if (system.wkt() != null) {
            return WktSystem.validate(system.wkt());
        }
        return name == null || CoordinateSystem.isLongitudeLatitude(name) ? null : CoordinateSystem.foreign(name);
    }

    /** Strictly, as a text with other bytes would be read differently. */
    static String text(ByteBuffer bytes) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
}
