package ais.geofence.zone.read.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

    /** The rings from the largest to the smallest, by area. */
    private final int[] bySize;

    private final @Nullable PointOnGeometryLocator[] locators;
    private final STRtree tree = new STRtree();

    /** How many other rings each ring lies in. */
    private final int[] depths;

    /** The smallest of those; {@link #OUTSIDE} if there is none. */
    private final int[] containers;

    /** @param rings closed, in the order of the file; at least one */
    RingNesting(List<LinearRing> rings) {
        this.rings = rings;
        double[] areas = rings.stream()
                .mapToDouble(ring -> Area.ofRing(ring.getCoordinateSequence()))
                .toArray();
        this.bySize = IntStream.range(0, rings.size())
                .boxed()
                .sorted(Comparator.comparingDouble(ring -> -areas[ring]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.locators = new PointOnGeometryLocator[rings.size()];
        this.depths = new int[rings.size()];
        this.containers = new int[rings.size()];
        for (int rank = 0; rank < bySize.length; rank++) {
            tree.insert(envelope(bySize[rank]), rank);
        }
        for (int rank = 0; rank < bySize.length; rank++) {
            nest(rank);
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

    /** Finds the smallest ring around one; those that are larger are nested already. */
    private void nest(int rank) {
        int ring = bySize[rank];
        containers[ring] = OUTSIDE;
        int[] larger = ((List<?>) tree.query(envelope(ring)))
                .stream()
                        .mapToInt(other -> (Integer) other)
                        .filter(other -> other < rank)
                        .sorted()
                        .toArray();
        for (int i = larger.length - 1; i >= 0 && containers[ring] == OUTSIDE; i--) {
            int other = bySize[larger[i]];
            if (envelope(other).contains(envelope(ring)) && contains(other, ring)) {
                containers[ring] = other;
                depths[ring] = depths[other] + 1;
            }
        }
    }

    private Envelope envelope(int ring) {
        return rings.get(ring).getEnvelopeInternal();
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
