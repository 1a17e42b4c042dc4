package ais.geofence.zone.read;

import ais.geofence.fault.OneLine;
import ais.geofence.zone.Zone;
import ais.geofence.zone.read.format.Feature;
import ais.geofence.zone.read.format.ZoneFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a zone is called. */
final class ZoneNaming {
    private static final int LISTED_PROPERTIES = 20;
    private static final int LONGEST_SHOWN = 60;
    private static final int MOST_CANDIDATES = 3;
    private static final Pattern NAME_LIKE = Pattern.compile("name|title|label|(^|_)nm($|_)", Pattern.CASE_INSENSITIVE);

    private final @Nullable String nameProperty;

    /** @param nameProperty the property that every feature must have its name in; null to take what is there */
    ZoneNaming(@Nullable String nameProperty) {
        this.nameProperty = nameProperty;
    }

    /** Why the feature can't be named as asked, or null if it can. */
    @Nullable String validate(Feature feature) {
        if (nameProperty == null || asked(feature) != null) {
            return null;
        }
        List<String> there =
                feature.properties().keySet().stream().limit(LISTED_PROPERTIES).toList();
        return "has no property \"" + nameProperty + "\" to take its name from; it has "
                + (there.isEmpty() ? "no properties" : String.join(", ", there));
    }

    /** The name of a feature that {@link #validate} accepts. */
    String name(Feature feature, int featuresInFile) {
        String own = ownName(feature);
        if (own != null) {
            return own;
        }
        return featuresInFile == 1 ? stem(feature.source()) : stem(feature.source()) + "#" + feature.number();
    }

    /** The file and the feature, for a message. */
    String place(Feature feature) {
        String place = feature.source() + ", feature " + feature.number();
        String own = ownName(feature);
        if (own == null) {
            return place;
        }
        return place + " \"" + shortened(own) + "\"";
    }

    /** What the feature itself says it is called: by the property asked for, by {@code name}, or by its id. */
    private @Nullable String ownName(Feature feature) {
        String asked = asked(feature);
        if (asked != null) {
            return asked;
        }
        String name = PropertyName.present(feature.properties().get("name"));
        return name == null ? PropertyName.present(feature.id()) : name;
    }

    /** The value of the property asked for. */
    private @Nullable String asked(Feature feature) {
        return nameProperty == null ? null : new PropertyName(nameProperty).valueIn(feature);
    }

    /** What else could name the zones, as a sentence, where none has a property {@code name}; null where nothing is to be said. */
    @Nullable String suggestion(List<Zone> zones) {
        if (nameProperty != null
                || zones.isEmpty()
                || zones.stream()
                        .anyMatch(zone -> PropertyName.present(zone.properties().get("name")) != null)) {
            return null;
        }
        List<String> candidates = zones.get(0).properties().keySet().stream()
                .filter(key -> NAME_LIKE.matcher(key).find())
                .filter(key -> zones.stream()
                        .allMatch(zone -> PropertyName.present(zone.properties().get(key)) != null))
                .limit(MOST_CANDIDATES)
                .toList();
        return candidates.isEmpty()
                ? null
                : OneLine.of("no zone has a property \"name\"; %s could name them: --zone-name %s"
                        .formatted(
                                candidates.stream()
                                        .map(key -> "%s (\"%s\")"
                                                .formatted(
                                                        key,
                                                        shortened(zones.get(0)
                                                                .properties()
                                                                .get(key))))
                                        .collect(Collectors.joining(" or ")),
                                candidates.get(0)));
    }

    private static String shortened(@Nullable String text) {
        String shown = String.valueOf(text);
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
    }

    private static String stem(String source) {
        String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        String unpacked = ZoneFormat.unpackedName(file);
        int dot = unpacked.lastIndexOf('.');
        return dot > 0 ? unpacked.substring(0, dot) : unpacked;
    }
}
