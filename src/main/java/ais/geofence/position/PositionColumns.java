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
 * @param place the columns with longitude and latitude
 * @param mmsi the MMSI's column, if there is one
 * @param time the time's column, if there is one
 * @param speeds the columns with the speed over ground, of which a row has one; none if there is none, or the run does not need it
 * @param timeFormat the user's pattern of the time, or {@code unix} and the like for a number since 1970; empty for the feed's layout
 * @param unitsPerDegree what a coordinate is divided by to give degrees
 */
public record PositionColumns(
        Feed feed,
        PlaceColumns place,
        Optional<String> mmsi,
        Optional<String> time,
        List<String> speeds,
        Optional<String> timeFormat,
        double unitsPerDegree) {
    private static final List<String> LON_NAMES = List.of("lon", "long", "lng", "longitude");
    private static final List<String> LAT_NAMES = List.of("lat", "latitude");
    private static final List<String> GEOMETRY_NAMES = List.of("geometry", "geom", "wkb_geometry", "wkt", "the_geom");
    private static final List<String> MMSI_NAMES = List.of("mmsi", "ssvid", "userid", "user_id");
    private static final List<String> TIME_NAMES = List.of(
            "timestamp",
            "basedatetime",
            "base_date_time",
            "time",
            "datetime",
            "date_time_utc",
            "time_utc",
            "dt_pos_utc",
            "msgtime");
    private static final List<String> SPEED_NAMES =
            List.of("sog", "speed", "speed_over_ground", "speedoverground", "speed_knots");

    /** The object of a GeoJSON feature that holds everything but its geometry. */
    private static final String PROPERTIES = "properties.";

    /** The possible names of a longitude, in lower case; of a nested one, the last part of its path. */
    public static Set<String> longitudes(ColumnOptions options) {
        Set<String> names = new HashSet<>(LON_NAMES);
        options.lon()
                .ifPresent(name ->
                        names.add(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
        return names;
    }

    /** The names that a header is searched for, if the user names no column; those of speeds only if they are needed. */
    static List<String> usualNames(Feed feed, boolean withSpeed) {
        List<String> none = List.of();
        if (feed != Feed.AUTO) {
            return feed.headers().stream()
                    .flatMap(header -> Stream.of(header.names(), withSpeed ? header.speeds() : none))
                    .flatMap(List::stream)
                    .toList();
        }
        Stream<String> ofFeeds = Stream.of(Feed.values())
                .filter(known -> known != Feed.AUTO)
                .flatMap(known -> usualNames(known, withSpeed).stream());
        Stream<String> ofFeatures = Stream.of(MMSI_NAMES, TIME_NAMES, withSpeed ? SPEED_NAMES : none)
                .flatMap(List::stream)
                .map(PROPERTIES::concat);
        return Stream.concat(ofFeeds, ofFeatures).distinct().toList();
    }

    /**
     * Finds the columns in a header.
     *
     * @param options the feed and columns that the user asked for
     * @param withSpeed whether the speed is needed
     * @throws UserError (exit 4) if there is no column or more than one for longitude or latitude and none with points, more than one for
     *     MMSI, time or a speed that is needed, or a column that was asked for is missing
     */
    public static PositionColumns find(ColumnOptions options, boolean withSpeed, Header header) {
        List<String> names = header.all().stream().map(ColumnName::plain).toList();
        Feed feed = options.feed() == Feed.AUTO ? Feed.of(names).orElse(Feed.GENERIC) : options.feed();
        Optional<FeedHeader> own = feed.headerLike(names);
        Finder finder = new Finder(feed, options.feed() == Feed.AUTO, header);
        PlaceColumns place = finder.place(options, own.map(FeedHeader::place));
        boolean isFeature = place instanceof PointColumn;
        Optional<String> mmsi =
                finder.one("MMSI", "mmsi-column", options.mmsi(), own.flatMap(FeedHeader::mmsi), MMSI_NAMES, isFeature);
        Optional<String> time =
                finder.one("time", "time-column", options.time(), own.map(FeedHeader::time), TIME_NAMES, isFeature);
        List<String> speeds = withSpeed
                ? finder.speeds(options.speed(), own.map(FeedHeader::speeds).orElse(List.of()), isFeature)
                : List.of();
        double unitsPerDegree = place instanceof PointColumn ? 1 : feed.unitsPerDegree();
        return new PositionColumns(feed, place, mmsi, time, speeds, options.timeFormat(), unitsPerDegree);
    }

    /**
     * The columns that the rows keep, in the order of the header: those that were asked for, or all. Values within a nested column follow in their
     * order.
     *
     * @throws UserError (exit 4) if one is missing, or if one would be a second MMSI
     */
    public List<String> kept(ColumnOptions options, Header header) {
        if (options.kept().isEmpty()) {
            return oneMmsi(header.columns(), header.place());
        }
        Finder finder = new Finder(feed, false, header);
        List<String> missing = options.kept().stream()
                .filter(name -> finder.named(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw finder.notInHeader("--columns asks for", missing);
        }
        Set<String> kept = options.kept().stream()
                .flatMap(name -> finder.named(name).stream())
                .collect(Collectors.toSet());
        return oneMmsi(header.all().stream().filter(kept::contains).toList(), header.place());
    }

    /** Refuses a second MMSI: a column that has the name of the output's MMSI, when another column was chosen for it. */
    private List<String> oneMmsi(List<String> kept, String file) {
        for (String name : kept) {
            if (name.equalsIgnoreCase(ColumnNames.MMSI) && mmsi.isPresent() && !name.equals(mmsi.get())) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the MMSI is in column '%s', and the input has a column '%s' too, which is what the output calls it; rename it, or name with --columns the columns to keep, without '%s'"
                                .formatted(file, mmsi.get(), name, name));
            }
        }
        return kept;
    }

    /** The names of all of them. */
    public List<String> names() {
        return with(place.names());
    }

    /** Those of them whose bytes are text, although the writer of the file did not mark them as text. */
    public List<String> textNames() {
        return with(place.textNames());
    }

    private List<String> with(List<String> ofPlace) {
        return Stream.of(ofPlace, mmsi.stream().toList(), time.stream().toList(), speeds)
                .flatMap(List::stream)
                .toList();
    }

    private record Finder(Feed feed, boolean bySynonym, Header header) {
        /** Longitude and latitude, else points. */
        PlaceColumns place(ColumnOptions options, Optional<PlaceColumns> ofFeed) {
            if (options.geometry().isPresent()) {
                return new PointColumn(present(options.geometry().get(), "--geometry-column asks for"));
            }
            Optional<LonLatColumns> both =
                    ofFeed.filter(LonLatColumns.class::isInstance).map(LonLatColumns.class::cast);
            Optional<String> lon =
                    one("longitude", "lon-column", options.lon(), both.map(LonLatColumns::lon), LON_NAMES, false);
            Optional<String> lat =
                    one("latitude", "lat-column", options.lat(), both.map(LonLatColumns::lat), LAT_NAMES, false);
            if (lon.isPresent() && lat.isPresent()) {
                return new LonLatColumns(lon.get(), different(lon.get(), lat.get()));
            }
            Optional<String> points = options.lon().or(options::lat).isPresent()
                    ? Optional.empty()
                    : points(ofFeed.filter(PointColumn.class::isInstance).map(PointColumn.class::cast));
            return points.map(PointColumn::new).orElseThrow(() -> missing(lon, lat));
        }

        /** The column of the feed's points, else the one that the file calls its geometry, else the one with a usual name. */
        private Optional<String> points(Optional<PointColumn> ofFeed) {
            return header.geometry()
                    .filter(name -> bySynonym)
                    .or(() -> one(
                            "geometry",
                            "geometry-column",
                            Optional.empty(),
                            ofFeed.map(PointColumn::name),
                            GEOMETRY_NAMES,
                            false));
        }

        /** The columns with speeds: the one that the user named, else those of the feed that are there, else the one with a usual name. */
        List<String> speeds(Optional<String> asked, List<String> ofFeed, boolean isFeature) {
            List<String> there =
                    ofFeed.stream().flatMap(name -> named(name).stream()).toList();
            Optional<String> one =
                    one("speed", "speed-column", asked, there.stream().findFirst(), SPEED_NAMES, isFeature);
            return asked.isPresent() || there.isEmpty() ? one.stream().toList() : there;
        }

        private String different(String lon, String lat) {
            if (lon.equals(lat)) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: column '%s' can't be longitude and latitude; set --lon-column and --lat-column"
                                .formatted(header.place(), lon));
            }
            return lat;
        }

        /**
         * The column that the user named, else the feed's, else the one with a usual name; refused if several have one.
         *
         * @param isFeature whether a value in the properties of a feature may be meant, if no column has such a name
         */
        Optional<String> one(
                String what,
                String option,
                Optional<String> asked,
                Optional<String> ofFeed,
                List<String> usual,
                boolean isFeature) {
            if (asked.isPresent()) {
                return Optional.of(present(asked.get(), "--" + option + " asks for"));
            }
            List<String> candidates = candidates(header.columns(), "", usual);
            if (candidates.isEmpty() && isFeature && ofFeed.isEmpty()) {
                candidates = candidates(header.nested(), PROPERTIES, usual);
            }
            if (candidates.size() > 1) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: columns %s could each be the %s; choose one with --%s"
                                .formatted(header.place(), quoted(candidates), what, option));
            }
            if (ofFeed.isPresent()) {
                return Optional.of(present(ofFeed.get(), "feed " + nameOf(feed) + " has"));
            }
            return candidates.stream().findFirst();
        }

        private List<String> candidates(List<String> names, String prefix, List<String> usual) {
            return names.stream()
                    .filter(name -> bySynonym)
                    .filter(name -> name.startsWith(prefix))
                    .filter(name -> usual.contains(
                            ColumnName.plain(name.substring(prefix.length())).toLowerCase(Locale.ROOT)))
                    .toList();
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
                            .formatted(header.place(), whose, quoted(names), quoted(header.columns())));
        }

        /** The column of exactly that name, else the only one that differs in case, quotes or a leading '# '. */
        private Optional<String> named(String name) {
            if (header.all().contains(name)) {
                return Optional.of(name);
            }
            String plain = ColumnName.plain(name);
            List<String> same = header.all().stream()
                    .filter(column -> ColumnName.plain(column).equalsIgnoreCase(plain))
                    .toList();
            return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
        }

        private UserError missing(Optional<String> lon, Optional<String> lat) {
            String what = lon.or(() -> lat).isEmpty()
                    ? "no columns for the longitude and the latitude"
                    : "no column for the " + (lon.isEmpty() ? "longitude" : "latitude");
            String remedy = lon.or(() -> lat).isEmpty()
                    ? "them with --lon-column and --lat-column, or a column of points with --geometry-column"
                    : "it with " + (lon.isEmpty() ? "--lon-column" : "--lat-column");
            return new UserError(
                    ExitCode.INPUT,
                    "%s: %s in the header %s; name %s"
                            .formatted(header.place(), what, quoted(header.columns()), remedy));
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
