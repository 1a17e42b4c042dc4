package ais.geofence.zone.read;

import ais.geofence.zone.read.format.Feature;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a zone is called. */
final class ZoneNaming {
    private static final int LISTED_PROPERTIES = 20;
    private static final int LONGEST_SHOWN = 60;

    private final @Nullable String nameProperty;

    /** @param nameProperty the property that every feature must have its name in; null to take what is there */
    ZoneNaming(@Nullable String nameProperty) {
        this.nameProperty = nameProperty;
    }

    /** Why the feature can't be named as asked, or null if it can. */
    @Nullable String fault(Feature feature) {
        if (nameProperty == null || present(feature.properties().get(nameProperty)) != null) {
            return null;
        }
        List<String> there =
                feature.properties().keySet().stream().limit(LISTED_PROPERTIES).toList();
        return "has no property \"" + nameProperty + "\" to take its name from; it has "
                + (there.isEmpty() ? "no properties" : String.join(", ", there));
    }

    /** The name of a feature without {@link #fault}. */
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
        return place + " \"" + (own.length() > LONGEST_SHOWN ? own.substring(0, LONGEST_SHOWN) + "..." : own) + "\"";
    }

    /** What the feature itself says it is called: by the property asked for, by {@code name}, or by its id. */
    private @Nullable String ownName(Feature feature) {
        String asked =
                nameProperty == null ? null : present(feature.properties().get(nameProperty));
        if (asked != null) {
            return asked;
        }
        String name = present(feature.properties().get("name"));
        return name == null ? present(feature.id()) : name;
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String stem(String source) {
        String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        return withoutEnding(file.toLowerCase(Locale.ROOT).endsWith(".gz") ? withoutEnding(file) : file);
    }

    private static String withoutEnding(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
