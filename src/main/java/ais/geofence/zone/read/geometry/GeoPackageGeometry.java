package ais.geofence.zone.read.geometry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A geometry of a GeoPackage: well-known binary behind a header of its own. */
public final class GeoPackageGeometry implements RawGeometry {
    private static final short MAGIC = 'G' << 8 | 'P';
    private static final int LITTLE_ENDIAN = 1;
    private static final int EXTENDED = 1 << 5;

    /** How many numbers the envelope has, by its kind. */
    private static final int[] ENVELOPE_NUMBERS = {0, 4, 6, 6, 8};

    /** Where writers put no system, or a wrong one without harm: the layer's counts. */
    private static final int UNDEFINED_CARTESIAN = -1;

    private static final int UNDEFINED_GEOGRAPHIC = 0;

    private final byte[] bytes;
    private final int system;

    /**
     * @param bytes not to be changed any more
     * @param system the number of the layer's coordinate system, which is one of longitude and latitude
     */
    public GeoPackageGeometry(byte[] bytes, int system) {
        this.bytes = bytes;
        this.system = system;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public Parsed parse() {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        try {
            if (header.getShort() != MAGIC) {
                return new Unusable("has a geometry that does not begin as GeoPackage's do");
            }
            header.get(); // The version.
            byte flags = header.get();
            header.order((flags & LITTLE_ENDIAN) != 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int own = header.getInt();
            int envelope = flags >> 1 & 7;
            if (envelope >= ENVELOPE_NUMBERS.length) {
                return new Unusable("has a geometry with an envelope of the unknown kind " + envelope);
            }
            header.position(header.position() + ENVELOPE_NUMBERS[envelope] * Double.BYTES);
            if ((flags & EXTENDED) != 0) {
                byte[] code = new byte[4];
                header.get(code);
                return new Unusable("has a geometry of the extended type \"%s\": write it as a Polygon or MultiPolygon"
                        .formatted(new String(code, StandardCharsets.ISO_8859_1).strip()));
            }
            if (own != system && own != UNDEFINED_CARTESIAN && own != UNDEFINED_GEOGRAPHIC) {
                return new Unusable(CoordinateSystem.foreign("SRS " + own));
            }
            return new WkbGeometry(Arrays.copyOfRange(bytes, header.position(), bytes.length)).parse();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return new Unusable("has a geometry that is cut off");
        }
    }
}
