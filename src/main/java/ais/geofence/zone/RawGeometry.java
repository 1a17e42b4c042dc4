package ais.geofence.zone;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The geometry of one zone as its file has it, for a checking thread to make a JTS geometry of. */
interface RawGeometry {
    /** What came of it. */
    sealed interface Parsed {}

    /**
     * A Polygon or MultiPolygon, without altitudes.
     *
     * @param ringFault what was wrong with a ring that has been closed or filled up, if anything
     */
    record Shape(Geometry geometry, @Nullable String ringFault) implements Parsed {}

    /** Nothing that could be a zone. */
    record Unusable(String reason) implements Parsed {}

    /** How much memory it holds, in characters or bytes. */
    int length();

    Parsed parse();

    /** In place of a geometry that the file does not have, or that can't be told. */
    static RawGeometry missing(String reason) {
        return new RawGeometry() {
            @Override
            public int length() {
                return 0;
            }

            @Override
            public Parsed parse() {
                return new Unusable(reason);
            }
        };
    }
}
