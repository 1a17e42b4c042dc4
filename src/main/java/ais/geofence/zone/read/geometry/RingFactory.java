package ais.geofence.zone.read.geometry;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFactory;
import org.locationtech.jts.geom.CoordinateSequences;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.CoordinateArraySequenceFactory;

/**
 * Makes the rings that JTS's readers of WKT and WKB read: leaves out altitudes, closes and fills up rings that need it, and notes these and those
 * that are empty. For one geometry on one thread.
 */
final class RingFactory extends GeometryFactory {
    private final transient GeometryFaults faults;

    RingFactory(GeometryFaults faults) {
        this.faults = faults;
    }

    @Override
    public LinearRing createLinearRing(CoordinateSequence read) {
        if (read.size() == 0) {
            faults.empty();
            return super.createLinearRing(read);
        }
        Coordinate[] positions = new Coordinate[read.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new Coordinate(finite(read.getX(i)), finite(read.getY(i)));
        }
        CoordinateSequenceFactory factory = CoordinateArraySequenceFactory.instance();
        CoordinateSequence ring = factory.create(positions);
        faults.addRing(ring);
        return super.createLinearRing(CoordinateSequences.ensureValidRing(factory, ring));
    }

    /** JTS would not make one whose shell is empty and has holes. */
    @Override
    public Polygon createPolygon(@Nullable LinearRing shell, LinearRing @Nullable [] holes) {
        return super.createPolygon(shell, shell == null || shell.isEmpty() ? null : holes);
    }

    private double finite(double coordinate) {
        if (Double.isFinite(coordinate)) {
            return coordinate;
        }
        faults.notFinite(String.valueOf(coordinate));
        return 0;
    }
}
