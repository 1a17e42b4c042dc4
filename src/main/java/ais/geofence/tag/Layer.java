package ais.geofence.tag;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import java.util.List;

/**
 * A zone set that positions are tagged with. A run has one or several, each with columns of its own.
 *
 * @param boundary whether a position on a boundary is inside
 * @param match which zones of a position are its answer
 * @param properties the keys of the zones' properties that are written too
 */
public record Layer(LayerName name, ZoneSet zones, BoundaryRule boundary, Match match, List<String> properties) {
    /** The column of the answer. */
    public Answer answer() {
        return new Answer(name, match);
    }

    /** How many zones it has. */
    public int size() {
        return zones.zones().size();
    }
}
