package ais.geofence.position;

import java.util.Optional;

/**
 * What the user says of the input's columns; what is empty is found by the feed or by the usual names.
 *
 * @param separator of CSV columns; empty to find it in the header
 */
public record FeedChoice(
        Feed feed,
        Optional<String> lon,
        Optional<String> lat,
        Optional<String> mmsi,
        Optional<String> time,
        Optional<String> timeFormat,
        Optional<String> separator) {
    /** Everything is found in the header. */
    public static final FeedChoice AUTO = new FeedChoice(
            Feed.AUTO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
