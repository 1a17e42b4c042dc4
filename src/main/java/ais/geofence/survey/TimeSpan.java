package ais.geofence.survey;

import java.time.Instant;

/** The times of the first and the last position, to the second. */
public record TimeSpan(Instant first, Instant last) {
    TimeSpan plus(TimeSpan more) {
        return new TimeSpan(
                first.isBefore(more.first) ? first : more.first, last.isAfter(more.last) ? last : more.last);
    }
}
