package ais.geofence.zone.read.geometry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** A geometry in well-known binary, as JTS's reader takes it, also PostGIS's with an SRID. */
public final class WkbGeometry implements RawGeometry {
    /** What JTS says of types that it does not know. */
    private static final Pattern UNKNOWN_TYPE = Pattern.compile("Unknown WKB type (\\d{1,4})");

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
    public Parsed parse() {
        GeometryFaults faults = new GeometryFaults();
        try {
            Geometry geometry = new WKBReader(new RingFactory(faults)).read(bytes);
            int rest = WkbStructure.bytesAfter(bytes, faults);
            if (rest > 0) {
                return new Unusable("has WKB that goes on after its end: it has " + rest
                        + (rest == 1 ? " byte" : " bytes") + " too many");
            }
            int srid = geometry.getSRID();
            return srid == 0 || CoordinateSystem.isLongitudeLatitude(srid)
                    ? PolygonExtractor.take(geometry, faults)
                    : new Unusable(CoordinateSystem.foreign("SRID " + srid));
        } catch (ParseException | IllegalArgumentException e) {
            return new Unusable(reason(String.valueOf(e.getMessage())));
        } catch (StackOverflowError e) {
            return new Unusable("has WKB that can't be read: its collections are nested too deep");
        }
    }

    private static String reason(String message) {
        Matcher unknown = UNKNOWN_TYPE.matcher(message);
        String curved = unknown.matches() ? CurvedTypes.refusal(Integer.parseInt(unknown.group(1))) : null;
        return curved == null ? "has WKB that can't be read: " + message : curved;
    }
}
