package ais.geofence.zone.read.geometry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which rings of a shape are shells, and which are holes of which shell, by what lies in what: a ring in no other is a shell, one in a shell
 * is its hole, one in a hole is a shell again. For one shape on one thread.
 */
final class RingNesting {
    private static final int OUTSIDE = -1;

    private final List<LinearRing> rings;
    private final double[] areas;
    private final @Nullable PointOnGeometryLocator[] locators;
    private final STRtree tree = new STRtree();

    /** How many other rings each ring lies in. */
    private final int[] depths;

    /** The smallest of those. */
    private final int[] containers;

    /** @param rings closed, in the order of the file; at least one */
    RingNesting(List<LinearRing> rings) {
        this.rings = rings;
        this.areas = rings.stream()
                .mapToDouble(ring -> Area.ofRing(ring.getCoordinateSequence()))
                .toArray();
        this.locators = new PointOnGeometryLocator[rings.size()];
        this.depths = new int[rings.size()];
        this.containers = new int[rings.size()];
        for (int ring = 0; ring < rings.size(); ring++) {
            tree.insert(rings.get(ring).getEnvelopeInternal(), ring);
        }
        for (int ring = 0; ring < rings.size(); ring++) {
            nest(ring);
        }
    }

    /** The polygons in the order of their shells, each with its holes in the order of the file. */
    List<Polygon> polygons() {
        List<List<LinearRing>> holes = new ArrayList<>();
        for (int ring = 0; ring < rings.size(); ring++) {
            holes.add(new ArrayList<>());
        }
        for (int ring = 0; ring < rings.size(); ring++) {
            if (!isShell(ring)) {
                holes.get(containers[ring]).add(rings.get(ring));
            }
        }
        GeometryFactory factory = new GeometryFactory();
        List<Polygon> polygons = new ArrayList<>();
        for (int ring = 0; ring < rings.size(); ring++) {
            if (isShell(ring)) {
                polygons.add(
                        factory.createPolygon(rings.get(ring), holes.get(ring).toArray(LinearRing[]::new)));
            }
        }
        return polygons;
    }

    /** Whether shells are clockwise and holes counterclockwise; of a single ring it does not matter. */
    boolean hasShellsClockwise() {
        if (rings.size() == 1) {
            return true;
        }
        for (int ring = 0; ring < rings.size(); ring++) {
            if (Orientation.isCCW(rings.get(ring).getCoordinateSequence()) == isShell(ring)) {
                return false;
            }
        }
        return true;
    }

    private boolean isShell(int ring) {
        return depths[ring] % 2 == 0;
    }

    private void nest(int ring) {
        containers[ring] = OUTSIDE;
        Envelope envelope = rings.get(ring).getEnvelopeInternal();
        for (Object candidate : tree.query(envelope)) {
            int other = (Integer) candidate;
            if (areas[other] > areas[ring]
                    && rings.get(other).getEnvelopeInternal().contains(envelope)
                    && contains(other, ring)) {
                depths[ring]++;
                if (containers[ring] == OUTSIDE || areas[other] < areas[containers[ring]]) {
                    containers[ring] = other;
                }
            }
        }
    }

    /** Rings may touch, so the first position that is not on the other ring tells. */
    private boolean contains(int outer, int inner) {
        PointOnGeometryLocator locator = locators[outer];
        if (locator == null) {
            locator = new IndexedPointInAreaLocator(rings.get(outer));
            locators[outer] = locator;
        }
        for (Coordinate position : rings.get(inner).getCoordinates()) {
            int location = locator.locate(position);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return false;
    }
}
