package ais.geofence.survey;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * The positions of one hour.
 *
 * @param hour since 1970, UTC
 * @param inZone how many lie in a zone, or in several
 * @param inNone how many lie in none, or have no valid position
 */
public record HourCount(int hour, long inZone, long inNone) implements Serializable {
    /** When the hour begins. */
    public Instant start() {
        return Instant.EPOCH.plus(Duration.ofHours(hour));
    }
}
