package ais.geofence.tag;

import ais.geofence.files.LoadProgress;
import ais.geofence.files.ZoneOptions;
import ais.geofence.zone.BoundaryRule;
import java.util.List;

/**
 * What the user says of a {@link Layer}.
 *
 * @param zones its files and how they are read
 * @param boundary whether a position on a boundary is inside
 * @param match which zones of a position are its answer
 * @param properties the keys of the zones' properties that are written too
 */
public record LayerOptions(
        LayerName name, ZoneOptions zones, BoundaryRule boundary, Match match, List<String> properties) {
    /**
     * Loads the zones.
     *
     * @param progress receives how far loading is
     * @throws ais.geofence.fault.UserError (exit 3) for zones that can't be used
     */
    public Layer load(LoadProgress progress) {
        return new Layer(name, zones.load(progress), boundary, match, properties);
    }

    /** The paths of all layers, in order. */
    public static List<String> paths(List<LayerOptions> layers) {
        return layers.stream().flatMap(layer -> layer.zones.paths().stream()).toList();
    }
}
