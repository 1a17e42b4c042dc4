package ais.geofence.zone.read.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Feature;

/**
 * The properties of a FlatGeobuf feature, as text as GeoJSON would have them.
 *
 * @param id the value of the column {@code id}
 * @param others in the order of the feature
 */
record FlatGeobufProperties(@Nullable String id, Map<String, String> others) {
    private static final String ID = "id";

    /**
     * Reads the properties.
     *
     * @throws IndexOutOfBoundsException if they are damaged
     */
    static FlatGeobufProperties of(Feature feature, FlatGeobufHeader header) throws IOException {
        List<FlatGeobufHeader.Column> columns = header.columns();
        if (feature.columnsLength() > 0) {
            columns = new ArrayList<>();
            for (int i = 0; i < feature.columnsLength(); i++) {
                columns.add(FlatGeobufHeader.column(feature.columns(i)));
            }
        }
        Map<String, String> properties = new LinkedHashMap<>();
        ByteBuffer bytes = feature.propertiesAsByteBuffer();
        if (bytes != null) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            try {
                while (bytes.hasRemaining()) {
                    FlatGeobufHeader.Column column = columns.get(Short.toUnsignedInt(bytes.getShort()));
                    properties.put(column.name(), value(bytes, column.type()));
                }
            } catch (BufferUnderflowException e) {
                throw new IllegalArgumentException("properties that are cut off", e);
            }
        }
        String id = properties.remove(ID);
        return new FlatGeobufProperties(id, Collections.unmodifiableMap(properties));
    }

    private static String value(ByteBuffer bytes, int type) throws IOException {
        return switch (type) {
            case ColumnType.Byte -> String.valueOf(bytes.get());
            case ColumnType.UByte -> String.valueOf(Byte.toUnsignedInt(bytes.get()));
            case ColumnType.Bool -> String.valueOf(bytes.get() != 0);
            case ColumnType.Short -> String.valueOf(bytes.getShort());
            case ColumnType.UShort -> String.valueOf(Short.toUnsignedInt(bytes.getShort()));
            case ColumnType.Int -> String.valueOf(bytes.getInt());
            case ColumnType.UInt -> Integer.toUnsignedString(bytes.getInt());
            case ColumnType.Long -> String.valueOf(bytes.getLong());
            case ColumnType.ULong -> Long.toUnsignedString(bytes.getLong());
            case ColumnType.Float -> String.valueOf(bytes.getFloat());
            case ColumnType.Double -> String.valueOf(bytes.getDouble());
            case ColumnType.String, ColumnType.Json, ColumnType.DateTime -> FlatGeobufHeader.text(block(bytes));
            case ColumnType.Binary -> {
                ByteBuffer block = block(bytes);
                byte[] value = new byte[block.remaining()];
                block.get(value);
                yield "0x" + HexFormat.of().withUpperCase().formatHex(value);
            }
            default -> throw new IllegalArgumentException("a column of unknown type");
        };
    }

    private static ByteBuffer block(ByteBuffer bytes) {
        int length = bytes.getInt();
        ByteBuffer block = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return block;
    }
}
