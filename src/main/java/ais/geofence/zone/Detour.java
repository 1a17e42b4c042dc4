package ais.geofence.zone;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LinearRing;

/**
 * An edge that spans more than 180 degrees of longitude, as from -178.5 to 178.25. It suggests a ring that was meant to cross the
 * antimeridian. An edge of 360 degrees does not count, nor does an edge of a ring round a pole, which has an odd number of them.
 */
record Detour(double fromLon, double fromLat, double toLon, double toLat) {
    private static final double HALF_WORLD = 180;
    private static final double WORLD = 360;

    /** The first that a polygonal geometry has, null if none. */
    static @Nullable Detour of(Geometry geometry) {
        Search search = new Search();
        geometry.apply(search);
        return search.found;
    }

    private static boolean isDetour(CoordinateSequence ring, int edge) {
        double width = Math.abs(ring.getX(edge) - ring.getX(edge + 1));
        return width > HALF_WORLD && width < WORLD;
    }

    @Override
    public String toString() {
        return "from lon %s lat %s to lon %s lat %s".formatted(fromLon, fromLat, toLon, toLat);
    }

    private static final class Search implements GeometryComponentFilter {
        private @Nullable Detour found;

        @Override
        public void filter(Geometry component) {
            if (found == null && component instanceof LinearRing ring) {
                found = first(ring.getCoordinateSequence());
            }
        }

        private static @Nullable Detour first(CoordinateSequence ring) {
            Detour first = null;
            int detours = 0;
            for (int edge = 0; edge < ring.size() - 1; edge++) {
                if (isDetour(ring, edge) && detours++ == 0) {
                    first = new Detour(ring.getX(edge), ring.getY(edge), ring.getX(edge + 1), ring.getY(edge + 1));
                }
            }
            return detours % 2 == 0 ? first : null;
        }
    }
}
