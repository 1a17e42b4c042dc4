package ais.geofence.zone.locate.grid;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.Antimeridian;
import ais.geofence.zone.locate.Validities;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds zones by a grid that is as fine as the zones are busy: most positions are answered by one or two array look-ups, the
 * rest by a few edges, whatever the number of zones. See ARCHITECTURE.md.
 *
 * <p>There is one grid at a time. A grid for the first zone of each position is smaller. The first call that asks for all zones replaces it
 * with a grid that gives both answers.
 *
 * <p>What is serialised are the zones' corners in flat arrays; the grid's cells are made from them once per JVM, when first
 * needed, as they take more room and little time.
 */
public final class ZoneGrid implements ZoneLocator {
    private static final long serialVersionUID = 1;

    /** How many zones of a position need no second allocation. */
    private static final int FEW_ZONES = 8;

    /** Bytes of cells and vertices from which blocks take less time than single look-ups: more than a core's own cache. */
    private static final long LARGE = 2L << 20;

    static final DoubleConsumer NO_PROGRESS = share -> {};

    private final ZoneCoordinates zones;
    private final Antimeridian antimeridian;
    private final BoundaryRule rule;
    private final @Nullable Validities times;
    private final long maxBytes;
    private final boolean forAllZones;
    private transient volatile @Nullable Grid current;

    private ZoneGrid(
            ZoneCoordinates zones,
            Antimeridian antimeridian,
            BoundaryRule rule,
            @Nullable Validities times,
            long maxBytes,
            boolean forAllZones) {
        this.zones = zones;
        this.antimeridian = antimeridian;
        this.rule = rule;
        this.times = times;
        this.maxBytes = maxBytes;
        this.forAllZones = forAllZones;
    }

    /**
     * Starts a grid; {@link ZoneGridBuilder#build} builds it.
     *
     * @param zones each a valid Polygon or MultiPolygon, degrees, longitude first
     */
    public static ZoneGridBuilder builder(List<? extends Geometry> zones) {
        return new ZoneGridBuilder(zones);
    }

    static ZoneGrid build(
            List<? extends Geometry> zones,
            BoundaryRule rule,
            @Nullable Validities times,
            long maxBytes,
            boolean forAllZones,
            DoubleConsumer progress) {
        ZoneGrid grid = new ZoneGrid(
                ZoneCoordinates.of(zones), Antimeridian.of(zones, rule), rule, times, maxBytes, forAllZones);
        grid.current = grid.make(forAllZones, progress);
        return grid;
    }

    @Override
    public int firstZone(double lon, double lat) {
        Grid grid = current;
        if (grid == null) {
            grid = current();
        }
        if (!ZoneLocator.isOffAntimeridian(lon, lat)) {
            return ZoneLocator.isValid(lon, lat) ? antimeridian.firstZone(lat) : NO_ZONE;
        }
        int zone = grid.cells.quickZone(lon, lat);
        return zone != GridCells.UNDECIDED ? zone : grid.cells.exactZone(lon, lat);
    }

    /** {@inheritDoc} A grid of more than 2 MB looks them up in blocks; then a call allocates 16 KB. */
    @Override
    public void firstZones(double[] lon, double[] lat, int from, int to, int[] zones) {
        if (current().isLarge) {
            firstZonesInBlocks(lon, lat, from, to, zones);
        } else {
            ZoneLocator.super.firstZones(lon, lat, from, to, zones);
        }
    }

    void firstZonesInBlocks(double[] lon, double[] lat, int from, int to, int[] zones) {
        new BlockLookup(current().cells).quickZones(lon, lat, from, to, zones);
        for (int i = from; i < to; i++) {
            if (zones[i] == GridCells.UNDECIDED) {
                zones[i] = firstZone(lon[i], lat[i]);
            }
        }
    }

    /** {@inheritDoc} Where the grid is for the first zone alone, the first call puts another in its place, under the same limit. */
    @Override
    public int[] allZones(double lon, double lat) {
        if (!ZoneLocator.isOffAntimeridian(lon, lat)) {
            return ZoneLocator.isValid(lon, lat) ? antimeridian.allZones(lat) : new int[0];
        }
        IntArray all = new IntArray(FEW_ZONES);
        withAllZones().cells.walk(lon, lat, zone -> {
            all.add(zone);
            return false;
        });
        return all.toArray();
    }

    @Override
    public boolean hasTimes() {
        return times != null;
    }

    @Override
    public int firstZone(double lon, double lat, long micros) {
        TimedLookup timed = current().timed;
        if (timed == null) {
            return firstZone(lon, lat);
        }
        if (!ZoneLocator.isOffAntimeridian(lon, lat)) {
            return ZoneLocator.isValid(lon, lat) ? antimeridian.firstZone(lat, timed.times(), micros) : NO_ZONE;
        }
        return timed.firstZone(lon, lat, micros);
    }

    /** {@inheritDoc} As {@link #allZones(double, double)}, it may replace the grid. */
    @Override
    public int[] allZones(double lon, double lat, long micros) {
        int[] all = allZones(lon, lat);
        return times == null ? all : times.valid(all, micros);
    }

    /** How the grid that answers came out. */
    public GridStats stats() {
        Grid grid = current();
        long bytes = zones.bytes() + (times == null ? 0 : times.bytes());
        return GridStatistics.take(grid.cells, bytes, grid.buildMillis, grid.coarsened);
    }

    GridCells cells() {
        return current().cells;
    }

    /** Whether rounding leaves the answer open, so that the exact methods are asked. */
    boolean isUndecided(double lon, double lat) {
        return ZoneLocator.isOffAntimeridian(lon, lat) && current().cells.quickZone(lon, lat) == GridCells.UNDECIDED;
    }

    private Grid current() {
        Grid grid = current;
        return grid != null ? grid : made(forAllZones);
    }

    private Grid withAllZones() {
        Grid grid = current;
        return grid != null && grid.forAllZones ? grid : made(true);
    }

    /** A grid that has all zones if need be, made by the first thread that asks. */
    private synchronized Grid made(boolean withAllZones) {
        Grid grid = current;
        if (grid == null || withAllZones && !grid.forAllZones) {
            grid = make(withAllZones, NO_PROGRESS);
            current = grid;
        }
        return grid;
    }

    private Grid make(boolean withAllZones, DoubleConsumer progress) {
        long start = System.nanoTime();
        VertexZones vertexZones = new VertexZones(zones);
        long zoneBytes = zones.bytes() + vertexZones.bytes();
        GridBuilder.Built built = GridBuilder.build(zones, endsList(withAllZones), maxInts(zoneBytes), progress);
        GridCells cells = new GridCells(zones, vertexZones, rule, built.table(), built.cells());
        boolean isLarge = zoneBytes + Integer.BYTES * (long) built.cells().length > LARGE;
        TimedLookup timed = times == null ? null : new TimedLookup(cells, times);
        return new Grid(
                withAllZones, cells, timed, isLarge, (System.nanoTime() - start) / 1_000_000, built.coarsened());
    }

    /** Whether a zone that covers a leaf leaves nothing to the zones behind it: it is the first, at any time. */
    private IntPredicate endsList(boolean withAllZones) {
        if (withAllZones) {
            return zone -> false;
        }
        return times == null ? zone -> true : times::isAlways;
    }

    /** The most ints of the cells: what the zones leave of the limit, and never more than an amount in proportion to the vertices. */
    private long maxInts(long zoneBytes) {
        long inKeeping = Math.min(GridEncoding.MAX_INTS, (16L << 20) + 40L * zones.vertices());
        return maxBytes == 0 ? inKeeping : Math.min(inKeeping, (maxBytes - zoneBytes) / Integer.BYTES);
    }

    private static final class Grid {
        final boolean forAllZones;
        final GridCells cells;
        /** Null if all zones are always valid. */
        final @Nullable TimedLookup timed;

        final boolean isLarge;
        final long buildMillis;
        final boolean coarsened;

        Grid(
                boolean forAllZones,
                GridCells cells,
                @Nullable TimedLookup timed,
                boolean isLarge,
                long buildMillis,
                boolean coarsened) {
            this.forAllZones = forAllZones;
            this.cells = cells;
            this.timed = timed;
            this.isLarge = isLarge;
            this.buildMillis = buildMillis;
            this.coarsened = coarsened;
        }
    }
}
