package ais.geofence.zone.read.geometry;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;

/** A geometry of a FlatGeobuf feature. No length that the file states is believed before the bytes are there. */
public final class FlatGeobufGeometry implements RawGeometry {
    private static final int DEEPEST = 64;

    /** The least that a geometry or a position takes, bytes. */
    private static final int FEWEST_BYTES = 8;

    private final Geometry geometry;
    private final int type;
    private final int length;

    /**
     * @param geometry in bytes that are not to be changed any more
     * @param type what the file's header says of all geometries; {@link GeometryType#Unknown} if each has its own
     * @param length of the feature, bytes
     */
    public FlatGeobufGeometry(Geometry geometry, int type, int length) {
        this.geometry = geometry;
        this.type = type;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Parsed parse() {
        GeometryFaults faults = new GeometryFaults();
        Polygons read = new Polygons(faults, length / FEWEST_BYTES);
        try {
            read.add(geometry, type == GeometryType.Unknown ? geometry.type() : type, 0);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return new Unusable("has a geometry that is damaged");
        }
        return PolygonExtractor.of(read.polygons, faults);
    }

    private static final class Polygons {
        private final GeometryFaults faults;
        private final RingFactory factory;
        private final List<Polygon> polygons = new ArrayList<>();

        /** How many more geometries and positions the bytes can hold: several references may lead to the same. */
        private long left;

        Polygons(GeometryFaults faults, long most) {
            this.faults = faults;
            this.factory = new RingFactory(faults);
            this.left = most;
        }

        void add(Geometry part, int partType, int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("nested too deep");
            }
            take(1);
            switch (partType) {
                case GeometryType.Polygon -> addPolygon(part);
                case GeometryType.MultiPolygon -> addParts(part, GeometryType.Polygon, depth);
                case GeometryType.GeometryCollection -> addParts(part, GeometryType.Unknown, depth);
                case GeometryType.Point,
                        GeometryType.MultiPoint,
                        GeometryType.LineString,
                        GeometryType.MultiLineString -> faults.noPolygon(GeometryType.name(partType));
                default -> {
                    String curved = CurvedTypes.refusal(partType);
                    faults.add(curved == null ? "has a geometry of the unknown type " + partType : curved);
                }
            }
        }

        private void addParts(Geometry whole, int partType, int depth) {
            int parts = whole.partsLength();
            if (parts == 0) {
                faults.empty();
            }
            for (int i = 0; i < parts; i++) {
                Geometry part = whole.parts(i);
                add(part, partType == GeometryType.Unknown ? part.type() : partType, depth + 1);
            }
        }

        private void addPolygon(Geometry polygon) {
            ByteBuffer xy = polygon.xyAsByteBuffer();
            if (xy == null || !xy.hasRemaining()) {
                faults.empty();
                return;
            }
            DoubleBuffer numbers = xy.asDoubleBuffer();
            int positions = numbers.remaining() / 2;
            take(positions);
            List<LinearRing> rings = new ArrayList<>();
            // Without ends it is one ring.
            for (int ring = 0; ring < Math.max(1, polygon.endsLength()); ring++) {
                long end = polygon.endsLength() == 0 ? positions : polygon.ends(ring);
                rings.add(ring(numbers, Math.toIntExact(Math.min(end, Integer.MAX_VALUE))));
            }
            if (numbers.hasRemaining()) {
                throw new IllegalArgumentException("numbers beside the rings");
            }
            polygons.add(factory.createPolygon(
                    rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
        }

        private LinearRing ring(DoubleBuffer numbers, int end) {
            int length = 2 * end - numbers.position();
            if (length < 0 || length > numbers.remaining()) {
                throw new IllegalArgumentException("a ring that ends before it begins, or after the numbers");
            }
            take(1);
            double[] ordinates = new double[length];
            numbers.get(ordinates);
            CoordinateSequence ring = PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(ordinates, 2);
            return factory.createLinearRing(ring);
        }

        private void take(int count) {
            left -= count;
            if (left < 0) {
                throw new IllegalArgumentException("more than its bytes can hold");
            }
        }
    }
}
