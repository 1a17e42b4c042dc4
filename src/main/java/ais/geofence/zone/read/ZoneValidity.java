package ais.geofence.zone.read;

import ais.geofence.zone.Problem;
import ais.geofence.zone.Validity;
import ais.geofence.zone.read.format.Feature;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a zone is valid, by two properties of its feature; one that is not named, missing or blank is no limit. */
final class ZoneValidity {
    private static final int LISTED_PROPERTIES = 20;

    private final Optional<PropertyName> from;
    private final Optional<PropertyName> to;
    private final List<PropertyName> named;

    ZoneValidity(ValidityNames names) {
        this.from = names.from().map(PropertyName::new);
        this.to = names.to().map(PropertyName::new);
        this.named = Stream.of(from, to).flatMap(Optional::stream).toList();
    }

    /** Why the feature has no valid time, or null if it has. */
    @Nullable String validate(Feature feature) {
        for (PropertyName property : named) {
            if (property.isAmbiguousIn(feature)) {
                return "has more than one property \"%s\", in different cases: name one of them as it is written"
                        .formatted(property.name());
            }
        }
        String first = value(from, feature);
        String last = value(to, feature);
        if (first != null && ZoneInstants.parse(first) == null) {
            return unreadable(from, first);
        }
        if (last != null && ZoneInstants.parse(last) == null) {
            return unreadable(to, last);
        }
        try {
            of(feature);
            return null;
        } catch (IllegalArgumentException e) {
            return "is never valid: its %s \"%s\" is not before its %s \"%s\"; exchange or correct them"
                    .formatted(
                            from.orElseThrow().name(), first, to.orElseThrow().name(), last);
        }
    }

    private static String unreadable(Optional<PropertyName> property, String value) {
        return "has the %s \"%s\": write %s, or nothing for no limit"
                .formatted(property.orElseThrow().name(), value, ZoneInstants.EXPECTED);
    }

    /** When a feature that {@link #validate} accepts is valid. */
    Validity of(Feature feature) {
        return Validity.between(instant(from, feature), instant(to, feature));
    }

    private static @Nullable Instant instant(Optional<PropertyName> property, Feature feature) {
        String value = value(property, feature);
        return value == null ? null : Objects.requireNonNull(ZoneInstants.parse(value));
    }

    private static @Nullable String value(Optional<PropertyName> property, Feature feature) {
        return property.map(name -> name.valueIn(feature)).orElse(null);
    }

    /**
     * A problem for each of the two properties that no feature has: its name is wrong.
     *
     * @param withoutValue properties that some feature has without a value
     */
    List<Problem> validate(List<Feature> features, Set<String> withoutValue) {
        return named.stream()
                .filter(property -> Stream.concat(
                                withoutValue.stream(),
                                features.stream().flatMap(feature -> feature.properties().keySet().stream()))
                        .noneMatch(property::names))
                .map(property -> new Problem(place(features), reason(property, features)))
                .toList();
    }

    private static String place(List<Feature> features) {
        return features.stream().map(Feature::source).distinct().collect(Collectors.joining(", "));
    }

    private static String reason(PropertyName property, List<Feature> features) {
        String there = features.stream()
                .flatMap(feature -> feature.properties().keySet().stream())
                .distinct()
                .limit(LISTED_PROPERTIES)
                .collect(Collectors.joining(", "));
        return "no feature has a property \"%s\", which is to say when a zone is valid; they have %s"
                .formatted(property.name(), there.isEmpty() ? "no properties" : there);
    }
}
