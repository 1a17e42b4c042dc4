package ais.geofence.sql;

import ais.geofence.spark.Sessions;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.ZoneGrid;
import ais.geofence.zone.locate.grid.ZoneGridBuilder;
import java.util.function.DoubleConsumer;
import org.apache.spark.SparkContext;

/**
 * A zone set with its locator.
 *
 * @param locator finds the zones of the set, by the boundary rule
 */
public record LoadedZones(ZoneSet zones, BoundaryRule rule, ZoneLocator locator) {
    private static final int PARTS_OF_HEAP = 4;

    /**
     * Builds the grid of a zone set.
     *
     * @param gridBytes the memory that the grid may take
     */
    public static LoadedZones of(ZoneSet zones, BoundaryRule rule, long gridBytes) {
        return of(zones, rule, gridBytes, share -> {});
    }

    /**
     * Builds the grid of a zone set for the first zone of each position, and tells how far it is.
     *
     * @param gridBytes the memory that the grid may take
     * @param progress is told, by any thread, what share of the work is done
     */
    public static LoadedZones of(ZoneSet zones, BoundaryRule rule, long gridBytes, DoubleConsumer progress) {
        return new LoadedZones(
                zones, rule, grid(zones, rule, gridBytes, progress).build());
    }

    /**
     * Builds the grid of a zone set for all zones of each position, and tells how far it is.
     *
     * @param gridBytes the memory that the grid may take
     * @param progress is told, by any thread, what share of the work is done
     */
    public static LoadedZones withAllZones(ZoneSet zones, BoundaryRule rule, long gridBytes, DoubleConsumer progress) {
        return new LoadedZones(
                zones,
                rule,
                grid(zones, rule, gridBytes, progress).forAllZones().build());
    }

    private static ZoneGridBuilder grid(ZoneSet zones, BoundaryRule rule, long gridBytes, DoubleConsumer progress) {
        return ZoneGrid.builder(zones.geometries())
                .validities(zones.validities())
                .boundary(rule)
                .maxBytes(gridBytes)
                .progress(progress);
    }

    /** The default memory of a grid, bytes: a quarter of an executor's heap. */
    public static long defaultGridBytes(SparkContext context) {
        return Sessions.executorHeap(context) / PARTS_OF_HEAP;
    }
}
