package ais.geofence.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.operation.overlayng.RingClipper;

/**
 * The world's land by Natural Earth, at 1:10 million.
 *
 * @param rings closed, longitudes from -180 to 180, lakes and land with opposite windings. To be filled: where they were cut, a ring may
 *     touch itself
 */
record Land(List<Coordinate[]> rings) {
    /** All land in full detail. */
    static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

    /** Reads the bundled file; takes a fraction of a second. */
    static Land load() {
        try (InputStream stream =
                        Objects.requireNonNull(Land.class.getResourceAsStream("land-10m.json.gz"), "land-10m.json.gz");
                InputStream json = new GZIPInputStream(stream)) {
            List<Coordinate[]> rings = new ArrayList<>();
            Topology.rings(json, "land").stream()
                    .filter(ring -> !isNullIsland(ring))
                    .forEach(ring -> addCut(ring, rings));
            return new Land(rings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The land within a window, which may go past 180 degrees. Rings may run along the window's sides. */
    List<Coordinate[]> within(Envelope window) {
        List<Coordinate[]> within = new ArrayList<>();
        for (double turn : Windows.WRAP_OFFSETS) {
            Envelope part = Windows.inWorld(window, -turn);
            for (Coordinate[] ring : part.isNull() ? List.<Coordinate[]>of() : rings) {
                addIfAny(moved(clipped(ring, part), turn), within);
            }
        }
        return within;
    }

    private static Coordinate[] clipped(Coordinate[] ring, Envelope window) {
        Envelope extent = envelope(ring);
        if (window.covers(extent)) {
            return ring;
        }
        return window.intersects(extent) ? new RingClipper(window).clip(ring) : new Coordinate[0];
    }

    /** The ring moved east. */
    static Coordinate[] moved(Coordinate[] ring, double degrees) {
        if (degrees == 0) {
            return ring;
        }
        Coordinate[] moved = new Coordinate[ring.length];
        for (int i = 0; i < ring.length; i++) {
            moved[i] = new Coordinate(ring[i].x + degrees, ring[i].y);
        }
        return moved;
    }

    static Envelope envelope(Coordinate[] positions) {
        Envelope extent = new Envelope();
        for (Coordinate position : positions) {
            extent.expandToInclude(position);
        }
        return extent;
    }

    /** Natural Earth's "Null Island" at 0, 0 does not exist; it would hide positions that are there. */
    private static boolean isNullIsland(Coordinate[] ring) {
        Envelope extent = envelope(ring);
        return extent.contains(0, 0) && extent.getWidth() < 1;
    }

    /** Adds a ring of the globe's, on which no edge is longer than half round the world, as rings of the plane. */
    private static void addCut(Coordinate[] ring, List<Coordinate[]> rings) {
        Coordinate[] unrolled = unrolled(ring);
        Envelope extent = envelope(unrolled);
        for (double turn : Windows.WRAP_OFFSETS) {
            Envelope world = Windows.moved(WORLD, -turn);
            if (world.getMinX() < extent.getMaxX() && extent.getMinX() < world.getMaxX()) {
                addIfAny(moved(clipped(unrolled, world), turn), rings);
            }
        }
    }

    /** The ring with longitudes that continue past 180 degrees; one that goes round a pole is closed along it. */
    private static Coordinate[] unrolled(Coordinate[] ring) {
        List<Coordinate> unrolled = new ArrayList<>();
        double turned = 0;
        for (int i = 0; i < ring.length; i++) {
            double step = i == 0 ? 0 : ring[i].x - ring[i - 1].x;
            turned -= Math.abs(step) > Windows.ROUND / 2 ? Math.signum(step) * Windows.ROUND : 0;
            unrolled.add(new Coordinate(ring[i].x + turned, ring[i].y));
        }
        if (turned != 0) {
            double pole = Math.copySign(90, ring[0].y);
            unrolled.add(new Coordinate(ring[0].x + turned, pole));
            unrolled.add(new Coordinate(ring[0].x, pole));
            unrolled.add(new Coordinate(ring[0].x, ring[0].y));
        }
        return unrolled.toArray(Coordinate[]::new);
    }

    private static void addIfAny(Coordinate[] ring, List<Coordinate[]> rings) {
        if (ring.length >= 4) {
            rings.add(ring);
        }
    }
}
