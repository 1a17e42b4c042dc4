package ais.geofence.zone.read.geometry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.WKBConstants;

/**
 * Goes over well-known binary for what JTS's reader does not say: where a geometry ends, and which of its rings were not closed or too short,
 * which the reader mends without a word.
 */
final class WkbStructure {
    private static final int WITH_ALTITUDE = 0x80000000;
    private static final int WITH_MEASURE = 0x40000000;
    private static final int WITH_SRID = 0x20000000;

    /** What ISO adds to a type: 1000 for an altitude, 2000 for a measure, 3000 for both. */
    private static final int ISO_DIMENSIONS = 1000;

    private final ByteBuffer wkb;
    private final GeometryFaults faults;

    private WkbStructure(ByteBuffer wkb, GeometryFaults faults) {
        this.wkb = wkb;
        this.faults = faults;
    }

    /**
     * Goes to the end of a geometry that JTS could read.
     *
     * @param faults takes what is wrong with the rings
     * @return how many bytes there are after it
     */
    static int bytesAfter(byte[] bytes, GeometryFaults faults) {
        ByteBuffer wkb = ByteBuffer.wrap(bytes);
        new WkbStructure(wkb, faults).geometry();
        return wkb.remaining();
    }

    private void geometry() {
        byte order = wkb.get();
        if (order <= 1) {
            wkb.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        }
        int type = wkb.getInt();
        int iso = (type & 0xffff) / ISO_DIMENSIONS;
        int ordinates = 2;
        ordinates += (type & WITH_ALTITUDE) != 0 || iso == 1 || iso == 3 ? 1 : 0;
        ordinates += (type & WITH_MEASURE) != 0 || iso == 2 || iso == 3 ? 1 : 0;
        if ((type & WITH_SRID) != 0) {
            wkb.getInt();
        }
        switch ((type & 0xffff) % ISO_DIMENSIONS) {
            case WKBConstants.wkbPoint -> skipPositions(1, ordinates);
            case WKBConstants.wkbLineString -> skipPositions(wkb.getInt(), ordinates);
            case WKBConstants.wkbPolygon -> {
                for (int rings = wkb.getInt(); rings > 0; rings--) {
                    ring(wkb.getInt(), ordinates);
                }
            }
            default -> {
                for (int members = wkb.getInt(); members > 0; members--) {
                    geometry();
                }
            }
        }
    }

    private void ring(int positions, int ordinates) {
        if (positions == 0) {
            return;
        }
        CoordinateSequence ring = PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(positions, 2);
        for (int i = 0; i < positions; i++) {
            ring.setOrdinate(i, 0, wkb.getDouble());
            ring.setOrdinate(i, 1, wkb.getDouble());
            skipPositions(1, ordinates - 2);
        }
        faults.addRing(ring);
    }

    private void skipPositions(int positions, int ordinates) {
        wkb.position(wkb.position() + positions * ordinates * Double.BYTES);
    }
}
