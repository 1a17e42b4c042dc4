package ais.geofence.map;

import ais.geofence.html.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Chooses how detailed a map's land is: in full near zones, as a first view can show it, and coarse elsewhere. */
final class LandDetail {
    private static final int COLUMNS = 360;
    private static final int ROWS = 180;

    /** Of the land far from zones, degrees: a third of a pixel where the world fills a thousand. */
    private static final double FAR = 0.1;

    private static final double FINEST_NEAR = 0.004;
    private static final int MOST_POSITIONS = 45_000;

    /** The raster of Natural Earth's land is no finer. */
    private static final double STEP = 0.001;

    /** A view is so many times as wide as what it still shows: a third of a pixel of the widest map. */
    private static final double VIEW = 3_600;

    /** How far land may be from the true one, for each degree of the world, degrees. */
    private final double[] tolerances = new double[COLUMNS * ROWS];

    LandDetail() {
        Arrays.fill(tolerances, FAR);
    }

    /** Asks for all detail in a window, which may go past 180 degrees. */
    void add(Envelope window) {
        add(window, 0);
    }

    /** Asks for as much detail in a window, which may go past 180 degrees, as can be seen where it fills a map's width. */
    void addView(Envelope window) {
        add(window, window.getWidth() / VIEW);
    }

    private void add(Envelope window, double tolerance) {
        for (double turn : Windows.WRAP_OFFSETS) {
            Envelope part = Windows.inWorld(window, turn);
            if (!part.isNull()) {
                addPart(part, tolerance);
            }
        }
    }

    private void addPart(Envelope window, double tolerance) {
        for (int row = row(window.getMinY()); row <= row(window.getMaxY()); row++) {
            for (int column = column(window.getMinX()); column <= column(window.getMaxX()); column++) {
                int cell = row * COLUMNS + column;
                tolerances[cell] = Math.min(tolerances[cell], tolerance);
            }
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

    /** Whether a ring is anywhere larger than what is left out there. */
    private boolean isShown(Coordinate[] ring) {
        Envelope extent = Land.envelope(ring);
        double size = Math.max(extent.getWidth(), extent.getHeight());
        return Arrays.stream(ring).anyMatch(position -> size > 2 * tolerance(position));
    }

    /** Simplifies each part of a ring, near and far in turn, by its own tolerance, or by the least one where that is more. */
    private Coordinate[] simplified(Coordinate[] ring, double least) {
        List<Coordinate> kept = new ArrayList<>();
        int from = 0;
        while (from < ring.length - 1) {
            double tolerance = tolerance(ring[from]);
            int to = from + 1;
            while (to < ring.length - 1 && tolerance(ring[to]) == tolerance) {
                to++;
            }
            Coordinate[] part = Shapes.simplified(Arrays.copyOfRange(ring, from, to + 1), Math.max(tolerance, least));
            kept.addAll(List.of(part).subList(0, part.length - 1));
            from = to;
        }
        kept.add(ring[0]);
        return kept.toArray(Coordinate[]::new);
    }

    private double tolerance(Coordinate position) {
        return tolerances[row(position.y) * COLUMNS + column(position.x)];
    }

    private static int column(double lon) {
        return Math.max(0, Math.min((int) Math.floor(lon + 180), COLUMNS - 1));
    }

    private static int row(double lat) {
        return Math.max(0, Math.min((int) Math.floor(lat + 90), ROWS - 1));
    }
}
