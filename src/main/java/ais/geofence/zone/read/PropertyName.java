package ais.geofence.zone.read;

import ais.geofence.zone.read.format.Feature;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The name of a property, as the user writes it. */
record PropertyName(String name) {
    /** The feature's value, null if it has none or it is blank; that of a property whose name differs by case if there is no other. */
    @Nullable String valueIn(Feature feature) {
        String exact = present(feature.properties().get(name));
        if (exact != null) {
            return exact;
        }
        List<String> alike = alikeIn(feature);
        return alike.size() == 1 ? alike.get(0) : null;
    }

    /** Whether it is the name of a property, ignoring case. */
    boolean names(String property) {
        return property.equalsIgnoreCase(name);
    }

    /** Whether the feature has no such value, but several of properties whose names differ by case. */
    boolean isAmbiguousIn(Feature feature) {
        return valueIn(feature) == null && alikeIn(feature).size() > 1;
    }

    private List<String> alikeIn(Feature feature) {
        return feature.properties().entrySet().stream()
                .filter(property -> names(property.getKey()))
                .map(property -> present(property.getValue()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A text that is not blank; else null. */
    static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
