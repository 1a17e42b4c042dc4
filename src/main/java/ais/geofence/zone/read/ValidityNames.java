package ais.geofence.zone.read;

import java.util.Optional;

/**
 * The names of the properties that say when a zone is valid.
 *
 * @param from of the property with the first instant; empty if no zone has a beginning
 * @param to of the property with the first instant after it; empty if no zone has an end
 */
public record ValidityNames(Optional<String> from, Optional<String> to) {
    /** All zones are always valid. */
    public static final ValidityNames NONE = new ValidityNames(Optional.empty(), Optional.empty());

    /** Whether both are the same property: then each zone would end when it begins. */
    public boolean areSame() {
        return from.isPresent() && from.equals(to);
    }

    /** Whether a zone may be valid for a time only. */
    public boolean isGiven() {
        return from.isPresent() || to.isPresent();
    }
}
