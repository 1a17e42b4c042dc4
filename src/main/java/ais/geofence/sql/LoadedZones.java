package ais.geofence.sql;

import ais.geofence.spark.Sessions;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneGrid;
import ais.geofence.zone.ZoneLocator;
import ais.geofence.zone.ZoneSet;
import org.apache.spark.SparkContext;

/**
 * A zone set, ready to be asked.
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
        return new LoadedZones(zones, rule, ZoneGrid.build(zones.geometries(), rule, gridBytes));
    }

    /** The memory that a grid may take where nobody said: a quarter of an executor's heap. */
    public static long defaultGridBytes(SparkContext context) {
        return Sessions.executorHeap(context) / PARTS_OF_HEAP;
    }
}
