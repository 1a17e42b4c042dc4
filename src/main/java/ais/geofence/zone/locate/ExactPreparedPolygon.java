package ais.geofence.zone.locate;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedPolygon;

/**
 * A JTS prepared geometry whose answers for points are exact. JTS compares envelopes and rectangles without rounding; its
 * point locator is the one part that rounds.
 */
public final class ExactPreparedPolygon extends PreparedPolygon {
    private volatile @Nullable PointOnGeometryLocator locator;

    /**
     * Prepares a geometry; its edges are indexed when first needed.
     *
     * @param polygonal a valid Polygon or MultiPolygon
     */
    public ExactPreparedPolygon(Polygonal polygonal) {
        super(polygonal);
    }

    // Not synchronised where the locator is there, as JTS's is: all threads of an executor ask for each point.
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public PointOnGeometryLocator getPointLocator() {
        PointOnGeometryLocator current = locator;
        return current != null ? current : makeLocator();
    }

    private synchronized PointOnGeometryLocator makeLocator() {
        PointOnGeometryLocator current = locator;
        if (current == null) {
            current = new ExactPolygonLocator(getGeometry());
            locator = current;
        }
        return current;
    }
}
