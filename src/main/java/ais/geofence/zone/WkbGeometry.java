package ais.geofence.zone;

import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** A geometry in well-known binary, as JTS's reader takes it. */
final class WkbGeometry implements RawGeometry {
    private final byte[] bytes;

    /** @param bytes not to be changed any more */
    WkbGeometry(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public Parsed parse() {
        GeometryFaults faults = new GeometryFaults();
        try {
            return PolygonsOf.take(new WKBReader(new RingFactory(faults)).read(bytes), faults);
        } catch (ParseException | IllegalArgumentException e) {
            return new Unusable("has WKB that can't be read: " + e.getMessage());
        } catch (StackOverflowError e) {
            return new Unusable("has WKB that can't be read: its collections are nested too deep");
        }
    }
}
