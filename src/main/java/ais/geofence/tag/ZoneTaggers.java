package ais.geofence.tag;

import ais.geofence.sql.LoadedZones;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.PreparedZones;
import ais.geofence.zone.ZoneSet;

/** Makes the tagger of an engine: the one place that knows all of them. */
public final class ZoneTaggers {
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
     * @param match which zones of a position are its answer
     * @param gridBytes the memory that a grid over the zones may take
     */
    public static ZoneTagger of(Engine engine, ZoneSet zones, BoundaryRule rule, Match match, long gridBytes) {
        return switch (engine) {
            case FUNCTION -> new FunctionTagger(LoadedZones.of(zones, rule, gridBytes), match);
            case MAP_PARTITIONS -> new MapPartitionsTagger(new PreparedZones(zones.geometries(), rule), match);
            case SEDONA -> new SedonaTagger(zones, rule, match);
        };
    }
}
