package ais.geofence.zone.read.geometry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * A polygon of a shapefile: its rings in any order, shells clockwise and holes counterclockwise. Many files have some of them the other way
 * round, so what is a hole is decided by {@link RingNesting}. Altitudes and measures, which come last, are left out.
 */
public final class ShapeGeometry implements RawGeometry {
    /** The box around it: four numbers. */
    private static final int BOX_BYTES = 4 * Double.BYTES;

    private static final int POSITION_BYTES = 2 * Double.BYTES;

    private final byte[] bytes;

    /** @param bytes of its record, after the type; not to be changed any more */
    public ShapeGeometry(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public Parsed parse() {
        ByteBuffer shape = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < BOX_BYTES + 2 * Integer.BYTES) {
            return new Unusable("has a shape of " + bytes.length + " bytes, which is too short: is the file damaged?");
        }
        shape.position(BOX_BYTES);
        int ringCount = shape.getInt();
        int positionCount = shape.getInt();
        long needed = (long) ringCount * Integer.BYTES + (long) positionCount * POSITION_BYTES;
        if (ringCount < 0 || positionCount < 0 || needed > shape.remaining()) {
            return new Unusable("has a shape of " + ringCount + " rings and " + positionCount
                    + " positions, which do not fit into its record: is the file damaged?");
        }
        int[] starts = new int[ringCount + 1];
        for (int ring = 0; ring < ringCount; ring++) {
            starts[ring] = shape.getInt();
        }
        starts[ringCount] = positionCount;
        return areAscending(starts)
                ? parse(shape, starts)
                : new Unusable("has a shape whose rings do not follow each other: is the file damaged?");
    }

    private static boolean areAscending(int[] starts) {
        for (int ring = 1; ring < starts.length; ring++) {
            if (starts[ring] < starts[ring - 1]) {
                return false;
            }
        }
        return starts[0] == 0;
    }

    private static Parsed parse(ByteBuffer shape, int[] starts) {
        GeometryFaults faults = new GeometryFaults();
        RingFactory reader = new RingFactory(faults);
        // The reader's factory refers to the faults.
        GeometryFactory factory = new GeometryFactory();
        List<LinearRing> rings = new ArrayList<>();
        for (int ring = 1; ring < starts.length; ring++) {
            double[] ordinates = new double[2 * (starts[ring] - starts[ring - 1])];
            for (int i = 0; i < ordinates.length; i++) {
                ordinates[i] = shape.getDouble();
            }
            LinearRing read =
                    reader.createLinearRing(PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(ordinates, 2));
            rings.add(factory.createLinearRing(read.getCoordinateSequence()));
        }
        if (rings.isEmpty()) {
            faults.empty();
        }
        String fault = faults.reason(true);
        if (fault != null) {
            return new Unusable(fault);
        }
        RingNesting nesting = new RingNesting(rings);
        Polygon[] polygons = nesting.polygons().toArray(Polygon[]::new);
        return new Shape(
                polygons.length == 1 ? polygons[0] : factory.createMultiPolygon(polygons),
                faults.mended(),
                !nesting.hasShellsClockwise());
    }
}
