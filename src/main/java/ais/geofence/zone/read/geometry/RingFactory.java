package ais.geofence.zone.read.geometry;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFactory;
import org.locationtech.jts.geom.CoordinateSequences;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.CoordinateArraySequenceFactory;

/**
 * Makes the rings that JTS's readers of WKT and WKB read: leaves out altitudes, closes and fills up rings that need it, and notes these, which
 * the reader of WKB would close without a word. For one geometry on one thread.
 */
final class RingFactory extends GeometryFactory {
    private final transient Sequences sequences;
    private final transient GeometryFaults faults;

    RingFactory(GeometryFaults faults) {
        this(new Sequences(), faults);
    }

    private RingFactory(Sequences sequences, GeometryFaults faults) {
        super(new PrecisionModel(), 0, sequences);
        this.sequences = sequences;
        this.faults = faults;
    }

    @Override
    public LinearRing createLinearRing(CoordinateSequence read) {
        CoordinateSequence written = sequences.takeFirst();
        if (written == null) {
            return super.createLinearRing(read);
        }
        Coordinate[] positions = new Coordinate[written.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new Coordinate(finite(written.getX(i)), finite(written.getY(i)));
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

    /** Keeps the first positions that are asked for since the last ring: those of the file, before a reader mends them. */
    private static final class Sequences implements CoordinateSequenceFactory {
        private final CoordinateSequenceFactory factory = CoordinateArraySequenceFactory.instance();
        private @Nullable CoordinateSequence first;

        @Nullable CoordinateSequence takeFirst() {
            CoordinateSequence taken = first;
            first = null;
            return taken;
        }

        private CoordinateSequence keep(CoordinateSequence sequence) {
            if (first == null && sequence.size() > 0) {
                first = sequence;
            }
            return sequence;
        }

        @Override
        public CoordinateSequence create(Coordinate[] coordinates) {
            return keep(factory.create(coordinates));
        }

        @Override
        public CoordinateSequence create(CoordinateSequence sequence) {
            return keep(factory.create(sequence));
        }

        @Override
        public CoordinateSequence create(int size, int dimension) {
            return keep(factory.create(size, dimension));
        }

        @Override
        public CoordinateSequence create(int size, int dimension, int measures) {
            return keep(factory.create(size, dimension, measures));
        }
    }
}
