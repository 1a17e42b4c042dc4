package ais.geofence.zone.read.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feature besides its geometry.
 *
 * @param file the number of its file, from 0
 * @param source the file's name
 * @param number the number of the feature in its file, from 1
 * @param id the feature's id as text
 * @param properties in order, as text; without those that are null
 */
public record Feature(
        int file, String source, int number, @Nullable String id, Map<String, String> properties) {}
