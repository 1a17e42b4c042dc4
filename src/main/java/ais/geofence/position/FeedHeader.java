package ais.geofence.position;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of the columns in the files of a feed. A name with dots is that of a value within a nested column.
 *
 * @param place where the ship is
 * @param mmsi the ship's number, if the feed has it
 * @param time the time of the position
 * @param speeds the speed over ground, which a file may lack; of several, a row has one
 * @param signature other columns, by which the feed is told from others
 */
record FeedHeader(PlaceColumns place, Optional<String> mmsi, String time, List<String> speeds, List<String> signature) {
    static FeedHeader of(String lon, String lat, String mmsi, String time) {
        return new FeedHeader(new LonLatColumns(lon, lat), Optional.of(mmsi), time, List.of(), List.of());
    }

    static FeedHeader ofPoints(String geometry, String mmsi, String time) {
        return new FeedHeader(new PointColumn(geometry), Optional.of(mmsi), time, List.of(), List.of());
    }

    FeedHeader with(String... others) {
        return new FeedHeader(place, mmsi, time, speeds, List.of(others));
    }

    FeedHeader speed(String... names) {
        return new FeedHeader(place, mmsi, time, List.of(names), signature);
    }

    /** The names of the columns that its files have to have. */
    List<String> names() {
        return Stream.of(place.names(), mmsi.stream().toList(), List.of(time))
                .flatMap(List::stream)
                .toList();
    }

    /** Whether a header has all the columns. */
    boolean isIn(List<String> header) {
        return header.containsAll(names()) && header.containsAll(signature);
    }

    /** Whether a header has the columns of a position, ignoring case. */
    boolean isNearly(List<String> header) {
        Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.addAll(header);
        return anyCase.containsAll(names());
    }
}
