package ais.geofence.zone.read.geometry;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The geometry of one zone as it was read, for a checking thread to make a JTS geometry of. */
public interface RawGeometry {
    /** The result of parsing. */
    sealed interface Parsed {}

    /**
     * A Polygon or MultiPolygon, without altitudes.
     *
     * @param mended what was wrong with a ring that has been closed or filled up, and what was left out beside the polygons, if anything
     * @param hasWrongWinding whether its rings contradict a format in which the winding tells shells and holes apart
     */
    record Shape(Geometry geometry, @Nullable String mended, boolean hasWrongWinding) implements Parsed {
        Shape(Geometry geometry, @Nullable String mended) {
            this(geometry, mended, false);
        }
    }

    /** The feature has no geometry, which is allowed. */
    record Absent() implements Parsed {}

    /** The geometry can't be a zone. */
    record Unusable(String reason) implements Parsed {}

    /** How much memory it holds: bytes, or characters of a text. */
    long length();

    /** About how many positions it has: unless it knows better, as many as its bytes can hold. */
    default long positions() {
        return length() / (2 * Double.BYTES);
    }

    Parsed parse();

    /** For a feature that has no geometry in the file. */
    static RawGeometry absent() {
        return without(new Absent(), 0);
    }

    /** For a feature whose geometry could not be read. */
    static RawGeometry missing(String reason) {
        return without(new Unusable(reason), 0);
    }

    /**
     * For a geometry that was not read, as there is no memory to check it.
     *
     * @param length of its positions, bytes
     */
    static RawGeometry tooLarge(long length) {
        return without(new Unusable("is too large"), length);
    }

    private static RawGeometry without(Parsed parsed, long length) {
        return new RawGeometry() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public Parsed parse() {
                return parsed;
            }
        };
    }
}
