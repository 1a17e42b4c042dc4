package ais.geofence.tag;

import ais.geofence.sql.LoadedZones;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.PreparedZones;
import ais.geofence.zone.locate.grid.GridStats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes the taggers of an engine: the one place that knows all engines. */
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
     * The taggers of layers, in their order.
     *
     * @param gridBytes the memory that the grids of all layers together may take. A layer gets its part of what those before it
     *     have left
     * @param progress is told, by any thread, what share of the grids is built
     */
    public static List<ZoneTagger> of(Engine engine, List<Layer> layers, long gridBytes, DoubleConsumer progress) {
        List<ZoneTagger> taggers = new ArrayList<>();
        long left = gridBytes;
        for (Layer layer : layers) {
            int done = taggers.size();
            long part = Math.max(1, left / (layers.size() - done));
            ZoneTagger tagger = of(engine, layer, part, share -> progress.accept((done + share) / layers.size()));
            left -= tagger.grid().map(GridStats::bytes).orElse(0L);
            taggers.add(tagger);
        }
        return taggers;
    }

    /** Adds the answer of each layer: one tagger after the other. */
    public static Dataset<Row> tag(List<ZoneTagger> taggers, Dataset<Row> positions) {
        Dataset<Row> tagged = positions;
        for (ZoneTagger tagger : taggers) {
            tagged = tagger.tag(tagged);
        }
        return tagged;
    }

    /**
     * The tagger of a zone set without a name.
     *
     * @param match which zones of a position are its answer
     * @param gridBytes the memory that a grid over the zones may take
     */
    public static ZoneTagger of(Engine engine, ZoneSet zones, BoundaryRule rule, Match match, long gridBytes) {
        return of(engine, new Layer(LayerName.NONE, zones, rule, match, List.of()), gridBytes, share -> {});
    }

    private static ZoneTagger of(Engine engine, Layer layer, long gridBytes, DoubleConsumer progress) {
        ZoneSet zones = layer.zones();
        BoundaryRule rule = layer.boundary();
        return switch (engine) {
            case FUNCTION ->
                new FunctionTagger(
                        switch (layer.match()) {
                            case FIRST -> LoadedZones.of(zones, rule, gridBytes, progress);
                            case ALL -> LoadedZones.withAllZones(zones, rule, gridBytes, progress);
                        },
                        layer.answer());
            case MAP_PARTITIONS ->
                new MapPartitionsTagger(
                        new PreparedZones(zones.geometries(), zones.validities(), rule), layer.answer());
            case SEDONA -> new SedonaTagger(zones, rule, layer.answer());
        };
    }
}
