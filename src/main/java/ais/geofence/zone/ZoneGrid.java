package ais.geofence.zone;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds zones by a grid that is as fine as the zones are busy: most positions are answered by one or two array look-ups, the
 * rest by a few edges, whatever the number of zones. See ARCHITECTURE.md.
 *
 * <p>What is serialised are the zones' corners in flat arrays; the grid's cells are made from them once per JVM, when first
 * needed, as they take more room and little time.
 */
public final class ZoneGrid implements ZoneLocator {
    private static final long serialVersionUID = 1;

    /** How many zones of a position need no second allocation. */
    private static final int FEW_ZONES = 8;

    private static final DoubleConsumer UNTOLD = share -> {};

    private final ZoneCoordinates zones;
    private final Antimeridian antimeridian;
    private final BoundaryRule rule;
    private final long maxBytes;
    private transient volatile @Nullable Grid firstZones;
    private transient volatile @Nullable Grid everyZone;

    private ZoneGrid(ZoneCoordinates zones, Antimeridian antimeridian, BoundaryRule rule, long maxBytes) {
        this.zones = zones;
        this.antimeridian = antimeridian;
        this.rule = rule;
        this.maxBytes = maxBytes;
    }

    /**
     * Builds a grid.
     *
     * @param zones each a valid Polygon or MultiPolygon, degrees, longitude first
     * @param rule whether a zone's boundary is part of it
     * @param maxBytes the memory it may take; past it the grid gets coarser, down to a list of all zones, and its answers
     *     stay the same; 0 for no limit but the one that protects from absurd zone sets
     */
    public static ZoneGrid build(List<? extends Geometry> zones, BoundaryRule rule, long maxBytes) {
        return build(zones, rule, maxBytes, UNTOLD);
    }

    /**
     * Builds a grid, and tells how far it is.
     *
     * @param zones each a valid Polygon or MultiPolygon, degrees, longitude first
     * @param rule whether a zone's boundary is part of it
     * @param maxBytes the memory it may take, as above
     * @param progress is told, by any thread, about what share of the work is done, from 0 to 1; begins anew where the grid has to
     *     be coarser
     */
    public static ZoneGrid build(
            List<? extends Geometry> zones, BoundaryRule rule, long maxBytes, DoubleConsumer progress) {
        ZoneGrid grid = new ZoneGrid(ZoneCoordinates.of(zones), Antimeridian.of(zones, rule), rule, maxBytes);
        grid.firstZones = grid.make(false, progress);
        return grid;
    }

    @Override
    public int firstZone(double lon, double lat) {
        Grid grid = firstZones;
        if (grid == null) {
            grid = firstZones();
        }
        if (!ZoneLocator.isWithinWorld(lon, lat)) {
            return ZoneLocator.isInWorld(lon, lat) ? antimeridian.firstZone(lat) : NO_ZONE;
        }
        int zone = grid.cells.quickZone(lon, lat);
        return zone != GridCells.UNDECIDED ? zone : grid.cells.exactZone(lon, lat);
    }

    /** {@inheritDoc} The first call makes a second grid, under the same limit. */
    @Override
    public int[] allZones(double lon, double lat) {
        if (!ZoneLocator.isWithinWorld(lon, lat)) {
            return ZoneLocator.isInWorld(lon, lat) ? antimeridian.allZones(lat) : new int[0];
        }
        IntArray all = new IntArray(FEW_ZONES);
        everyZone().cells.walk(lon, lat, zone -> {
            all.add(zone);
            return false;
        });
        return all.toArray();
    }

    /** How the grid came out. */
    public GridStats stats() {
        Grid grid = firstZones();
        return GridCensus.take(grid.cells, zones.bytes(), grid.buildMillis, grid.coarsened);
    }

    GridCells cells() {
        return firstZones().cells;
    }

    /** Whether rounding leaves the answer open, so that the exact methods are asked. */
    boolean isUndecided(double lon, double lat) {
        return ZoneLocator.isWithinWorld(lon, lat) && firstZones().cells.quickZone(lon, lat) == GridCells.UNDECIDED;
    }

    private Grid firstZones() {
        Grid grid = firstZones;
        if (grid == null) {
            synchronized (this) {
                grid = firstZones;
                if (grid == null) {
                    grid = make(false, UNTOLD);
                    firstZones = grid;
                }
            }
        }
        return grid;
    }

    private Grid everyZone() {
        Grid grid = everyZone;
        if (grid == null) {
            synchronized (this) {
                grid = everyZone;
                if (grid == null) {
                    grid = make(true, UNTOLD);
                    everyZone = grid;
                }
            }
        }
        return grid;
    }

    private Grid make(boolean forEveryZone, DoubleConsumer progress) {
        long start = System.nanoTime();
        VertexZones vertexZones = new VertexZones(zones);
        GridBuilder.Built built =
                GridBuilder.build(zones, forEveryZone, maxInts(zones.bytes() + vertexZones.bytes()), progress);
        GridCells cells = new GridCells(zones, vertexZones, rule, built.table(), built.cells());
        return new Grid(cells, (System.nanoTime() - start) / 1_000_000, built.coarsened());
    }

    /** What the cells may take: what the zones leave of the limit, and in any case an amount in keeping with them. */
    private long maxInts(long zoneBytes) {
        long inKeeping = Math.min(GridWords.MAX_INTS, (16L << 20) + 40L * zones.vertices());
        return maxBytes == 0 ? inKeeping : Math.min(inKeeping, (maxBytes - zoneBytes) / Integer.BYTES);
    }

    private static final class Grid {
        final GridCells cells;
        final long buildMillis;
        final boolean coarsened;

        Grid(GridCells cells, long buildMillis, boolean coarsened) {
            this.cells = cells;
            this.buildMillis = buildMillis;
            this.coarsened = coarsened;
        }
    }
}
