package ais.geofence.tag;

import ais.geofence.spark.ColumnNames;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a {@link Layer}. The names of its columns begin with it.
 *
 * @param text empty for the layer without a name
 */
public record LayerName(Optional<String> text) {
    /** The layer without a name: its columns are {@code zone_index} and so on. */
    public static final LayerName NONE = new LayerName(Optional.empty());

    /** The last option that a line advises, up to its value. */
    private static final Pattern ADVICE = Pattern.compile("(.*--(?:match|zone-name) )");

    /** The column with the number of the first zone. */
    public String index() {
        return text.map(name -> name + "_index").orElse(ColumnNames.ZONE_INDEX);
    }

    /** The column with the name of the first zone. */
    public String name() {
        return text.map(name -> name + "_name").orElse(ColumnNames.ZONE_NAME);
    }

    /** The column with the numbers of all zones. */
    public String indexes() {
        return text.map(name -> name + "_indexes").orElse(ColumnNames.ZONE_INDEXES);
    }

    /** The column with the names of all zones. */
    public String names() {
        return text.map(name -> name + "_names").orElse(ColumnNames.ZONE_NAMES);
    }

    /** The column with a property of the zones. */
    public String property(String key) {
        return text.map(name -> name + "_" + key).orElse(key);
    }

    /** A phrase such as {@code zones of eez}; without a name the phrase as it is. */
    public String of(String phrase) {
        return text.map(name -> phrase + " of " + name).orElse(phrase);
    }

    /** A line that advises {@code --match all} or {@code --zone-name KEY} with the option for this layer: {@code --match eez=all}. */
    public String advising(String line) {
        return text.map(name -> ADVICE.matcher(line).replaceFirst("$1" + name + "="))
                .orElse(line);
    }

    /** A line with the name before it, such as {@code eez: 2 zones overlap}. */
    public String before(String line) {
        return text.map(name -> name + ": " + line).orElse(line);
    }
}
