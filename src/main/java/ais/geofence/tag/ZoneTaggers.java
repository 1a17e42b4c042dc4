package ais.geofence.tag;

import ais.geofence.sql.LoadedZones;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.PreparedZones;
import java.util.function.DoubleConsumer;

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
        return of(engine, zones, rule, match, gridBytes, share -> {});
    }

    /**
     * The tagger of an engine over a zone set, which tells how far it is.
     *
     * @param match which zones of a position are its answer
     * @param gridBytes the memory that a grid over the zones may take
     * @param progress is told, by any thread, what share of a grid is built
     */
    public static ZoneTagger of(
            Engine engine, ZoneSet zones, BoundaryRule rule, Match match, long gridBytes, DoubleConsumer progress) {
        return switch (engine) {
            case FUNCTION ->
                new FunctionTagger(
                        switch (match) {
                            case FIRST -> LoadedZones.of(zones, rule, gridBytes, progress);
                            case ALL -> LoadedZones.withAllZones(zones, rule, gridBytes, progress);
                        },
                        match);
            case MAP_PARTITIONS ->
                new MapPartitionsTagger(new PreparedZones(zones.geometries(), zones.validities(), rule), match);
            case SEDONA -> new SedonaTagger(zones, rule, match);
        };
    }
}
