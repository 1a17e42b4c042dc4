package ais.geofence.tag;

import ais.geofence.spark.Sessions;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.PreparedZones;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneGrid;
import ais.geofence.zone.ZoneSet;
import java.util.List;
import org.apache.spark.SparkContext;
import org.locationtech.jts.geom.Geometry;

/** Makes the tagger of an engine: the one place that knows all of them. */
public final class ZoneTaggers {
    private static final int PARTS_OF_HEAP = 4;

    private ZoneTaggers() {}

    /**
     * Checks that the engine can run here, before any work is done.
     *
     * @throws ais.geofence.fault.UserError (exit 2) if it can't
     */
    public static void check(Engine engine) {
        switch (engine) {
            case FUNCTION, MAP_PARTITIONS -> {}
            case SEDONA -> SedonaTagger.requireSedona();
        }
    }

    /**
     * The tagger of an engine over a zone set.
     *
     * @param gridBytes the memory that a grid over the zones may take
     */
    public static ZoneTagger of(Engine engine, ZoneSet zones, BoundaryRule rule, long gridBytes) {
        List<Geometry> shapes = zones.zones().stream().map(Zone::geometry).toList();
        return switch (engine) {
            case FUNCTION -> new FunctionTagger(ZoneGrid.build(shapes, rule, gridBytes));
            case MAP_PARTITIONS -> new MapPartitionsTagger(new PreparedZones(shapes, rule));
            case SEDONA -> new SedonaTagger(zones.zones(), rule);
        };
    }

    /** The memory that a grid may take where nobody said: a quarter of an executor's heap. */
    public static long defaultGridBytes(SparkContext context) {
        return Sessions.executorHeap(context) / PARTS_OF_HEAP;
    }
}
