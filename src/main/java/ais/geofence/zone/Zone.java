package ais.geofence.zone;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One zone of a zone set.
 *
 * @param index its number: the place in the zone set, from 0
 * @param name what reports and outputs call it
 * @param id the feature's id as text, if it has one: GeoJSON's {@code id}, or the column {@code id}
 * @param properties the feature's properties or other columns as text (strings as they are, other values as JSON), in order and
 *     without those that are null; empty if none
 * @param geometry a valid Polygon or MultiPolygon, degrees, longitude first
 * @param source the file it came from
 * @param feature the number of the feature in that file, from 1
 * @param validity the time for which it is valid
 */
public record Zone(
        int index,
        String name,
        @Nullable String id,
        Map<String, String> properties,
        Geometry geometry,
        String source,
        int feature,
        Validity validity) {
    /** A zone that is always valid. */
    public Zone(
            int index,
            String name,
            @Nullable String id,
            Map<String, String> properties,
            Geometry geometry,
            String source,
            int feature) {
        this(index, name, id, properties, geometry, source, feature, Validity.ALWAYS);
    }

    /** Digits that stand for all that the zone means, the same in every run; as {@link ZoneSet#fingerprint} of the zone alone. */
    public String fingerprint() {
        return Fingerprint.of(List.of(this));
    }

    /** The area on a sphere, in square kilometres. */
    public double squareKilometres() {
        return SphereArea.squareKilometres(geometry);
    }
}
