package ais.geofence.position;

import java.io.Serializable;
import java.util.HexFormat;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Parses a row's point, in the form in which it comes, and classifies its coordinates. An empty point is missing. A text is read by its first
 * character: GeoJSON begins with a brace or a bracket, binary in hexadecimal digits with its order of bytes, and well-known text with a letter.
 * Called from generated code.
 */
public final class PointParser implements Serializable {
    private final PositionParser positions;

    /** @param positions classifies the coordinates, in degrees */
    PointParser(PositionParser positions) {
        this.positions = positions;
    }

    /** The position of well-known binary, or of the bytes of a text, which may be null. The result is of {@link PositionParser#TYPE}. */
    public InternalRow invoke(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return positions.missing();
        }
        return bytes[0] == WkbPoint.BIG_ENDIAN || bytes[0] == WkbPoint.LITTLE_ENDIAN
                ? position(WkbPoint.read(bytes))
                : invoke(UTF8String.fromBytes(bytes));
    }

    /** The position of a text, which may be null. */
    public InternalRow invoke(@Nullable UTF8String text) {
        byte[] bytes = text == null ? new byte[0] : Blanks.stripped(text).getBytes();
        if (bytes.length == 0) {
            return positions.missing();
        }
        return position(
                switch (bytes[0]) {
                    case '{', '[' -> GeoJsonPoint.read(bytes);
                    case '0', '\\' -> hex(bytes);
                    default -> WktPoint.read(bytes);
                });
    }

    /** The position of two numbers; both NaN are an empty point. */
    public InternalRow invoke(double x, double y) {
        return Double.isNaN(x) && Double.isNaN(y) ? positions.missing() : positions.invoke(x, false, y, false);
    }

    private InternalRow position(double @Nullable [] point) {
        return point == null ? positions.rejected(RejectReason.NOT_A_POINT) : invoke(point[0], point[1]);
    }

    /** The point of binary in hexadecimal digits, which may follow the {@code \x} or {@code 0x} of a database. */
    private static double @Nullable [] hex(byte[] text) {
        boolean marked = text.length > 1 && (text[1] == 'x' || text[1] == 'X');
        int from = marked ? 2 : 0;
        if ((text.length - from) % 2 != 0 || (!marked && text[0] == '\\')) {
            return null;
        }
        byte[] wkb = new byte[(text.length - from) / 2];
        for (int i = 0; i < wkb.length; i++) {
            int high = text[from + 2 * i];
            int low = text[from + 2 * i + 1];
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return null;
            }
            wkb[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return WkbPoint.read(wkb);
    }

    @Override
    public String toString() {
        return "point";
    }
}
