package ais.geofence.position;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point in well-known binary: that of ISO, or PostGIS's EWKB. */
final class WkbPoint {
    static final byte BIG_ENDIAN = 0;
    static final byte LITTLE_ENDIAN = 1;

    private static final int WITH_ALTITUDE = 0x80000000;
    private static final int WITH_MEASURE = 0x40000000;
    private static final int WITH_SRID = 0x20000000;
    private static final int FLAGS = WITH_ALTITUDE | WITH_MEASURE | WITH_SRID;

    private static final int POINT = 1;

    /** What ISO adds to a type: 1000 for an altitude, 2000 for a measure, 3000 for both. */
    private static final int ISO_DIMENSIONS = 1000;

    private static final int MOST_ISO_DIMENSIONS = 3;
    /** None, WGS 84 and ETRS89. */
    private static final List<Integer> LONGITUDE_LATITUDE = List.of(0, 4326, 4258);

    private static final int TYPE_BYTES = 1 + Integer.BYTES;

    private WkbPoint() {}

    /**
     * Reads a point.
     *
     * @return longitude and latitude, both NaN if the point is empty; null if the bytes are not exactly one point, or one in another coordinate
     *     system
     */
    static double @Nullable [] read(byte[] bytes) {
        if (bytes.length < TYPE_BYTES || (bytes[0] != BIG_ENDIAN && bytes[0] != LITTLE_ENDIAN)) {
            return null;
        }
        ByteBuffer wkb = ByteBuffer.wrap(bytes);
        wkb.order(wkb.get() == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int type = wkb.getInt();
        int plain = type & ~FLAGS;
        int iso = plain / ISO_DIMENSIONS;
        if (plain % ISO_DIMENSIONS != POINT || iso > MOST_ISO_DIMENSIONS) {
            return null;
        }
        int ordinates = 2;
        ordinates += (type & WITH_ALTITUDE) != 0 || (iso & 1) != 0 ? 1 : 0;
        ordinates += (type & WITH_MEASURE) != 0 || (iso & 2) != 0 ? 1 : 0;
        int srid = (type & WITH_SRID) == 0 ? 0 : Integer.BYTES;
        if (wkb.remaining() != srid + ordinates * Double.BYTES) {
            return null;
        }
        if (srid > 0 && !LONGITUDE_LATITUDE.contains(wkb.getInt())) {
            return null;
        }
        return new double[] {wkb.getDouble(), wkb.getDouble()};
    }
}
