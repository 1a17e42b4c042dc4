package ais.geofence.visit;

import static org.apache.spark.sql.functions.when;

import ais.geofence.tag.Layer;
import ais.geofence.zone.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/** The zones of all layers, numbered through. */
public final class VisitZones {
    private static final int DIGITS = 12;

    private final List<Entry> zones = new ArrayList<>();

    private record Entry(Layer layer, Zone zone, String id) {}

    public VisitZones(List<Layer> layers) {
        Map<String, Integer> ids = new HashMap<>();
        layers.stream()
                .flatMap(layer -> layer.zones().zones().stream())
                .map(Zone::id)
                .filter(Objects::nonNull)
                .forEach(id -> ids.merge(id, 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        for (Layer layer : layers) {
            for (Zone zone : layer.zones().zones()) {
                String id = zone.id();
                zones.add(
                        new Entry(layer, zone, id != null && ids.getOrDefault(id, 0) == 1 ? id : ofShape(zone, seen)));
            }
        }
    }

    private static String ofShape(Zone zone, Map<String, Integer> seen) {
        String shape = zone.fingerprint().substring(0, DIGITS);
        int before = seen.merge(shape, 1, Integer::sum) - 1;
        return before == 0 ? shape : shape + "-" + (before + 1);
    }

    /** How many there are. */
    public int size() {
        return zones.size();
    }

    /** Whether a layer has a name. */
    public boolean hasLayers() {
        return zones.stream().anyMatch(entry -> entry.layer().name().text().isPresent());
    }

    /** The name of a zone's layer; null for the layer without one. */
    public @Nullable String layer(int number) {
        return zones.get(number).layer().name().text().orElse(null);
    }

    /** The number of a zone in its layer. */
    public Column index(Column number) {
        Column index = number;
        for (int first = 1; first < zones.size(); first++) {
            if (zones.get(first).zone().index() == 0) { // of another layer
                index = when(number.geq(first), number.minus(first)).otherwise(index);
            }
        }
        return index;
    }

    /** The number of a zone in its layer. */
    public int indexInLayer(int number) {
        return zones.get(number).zone().index();
    }

    /** The name of a zone. */
    public String name(int number) {
        return zones.get(number).zone().name();
    }

    /** What a zone is called in the ids of visits, the same in every run: its id, if no other zone has it, else digits of its fingerprint. */
    public String id(int number) {
        return zones.get(number).id();
    }

    /** A property of a zone that its layer writes; null if there is none. */
    public @Nullable String property(int number, String key) {
        Entry entry = zones.get(number);
        return entry.layer().properties().contains(key)
                ? entry.zone().properties().get(key)
                : null;
    }
}
