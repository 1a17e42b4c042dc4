package ais.geofence.position;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.ColumnNames;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of the input that hold a position, by their names in the header, and the layout of the time.
 *
 * @param feed the feed they belong to; {@link Feed#GENERIC} if they were given or found by usual names
 * @param lon the longitude's column
 * @param lat the latitude's column
 * @param mmsi the MMSI's column, if there is one
 * @param time the time's column, if there is one
 * @param timeFormat the user's pattern of the time, or {@code unix} and the like for a number since 1970; empty for the feed's layout
 * @param unitsPerDegree what a coordinate is divided by to give degrees
 */
public record PositionColumns(
        Feed feed,
        String lon,
        String lat,
        Optional<String> mmsi,
        Optional<String> time,
        Optional<String> timeFormat,
        double unitsPerDegree) {
    private static final List<String> LON_NAMES = List.of("lon", "long", "lng", "longitude");
    private static final List<String> LAT_NAMES = List.of("lat", "latitude");
    private static final List<String> MMSI_NAMES = List.of("mmsi", "ssvid", "userid", "user_id");
    private static final List<String> TIME_NAMES = List.of(
            "timestamp",
            "basedatetime",
            "base_date_time",
            "time",
            "datetime",
            "date_time_utc",
            "time_utc",
            "dt_pos_utc");

    /** The possible names of a longitude, in lower case; of a nested one, the last part of its path. */
    public static Set<String> longitudes(ColumnOptions options) {
        Set<String> names = new HashSet<>(LON_NAMES);
        options.lon()
                .ifPresent(name ->
                        names.add(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
        return names;
    }

    /**
     * Finds the columns in a header.
     *
     * @param options the feed and columns that the user asked for
     * @param header the names of the input's columns
     * @param nested the paths of values within these columns that the user asked for and the input has
     * @param place the file with the header, for messages
     * @throws UserError (exit 4) if there is no column or more than one for longitude or latitude, more than one for
     *     MMSI or time, or a column that was asked for is missing
     */
    public static PositionColumns find(ColumnOptions options, List<String> header, List<String> nested, String place) {
        Feed feed = options.feed();
        if (feed == Feed.AUTO) {
            List<String> plain = header.stream().map(ColumnName::plain).toList();
            feed = List.of(Feed.values()).stream()
                    .filter(candidate -> candidate.matches(plain))
                    .findFirst()
                    .orElse(Feed.GENERIC);
        }
        Finder finder = new Finder(feed, options.feed() == Feed.AUTO, header, nested, place);
        Optional<String> foundLon = finder.one("longitude", "lon-column", options.lon(), feed.lon(), LON_NAMES);
        Optional<String> foundLat = finder.one("latitude", "lat-column", options.lat(), feed.lat(), LAT_NAMES);
        if (foundLon.isEmpty() && foundLat.isEmpty()) {
            throw finder.missing(
                    "columns for the longitude and the latitude", "them with --lon-column and --lat-column");
        }
        String lon = foundLon.orElseThrow(() -> finder.missing("column for the longitude", "it with --lon-column"));
        String lat = foundLat.orElseThrow(() -> finder.missing("column for the latitude", "it with --lat-column"));
        Optional<String> mmsi = finder.one("MMSI", "mmsi-column", options.mmsi(), feed.mmsi(), MMSI_NAMES);
        Optional<String> time = finder.one("time", "time-column", options.time(), feed.time(), TIME_NAMES);
        if (lon.equals(lat)) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: column '%s' can't be longitude and latitude; set --lon-column and --lat-column"
                            .formatted(place, lon));
        }
        return new PositionColumns(feed, lon, lat, mmsi, time, options.timeFormat(), feed.unitsPerDegree());
    }

    /**
     * The columns that the rows keep, in the order of the header: those that were asked for, or all.
     *
     * @throws UserError (exit 4) if one is missing, or if one would be a second MMSI
     */
    public List<String> kept(ColumnOptions options, List<String> header, String place) {
        if (options.kept().isEmpty()) {
            return oneMmsi(header, place);
        }
        Finder finder = new Finder(feed, false, header, List.of(), place);
        List<String> missing = options.kept().stream()
                .filter(name -> finder.named(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw finder.notInHeader("--columns asks for", missing);
        }
        Set<String> kept = options.kept().stream()
                .flatMap(name -> finder.named(name).stream())
                .collect(Collectors.toSet());
        return oneMmsi(header.stream().filter(kept::contains).toList(), place);
    }

    /** Refuses a second MMSI: a column that has the name of the output's MMSI, when another column was chosen for it. */
    private List<String> oneMmsi(List<String> kept, String place) {
        for (String name : kept) {
            if (name.equalsIgnoreCase(ColumnNames.MMSI) && mmsi.isPresent() && !name.equals(mmsi.get())) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the MMSI is in column '%s', and the input has a column '%s' too, which is what the output calls it; rename it, or name with --columns the columns to keep, without '%s'"
                                .formatted(place, mmsi.get(), name, name));
            }
        }
        return kept;
    }

    /** The names of all of them. */
    public List<String> names() {
        return Stream.concat(Stream.of(lon, lat), Stream.of(mmsi, time).flatMap(Optional::stream))
                .toList();
    }

    private record Finder(Feed feed, boolean bySynonym, List<String> header, List<String> nested, String place) {
        /** The column that the user named, else the feed's, else the one with a usual name; refused if several have one. */
        Optional<String> one(
                String what, String option, Optional<String> asked, Optional<String> ofFeed, List<String> usual) {
            if (asked.isPresent()) {
                return Optional.of(present(asked.get(), "--" + option + " asks for"));
            }
            List<String> candidates = bySynonym
                    ? header.stream()
                            .filter(name ->
                                    usual.contains(ColumnName.plain(name).toLowerCase(Locale.ROOT)))
                            .toList()
                    : List.of();
            if (candidates.size() > 1) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: columns %s could each be the %s; choose one with --%s"
                                .formatted(place, quoted(candidates), what, option));
            }
            if (ofFeed.isPresent()) {
                return Optional.of(present(ofFeed.get(), "feed " + nameOf(feed) + " has"));
            }
            return candidates.stream().findFirst();
        }

        private String present(String name, String whose) {
            return named(name).orElseThrow(() -> notInHeader(whose, List.of(name)));
        }

        UserError notInHeader(String whose, List<String> names) {
            return new UserError(
                    ExitCode.INPUT,
                    (names.size() == 1
                                    ? "%s: %s a column %s, which is not in the header %s"
                                    : "%s: %s columns %s, which are not in the header %s")
                            .formatted(place, whose, quoted(names), quoted(header)));
        }

        /** The column of exactly that name, else the only one that differs in case, quotes or a leading '# '. */
        private Optional<String> named(String name) {
            List<String> all =
                    Stream.concat(header.stream(), nested.stream()).distinct().toList();
            if (all.contains(name)) {
                return Optional.of(name);
            }
            String plain = ColumnName.plain(name);
            List<String> same = all.stream()
                    .filter(column -> ColumnName.plain(column).equalsIgnoreCase(plain))
                    .toList();
            return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
        }

        UserError missing(String what, String remedy) {
            return new UserError(
                    ExitCode.INPUT,
                    "%s: no %s in the header %s; name %s".formatted(place, what, quoted(header), remedy));
        }

        private static String quoted(List<String> names) {
            String joined = "'" + String.join("', '", names) + "'";
            return joined.length() <= 300 ? joined : joined.substring(0, 300) + "...";
        }

        private static String nameOf(Feed feed) {
            return feed.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
