package ais.geofence.options;

import static ais.geofence.config.Setting.choice;
import static ais.geofence.config.Setting.flag;
import static ais.geofence.config.Setting.instant;
import static ais.geofence.config.Setting.paths;
import static ais.geofence.config.Setting.single;
import static ais.geofence.config.Setting.text;

import ais.geofence.config.Amount;
import ais.geofence.config.Lists;
import ais.geofence.config.PerLayer;
import ais.geofence.config.Percentage;
import ais.geofence.config.Setting;
import ais.geofence.config.Setting.Arity;
import ais.geofence.output.OutputFormat;
import ais.geofence.output.PartitionBy;
import ais.geofence.position.Feed;
import ais.geofence.tag.Engine;
import ais.geofence.tag.Match;
import ais.geofence.zone.BoundaryRule;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.network.util.JavaUtils;
import org.locationtech.jts.geom.Coordinate;

/** The one list of settings: a new setting is one constant here, and its place in the list of its command. */
public final class Keys {
    /** The widest margin around a zone, in metres. */
    private static final double MOST_METRES = 100_000;

    // Input
    public static final Setting<List<String>> POSITIONS = paths(
            "positions",
            "Files, folders or globs with positions: CSV, JSON lines or Parquet, on any Hadoop file system.");
    public static final Setting<List<String>> ZONES = paths(
            "zones",
            "Zone files (GeoJSON, GeoPackage, shapefile, KML, FlatGeobuf, CSV with WKT, GeoParquet), folders or globs; their order numbers the zones. NAME=PATH makes a layer with columns of its own.");
    public static final Setting<Feed> FEED = choice(
            "feed", Feed.AUTO, Feed.class, "The feed the positions come from; auto finds the columns by their names.");
    public static final Setting<Optional<String>> LON_COLUMN =
            text("lon-column", "NAME", "The column with the longitude, if the feed does not name it.");
    public static final Setting<Optional<String>> LAT_COLUMN =
            text("lat-column", "NAME", "The column with the latitude, if the feed does not name it.");
    public static final Setting<Optional<String>> GEOMETRY_COLUMN = text(
            "geometry-column",
            "NAME",
            "The column with points (WKB, WKT, GeoJSON), instead of longitude and latitude.");
    public static final Setting<Optional<String>> MMSI_COLUMN =
            text("mmsi-column", "NAME", "The column with the MMSI, if the feed does not name it.");
    public static final Setting<Optional<String>> TIME_COLUMN =
            text("time-column", "NAME", "The column with the time, if the feed does not name it.");
    public static final Setting<Optional<String>> TIME_FORMAT = text(
            "time-format",
            "PATTERN",
            "The pattern of the time (as of Spark's to_timestamp, with date, hour and minute); or unix, unix-ms, unix-us or unix-ns for seconds, milli-, micro- or nanoseconds since 1970.");
    public static final Setting<Optional<String>> SPEED_COLUMN = text(
            "speed-column", "NAME", "The column with the speed over ground in knots, if the feed does not name it.");
    public static final Setting<Optional<String>> SEPARATOR = new Setting<>(
            "separator",
            "CHAR",
            Optional.empty(),
            Arity.ONE,
            Keys::separator,
            "The separator of a CSV file's columns: one character, or 'tab'.");
    public static final Setting<PerLayer<Optional<String>>> ZONE_NAME = text(
                    "zone-name", "PROPERTY", "The property or column that names a zone, instead of 'name'.")
            .perLayer();
    public static final Setting<PerLayer<Optional<String>>> ZONE_LAYER = text(
                    "zone-layer", "NAME", "The layer of a GeoPackage that has the zones, if it has several.")
            .perLayer();
    public static final Setting<PerLayer<Boolean>> FIX_ZONES = flag(
                    "fix-zones", "Repair invalid zones and report what changed, instead of refusing them.")
            .perLayer();
    public static final Setting<PerLayer<Optional<String>>> VALID_FROM = text(
                    "valid-from",
                    "PROPERTY",
                    "The property or column with the date or instant (UTC) from which a zone is valid; an empty value is no limit.")
            .perLayer();
    public static final Setting<PerLayer<Optional<String>>> VALID_TO = text(
                    "valid-to",
                    "PROPERTY",
                    "The property or column with the date or instant (UTC) before which a zone is valid; an empty value is no limit.")
            .perLayer();

    public static final Setting<Optional<Instant>> FROM =
            instant("from", "Take positions from this time on: a date or an instant, UTC.");
    public static final Setting<Optional<Instant>> TO =
            instant("to", "Take positions before this time: a date or an instant, UTC.");

    // Work
    public static final Setting<Long> MULTIPLY = new Setting<>(
            "multiply", "N", 1L, Arity.ONE, Keys::copies, "The number of copies of the positions to tag.");
    public static final Setting<Engine> ENGINE =
            choice("engine", Engine.FUNCTION, Engine.class, "The engine that finds the zones of a position.");
    public static final Setting<PerLayer<BoundaryRule>> BOUNDARY = choice(
                    "boundary",
                    BoundaryRule.CONTAINS,
                    BoundaryRule.class,
                    "Whether a position on a zone's boundary is outside (contains) or inside (covers).")
            .perLayer();

    public static final Setting<PerLayer<Match>> MATCH = choice(
                    "match",
                    Match.FIRST,
                    Match.class,
                    "Which zones a position gets: the first that contains it, or all in order.")
            .perLayer();

    public static final Setting<Optional<Long>> GRID_MEMORY = new Setting<>(
            "grid-memory",
            "SIZE",
            Optional.empty(),
            Arity.ONE,
            Keys::size,
            "The most memory for the grid over the zones, such as 512m; a smaller grid is coarser and slower. Default: a quarter of an executor's heap.");

    // Output
    public static final Setting<Optional<String>> OUTPUT =
            text("output", "PATH", "The folder to write the tagged rows to; without it only the counts are printed.");
    public static final Setting<Optional<String>> TABLE = text(
            "table",
            "CATALOG.DB.TABLE",
            "The Apache Iceberg table to write the tagged rows to, with --format iceberg.");
    public static final Setting<OutputFormat> FORMAT = choice(
            "format",
            OutputFormat.PARQUET,
            OutputFormat.class,
            "The format of the output and of the rejected rows (of a table: Parquet).");
    public static final Setting<List<String>> COLUMNS = new Setting<>(
            "columns",
            "NAME",
            List.of(),
            Arity.MANY,
            texts -> names(texts, "expected names of columns, separated by commas"),
            "The input's columns that the output keeps, in the order of the input. Default: all.");
    public static final Setting<PerLayer<List<String>>> PROPERTIES = new Setting<List<String>>(
                    "properties",
                    "KEY",
                    List.of(),
                    Arity.MANY,
                    texts -> names(texts, "expected keys of properties, separated by commas"),
                    "Properties of the zones to write, each as a text column of its name.")
            .perLayer();
    public static final Setting<PartitionBy> PARTITION_BY = choice(
            "partition-by",
            PartitionBy.AUTO,
            PartitionBy.class,
            "Lay the output out by day (UTC): in folders date=YYYY-MM-DD, or by a table's column date; auto: only a table whose rows have a time.");
    public static final Setting<Optional<String>> REJECTED =
            text("rejected", "PATH", "The folder to write rejected rows to, or 'none'. Default: OUTPUT-rejected.");
    public static final Setting<Optional<Percentage>> FAIL_ABOVE_REJECTED = new Setting<>(
            "fail-above-rejected",
            "PERCENT%",
            Optional.empty(),
            Arity.ONE,
            texts -> Optional.of(Percentage.parse(single(texts))),
            "Publish nothing and end with exit code 6 if more than this share of the rows read is rejected.");
    public static final Setting<Boolean> OVERWRITE =
            flag("overwrite", "Replace an existing output; in one laid out by date, only the days that are tagged.");
    public static final Setting<Boolean> APPEND_NEW = flag(
            "append-new",
            "Tag only the files of --positions that are new since the last run, and add their rows to the output.");
    public static final Setting<Optional<String>> CHECKPOINT = text(
            "checkpoint",
            "PATH",
            "The folder where --append-new records which files a table has; for an output folder it is OUTPUT/_checkpoint.");
    public static final Setting<Optional<String>> JSON =
            text("json", "FILE", "Also write the report as JSON to this file.");
    public static final Setting<Optional<String>> REPORT =
            text("report", "FILE.html", "Also write the report as a page with charts and maps to this file.");
    public static final Setting<Optional<String>> MANIFEST = text(
            "manifest",
            "FILE",
            "The file for the manifest, which the run writes last, on any Hadoop file system. Default: OUTPUT/_manifest.json.");
    public static final Setting<Boolean> DRY_RUN =
            flag("dry-run", "Check settings, zones and the header of the input, print the plan, and write nothing.");

    private static final List<Setting<?>> POSITION_FILES = List.of(
            POSITIONS, FEED, LON_COLUMN, LAT_COLUMN, GEOMETRY_COLUMN, MMSI_COLUMN, TIME_COLUMN, TIME_FORMAT, SEPARATOR);

    private static final Setting.Group ZONE_FILES =
            new Setting.Group("Zones", List.of(ZONES, ZONE_LAYER, ZONE_NAME, FIX_ZONES, VALID_FROM, VALID_TO));

    private static final Setting.Group RUN_REPORTS = new Setting.Group("Reports", List.of(JSON, REPORT, MANIFEST));
    private static final Setting.Group RUNNING = new Setting.Group("Running", List.of(DRY_RUN));

    /** The settings of {@code tag}, in the order in which help and conf/tag.properties list them. */
    public static final List<Setting.Group> TAG_GROUPS = List.of(
            new Setting.Group("Input", both(POSITION_FILES, List.of(FROM, TO, MULTIPLY))),
            ZONE_FILES,
            new Setting.Group("Tagging", List.of(ENGINE, BOUNDARY, MATCH, GRID_MEMORY)),
            new Setting.Group(
                    "Output",
                    List.of(
                            OUTPUT,
                            TABLE,
                            FORMAT,
                            COLUMNS,
                            PROPERTIES,
                            PARTITION_BY,
                            REJECTED,
                            FAIL_ABOVE_REJECTED,
                            OVERWRITE,
                            APPEND_NEW,
                            CHECKPOINT)),
            RUN_REPORTS,
            RUNNING);

    public static final List<Setting<?>> TAG = Setting.all(TAG_GROUPS);

    // visits
    public static final Setting<Amount> LEAVE_AFTER = amount(
            "leave-after",
            "TIME",
            "0",
            Amount::time,
            "A stay outside that is shorter does not end a visit, such as 30m or 1h30m.");
    public static final Setting<Amount> GAP =
            amount("gap", "TIME", "4h", Keys::gap, "A longer time without a position ends a visit.");
    public static final Setting<Amount> EXIT_MARGIN = amount(
            "exit-margin",
            "DISTANCE",
            "0",
            Keys::margin,
            "A position outside and no further than this from the zone neither begins nor ends a visit, such as 1km.");
    public static final Setting<Amount> MIN_DURATION = amount(
            "min-duration",
            "TIME",
            "0",
            Amount::time,
            "Leave out visits that ended and were shorter; they are counted.");
    public static final Setting<Optional<Amount>> MAX_SPEED = new Setting<>(
            "max-speed",
            "SPEED",
            Optional.empty(),
            Arity.ONE,
            texts -> Optional.of(speed(single(texts))),
            "End a visit where the ship would have been faster than this to its next position, such as 60kn: two ships have its MMSI.");
    public static final Setting<Amount> STOP_BELOW =
            amount("stop-below", "SPEED", "0.2kn", Amount::speed, "A ship at this speed or below has stopped.");
    public static final Setting<Amount> MOVE_FROM = amount(
            "move-from", "SPEED", "0.5kn", Keys::speed, "A ship that has stopped moves again from this speed on.");
    public static final Setting<Optional<String>> STATE = text(
            "state",
            "PATH",
            "The folder for what the next day goes on with, where visits are laid out by day. Default: OUTPUT-state. A table needs it.");

    /** The rules by which visits begin and end: a state is made for the same ones. */
    public static final List<Setting<?>> VISIT_RULES =
            List.of(LEAVE_AFTER, GAP, EXIT_MARGIN, MIN_DURATION, MAX_SPEED, STOP_BELOW, MOVE_FROM);

    /** The settings of {@code visits}. */
    public static final List<Setting.Group> VISITS_GROUPS = List.of(
            new Setting.Group("Input", both(POSITION_FILES, List.of(SPEED_COLUMN, FROM, TO))),
            ZONE_FILES,
            new Setting.Group("Tagging", List.of(ENGINE, BOUNDARY, GRID_MEMORY)),
            new Setting.Group("Visits", VISIT_RULES),
            new Setting.Group(
                    "Output",
                    List.of(
                            OUTPUT,
                            TABLE,
                            FORMAT,
                            PROPERTIES,
                            PARTITION_BY,
                            STATE,
                            REJECTED,
                            FAIL_ABOVE_REJECTED,
                            OVERWRITE)),
            RUN_REPORTS,
            RUNNING);

    // compare
    public static final Setting<Long> COPIES = new Setting<>(
            "multiply",
            "N",
            1024L,
            Arity.ONE,
            Keys::copies,
            "The number of copies of the positions to tag; sedona takes at most 16.");
    public static final Setting<List<Engine>> ENGINES = new Setting<>(
            "engines",
            "ENGINE,...",
            List.of(Engine.values()),
            Arity.MANY,
            texts -> items(texts, ENGINE),
            "The engines to compare.");
    public static final Setting<List<Long>> CORES = new Setting<>(
            "cores",
            "N,...",
            List.of(),
            Arity.MANY,
            Keys::cores,
            "The numbers of cores to compare. Default: one, and all.");
    public static final Setting<Boolean> ZONES_SWEEP =
            flag("zones-sweep", "Repeat with 10 and 100 times as many zones, and with as many times the vertices.");

    /** The settings of {@code compare}. */
    public static final List<Setting.Group> COMPARE_GROUPS = List.of(
            new Setting.Group("Input", both(POSITION_FILES, List.of(COPIES))),
            ZONE_FILES,
            new Setting.Group("Comparison", List.of(ENGINES, CORES, ZONES_SWEEP, BOUNDARY, GRID_MEMORY)),
            new Setting.Group("Reports", List.of(JSON, REPORT)));

    public static final List<Setting<?>> COMPARE = Setting.all(COMPARE_GROUPS);

    /** The position that {@code zones} answers for. */
    public static final Setting<Optional<Coordinate>> LOCATE = new Setting<>(
            "locate",
            "LON,LAT",
            Optional.empty(),
            Arity.ONE,
            Keys::position,
            "Print the zones that contain this position (degrees).");

    /** The page that {@code zones} draws. */
    public static final Setting<Optional<String>> MAP =
            text("map", "FILE.html", "Also draw the zones and their errors on a map, a page of HTML.");

    /** The settings of {@code zones}. */
    public static final List<Setting.Group> ZONES_GROUPS = List.of(
            ZONE_FILES,
            new Setting.Group("Look-up", List.of(LOCATE, BOUNDARY, GRID_MEMORY)),
            new Setting.Group("Reports", List.of(MAP)));

    private Keys() {}

    private static Setting<Amount> amount(
            String key, String label, String value, Function<String, Amount> parser, String description) {
        return new Setting<>(
                key, label, parser.apply(value), Arity.ONE, texts -> parser.apply(single(texts)), description);
    }

    private static Amount gap(String text) {
        return above0(Amount.time(text), "expected a time above 0, such as 4h");
    }

    private static Amount speed(String text) {
        return above0(Amount.speed(text), "expected a speed above 0, such as 60kn");
    }

    private static Amount above0(Amount amount, String expected) {
        if (amount.value() <= 0) {
            throw new IllegalArgumentException(expected);
        }
        return amount;
    }

    private static Amount margin(String text) {
        Amount margin = Amount.distance(text);
        if (margin.value() > MOST_METRES) {
            throw new IllegalArgumentException("expected a distance of 100km at most");
        }
        return margin;
    }

    private static long copies(List<String> texts) {
        String expected = "expected a whole number from 1 to 1000000000";
        try {
            long copies = Long.parseLong(single(texts));
            if (copies >= 1 && copies <= 1_000_000_000L) {
                return copies;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }

    private static Optional<Coordinate> position(List<String> texts) {
        String expected = "expected LON,LAT in degrees, longitude first, such as 103.75,1.2";
        String[] parts = single(texts).split(",", -1);
        try {
            Coordinate position = new Coordinate(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            if (parts.length == 2 && Math.abs(position.x) <= 180 && Math.abs(position.y) <= 90) {
                return Optional.of(position);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }

    private static Optional<Long> size(List<String> texts) {
        String expected = "expected a size above 0, such as 512m or 2g";
        try {
            long bytes = JavaUtils.byteStringAsBytes(single(texts));
            if (bytes > 0) {
                return Optional.of(bytes);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }

    private static List<Setting<?>> both(List<Setting<?>> first, List<Setting<?>> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static <T> List<T> items(List<String> texts, Setting<T> item) {
        return texts.stream()
                .flatMap(text -> Lists.split(text).stream())
                .map(text -> item.parse(List.of(text)))
                .distinct()
                .toList();
    }

    private static List<String> names(List<String> texts, String expected) {
        List<String> names =
                texts.stream().flatMap(text -> Lists.split(text).stream()).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("'%s' is given twice (ignoring case); name it once".formatted(name));
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(expected);
        }
        return names;
    }

    private static List<Long> cores(List<String> texts) {
        return items(texts, MULTIPLY);
    }

    private static Optional<String> separator(List<String> texts) {
        String text = single(texts);
        if (text.equals("tab") || text.equals("\t")) {
            return Optional.of("\t");
        }
        if (text.length() != 1 || text.charAt(0) > 126 || text.equals("\"") || text.isBlank()) {
            throw new IllegalArgumentException("expected one character other than a quote or blank, or 'tab'");
        }
        return Optional.of(text);
    }
}
