package ais.geofence.map;

import ais.geofence.html.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** How detailed a map's land is: all there is in the degrees near zones, little elsewhere. */
final class LandDetail {
    private static final int COLUMNS = 360;
    private static final int ROWS = 180;

    /** Of the land far from zones, degrees: a third of a pixel where the world fills a thousand. */
    private static final double FAR = 0.1;

    /** Land that is nowhere larger is left out, far from zones. */
    private static final double SMALLEST_FAR = 2 * FAR;

    private static final double FINEST_NEAR = 0.004;
    private static final int MOST_POSITIONS = 45_000;

    /** The raster of Natural Earth's land is no finer. */
    private static final double STEP = 0.001;

    private final BitSet near = new BitSet(COLUMNS * ROWS);

    /** Asks for detail in a window, which may go past 180 degrees. */
    void add(Envelope window) {
        for (double turn : Windows.TURNS) {
            Envelope part = Windows.inWorld(window, turn);
            if (!part.isNull()) {
                addPart(part);
            }
        }
    }

    private void addPart(Envelope window) {
        int west = column(window.getMinX());
        int east = column(window.getMaxX());
        for (int row = row(window.getMinY()); row <= row(window.getMaxY()); row++) {
            near.set(row * COLUMNS + west, row * COLUMNS + east + 1);
        }
    }

    /** The land of the world; where there is too much of it near zones, that is coarser too. */
    Shape of(Land land) {
        double tolerance = 0;
        while (true) {
            double within = tolerance;
            List<Coordinate[]> rings = land.rings().stream()
                    .filter(this::isShown)
                    .map(ring -> simplified(ring, within))
                    .toList();
            if (tolerance >= FAR || rings.stream().mapToInt(ring -> ring.length).sum() <= MOST_POSITIONS) {
                return Shapes.of(rings, STEP);
            }
            tolerance = tolerance == 0 ? FINEST_NEAR : 2 * tolerance;
        }
    }

    private boolean isShown(Coordinate[] ring) {
        Envelope extent = Land.envelope(ring);
        return extent.getWidth() > SMALLEST_FAR || extent.getHeight() > SMALLEST_FAR || isNear(ring[0]);
    }

    /** Simplifies each part of a ring, near and far in turn, by its own tolerance. */
    private Coordinate[] simplified(Coordinate[] ring, double tolerance) {
        List<Coordinate> kept = new ArrayList<>();
        int from = 0;
        while (from < ring.length - 1) {
            boolean close = isNear(ring[from]);
            int to = from + 1;
            while (to < ring.length - 1 && isNear(ring[to]) == close) {
                to++;
            }
            Coordinate[] part = Shapes.simplified(Arrays.copyOfRange(ring, from, to + 1), close ? tolerance : FAR);
            kept.addAll(List.of(part).subList(0, part.length - 1));
            from = to;
        }
        kept.add(ring[0]);
        return kept.toArray(Coordinate[]::new);
    }

    private boolean isNear(Coordinate position) {
        return near.get(row(position.y) * COLUMNS + column(position.x));
    }

    private static int column(double lon) {
        return Math.max(0, Math.min((int) Math.floor(lon + 180), COLUMNS - 1));
    }

    private static int row(double lat) {
        return Math.max(0, Math.min((int) Math.floor(lat + 90), ROWS - 1));
    }
}
