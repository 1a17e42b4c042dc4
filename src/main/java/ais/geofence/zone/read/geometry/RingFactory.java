package ais.geofence.zone.read.geometry;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFactory;
import org.locationtech.jts.geom.CoordinateSequences;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.impl.CoordinateArraySequenceFactory;

/**
 * Makes the rings that JTS's readers of WKT and WKB read: leaves out altitudes, closes and fills up rings that need it, and notes these. For
 * one geometry on one thread.
 */
final class RingFactory extends GeometryFactory {
    private final transient GeometryFaults faults;

    RingFactory(GeometryFaults faults) {
        this.faults = faults;
    }

    @Override
    public LinearRing createLinearRing(CoordinateSequence read) {
        if (read.size() == 0) {
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

    private double finite(double coordinate) {
        if (Double.isFinite(coordinate)) {
            return coordinate;
        }
        faults.notFinite(String.valueOf(coordinate));
        return 0;
    }
}
