package ais.geofence.zone.read.geometry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBConstants;
import org.locationtech.jts.io.WKBReader;

/** A geometry in well-known binary, as JTS's reader takes it, also PostGIS's with an SRID. */
public final class WkbGeometry implements RawGeometry {
    private static final int WGS_84 = 4326;

    private static final int WITH_ALTITUDE = 0x80000000;
    private static final int WITH_MEASURE = 0x40000000;
    private static final int WITH_SRID = 0x20000000;

    /** What ISO adds to a type: 1000 for an altitude, 2000 for a measure, 3000 for both. */
    private static final int ISO_DIMENSIONS = 1000;

    private final byte[] bytes;

    /** @param bytes not to be changed any more */
    public WkbGeometry(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public long positions() {
        return bytes.length / (2 * Double.BYTES);
    }

    @Override
    public Parsed parse() {
        GeometryFaults faults = new GeometryFaults();
        try {
            Geometry geometry = new WKBReader(new RingFactory(faults)).read(bytes);
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            skip(rest);
            if (rest.hasRemaining()) {
                return new Unusable("has WKB that goes on after its end: it has " + rest.remaining()
                        + (rest.remaining() == 1 ? " byte" : " bytes") + " too many");
            }
            int srid = geometry.getSRID();
            return srid == 0 || srid == WGS_84
                    ? PolygonExtractor.take(geometry, faults)
                    : new Unusable(CoordinateSystem.foreign("SRID " + srid));
        } catch (ParseException | IllegalArgumentException e) {
            return new Unusable("has WKB that can't be read: " + e.getMessage());
        } catch (StackOverflowError e) {
            return new Unusable("has WKB that can't be read: its collections are nested too deep");
        }
    }

    /** Goes to the end of a geometry that could be read; the reader does not say where that is. */
    private static void skip(ByteBuffer wkb) {
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
            case WKBConstants.wkbPoint -> skipPositions(wkb, 1, ordinates);
            case WKBConstants.wkbLineString -> skipPositions(wkb, wkb.getInt(), ordinates);
            case WKBConstants.wkbPolygon -> {
                for (int rings = wkb.getInt(); rings > 0; rings--) {
                    skipPositions(wkb, wkb.getInt(), ordinates);
                }
            }
            default -> {
                for (int members = wkb.getInt(); members > 0; members--) {
                    skip(wkb);
                }
            }
        }
    }

    private static void skipPositions(ByteBuffer wkb, int positions, int ordinates) {
        wkb.position(wkb.position() + positions * ordinates * Double.BYTES);
    }
}
