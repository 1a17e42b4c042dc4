package ais.geofence.zone.read.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/** Makes small FlatGeobuf files. */
final class FlatGeobufs {
    private static final byte[] MAGIC = {'f', 'g', 'b', 3, 'f', 'g', 'b', 0};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** What a header says of the coordinate system. */
    record System(String authority, int code, String name) {}

    /**
     * Begins a file without index.
     *
     * @param features what the header says
     * @param system null for none
     * @param columns their types by name
     */
    FlatGeobufs(int geometryType, long features, System system, Object... columns) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] offsets = new int[columns.length / 2];
        for (int i = 0; i < offsets.length; i++) {
            int name = builder.createString((String) columns[2 * i]);
            Column.startColumn(builder);
            Column.addName(builder, name);
            Column.addType(builder, (Integer) columns[2 * i + 1]);
            offsets[i] = Column.endColumn(builder);
        }
        int columnsVector = Header.createColumnsVector(builder, offsets);
        int crs = 0;
        if (system != null) {
            int authority = system.authority() == null ? 0 : builder.createString(system.authority());
            int name = system.name() == null ? 0 : builder.createString(system.name());
            Crs.startCrs(builder);
            Crs.addOrg(builder, authority);
            Crs.addCode(builder, system.code());
            Crs.addName(builder, name);
            crs = Crs.endCrs(builder);
        }
        Header.startHeader(builder);
        Header.addGeometryType(builder, (byte) geometryType);
        Header.addFeaturesCount(builder, features);
        Header.addIndexNodeSize(builder, 0);
        Header.addColumns(builder, columnsVector);
        Header.addCrs(builder, crs);
        builder.finishSizePrefixed(Header.endHeader(builder));
        bytes.writeBytes(MAGIC);
        bytes.writeBytes(builder.sizedByteArray());
    }

    /**
     * Adds a feature.
     *
     * @param geometry makes it; 0 for none
     */
    FlatGeobufs add(ToIntFunction<FlatBufferBuilder> geometry, byte[] properties) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int made = geometry.applyAsInt(builder);
        int vector = Feature.createPropertiesVector(builder, properties);
        Feature.startFeature(builder);
        Feature.addGeometry(builder, made);
        Feature.addProperties(builder, vector);
        builder.finishSizePrefixed(Feature.endFeature(builder));
        bytes.writeBytes(builder.sizedByteArray());
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** A polygon. */
    static ToIntFunction<FlatBufferBuilder> polygon(double[]... rings) {
        return typed(GeometryType.Polygon, rings);
    }

    /** A geometry of positions. */
    static ToIntFunction<FlatBufferBuilder> typed(int type, double[]... rings) {
        return builder -> {
            int xy = Geometry.createXyVector(
                    builder,
                    Arrays.stream(rings).flatMapToDouble(Arrays::stream).toArray());
            long[] ends = new long[rings.length];
            long end = 0;
            for (int i = 0; i < rings.length; i++) {
                end += rings[i].length / 2;
                ends[i] = end;
            }
            int endsVector = rings.length < 2 ? 0 : Geometry.createEndsVector(builder, ends);
            Geometry.startGeometry(builder);
            Geometry.addXy(builder, xy);
            Geometry.addEnds(builder, endsVector);
            Geometry.addType(builder, type);
            return Geometry.endGeometry(builder);
        };
    }

    /** A geometry of others. */
    @SafeVarargs
    static ToIntFunction<FlatBufferBuilder> collection(int type, ToIntFunction<FlatBufferBuilder>... parts) {
        return builder -> {
            int[] made = Arrays.stream(parts)
                    .mapToInt(part -> part.applyAsInt(builder))
                    .toArray();
            int vector = Geometry.createPartsVector(builder, made);
            Geometry.startGeometry(builder);
            Geometry.addParts(builder, vector);
            Geometry.addType(builder, type);
            return Geometry.endGeometry(builder);
        };
    }

    /** Numbered values, one after the other. */
    @SafeVarargs
    static byte[] properties(Consumer<ByteBuffer>... values) {
        ByteBuffer buffer = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        for (Consumer<ByteBuffer> value : values) {
            value.accept(buffer);
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    static Consumer<ByteBuffer> text(int column, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return buffer -> buffer.putShort((short) column).putInt(encoded.length).put(encoded);
    }
}
