package ais.geofence.options;

import static ais.geofence.config.Setting.choice;
import static ais.geofence.config.Setting.flag;
import static ais.geofence.config.Setting.instant;
import static ais.geofence.config.Setting.paths;
import static ais.geofence.config.Setting.single;
import static ais.geofence.config.Setting.text;

import ais.geofence.config.Lists;
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
import java.util.stream.Stream;
import org.apache.spark.network.util.JavaUtils;
import org.locationtech.jts.geom.Coordinate;

/** The one list of settings: a new setting is one constant here, and its place in the list of its command. */
public final class Keys {
    // Input
    public static final Setting<List<String>> POSITIONS = paths(
            "positions",
            "Files, folders or globs with positions: CSV, JSON lines or Parquet, on any Hadoop file system.");
    public static final Setting<List<String>> ZONES = paths(
            "zones",
            "Zone files (GeoJSON, CSV with WKT, GeoParquet), folders or globs; their order numbers the zones.");
    public static final Setting<Feed> FEED = choice(
            "feed", Feed.AUTO, Feed.class, "The feed the positions come from; auto finds the columns by their names.");
    public static final Setting<Optional<String>> LON_COLUMN =
            text("lon-column", "NAME", "The column with the longitude, where the feed does not tell.");
    public static final Setting<Optional<String>> LAT_COLUMN =
            text("lat-column", "NAME", "The column with the latitude, where the feed does not tell.");
    public static final Setting<Optional<String>> MMSI_COLUMN =
            text("mmsi-column", "NAME", "The column with the MMSI, where the feed does not tell.");
    public static final Setting<Optional<String>> TIME_COLUMN =
            text("time-column", "NAME", "The column with the time, where the feed does not tell.");
    public static final Setting<Optional<String>> TIME_FORMAT = text(
            "time-format",
            "PATTERN",
            "The pattern of the time (as of Spark's to_timestamp, with date, hour and minute), or 'unix' for seconds since 1970.");
    public static final Setting<Optional<String>> SEPARATOR = new Setting<>(
            "separator",
            "CHAR",
            Optional.empty(),
            Arity.ONE,
            Keys::separator,
            "What separates the columns of a CSV file: one character, or 'tab'.");
    public static final Setting<Optional<String>> ZONE_NAME =
            text("zone-name", "PROPERTY", "The property or column that names a zone, instead of 'name'.");
    public static final Setting<Boolean> FIX_ZONES =
            flag("fix-zones", "Repair invalid zones, and say what changed, instead of refusing them.");

    public static final Setting<Optional<Instant>> FROM =
            instant("from", "Tag positions from this time on: a date or an instant, UTC.");
    public static final Setting<Optional<Instant>> TO =
            instant("to", "Tag positions before this time: a date or an instant, UTC.");

    // Work
    public static final Setting<Long> MULTIPLY =
            new Setting<>("multiply", "N", 1L, Arity.ONE, Keys::copies, "How many copies of the positions are tagged.");
    public static final Setting<Engine> ENGINE =
            choice("engine", Engine.FUNCTION, Engine.class, "What finds the zone of a position.");
    public static final Setting<BoundaryRule> BOUNDARY = choice(
            "boundary",
            BoundaryRule.CONTAINS,
            BoundaryRule.class,
            "Whether a position on a zone's boundary is outside (contains) or inside (covers).");

    public static final Setting<Match> MATCH = choice(
            "match",
            Match.FIRST,
            Match.class,
            "Which of the zones that contain a position are its answer: the first, or all in order.");

    public static final Setting<Optional<Long>> GRID_MEMORY = new Setting<>(
            "grid-memory",
            "SIZE",
            Optional.empty(),
            Arity.ONE,
            Keys::size,
            "The memory that the grid over the zones may take, such as 512m; past it the grid gets coarser. Default: a quarter of an executor's heap.");

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
    public static final Setting<List<String>> PROPERTIES = new Setting<>(
            "properties",
            "KEY",
            List.of(),
            Arity.MANY,
            Keys::propertyKeys,
            "Properties of the zone to write too, each as a column of text with its name.");
    public static final Setting<PartitionBy> PARTITION_BY = choice(
            "partition-by",
            PartitionBy.AUTO,
            PartitionBy.class,
            "Lay the output out by the positions' day (UTC), in folders date=YYYY-MM-DD or by a table's column date; auto: a table whose rows have a time.");
    public static final Setting<Optional<String>> REJECTED =
            text("rejected", "PATH", "The folder to write rejected rows to, or 'none'; default: OUTPUT-rejected.");
    public static final Setting<Optional<Percentage>> FAIL_ABOVE_REJECTED = new Setting<>(
            "fail-above-rejected",
            "PERCENT%",
            Optional.empty(),
            Arity.ONE,
            texts -> Optional.of(Percentage.parse(single(texts))),
            "Publish nothing and end with exit code 6 if more than this share of the rows read is rejected.");
    public static final Setting<Boolean> OVERWRITE =
            flag("overwrite", "Replace an output that exists; of one laid out by date, the days that are tagged.");
    public static final Setting<Boolean> APPEND_NEW = flag(
            "append-new",
            "Tag only the files of --positions that are new since the last run, and add their rows to the output.");
    public static final Setting<Optional<String>> CHECKPOINT = text(
            "checkpoint",
            "PATH",
            "The folder where --append-new remembers the files whose rows a table has; of a folder it is OUTPUT/_checkpoint.");
    public static final Setting<Optional<String>> JSON =
            text("json", "FILE", "Also write the report as JSON to this file.");
    public static final Setting<Optional<String>> REPORT =
            text("report", "FILE.html", "Also write the report as a page with charts and maps to this file.");
    public static final Setting<Optional<String>> MANIFEST = text(
            "manifest",
            "FILE",
            "The file for the manifest of the run, its last act, on any Hadoop file system; default: OUTPUT/_manifest.json.");
    public static final Setting<Boolean> DRY_RUN =
            flag("dry-run", "Check settings, zones and the header of the input, print the plan, and write nothing.");

    /** What is read and how. */
    private static final List<Setting<?>> READING = List.of(
            POSITIONS,
            ZONES,
            FEED,
            LON_COLUMN,
            LAT_COLUMN,
            MMSI_COLUMN,
            TIME_COLUMN,
            TIME_FORMAT,
            SEPARATOR,
            ZONE_NAME,
            FIX_ZONES);

    /** The settings of {@code tag}, in the order in which help and conf/tag.properties list them. */
    public static final List<Setting<?>> TAG = both(
            READING,
            List.of(
                    FROM,
                    TO,
                    MULTIPLY,
                    ENGINE,
                    BOUNDARY,
                    MATCH,
                    GRID_MEMORY,
                    OUTPUT,
                    TABLE,
                    FORMAT,
                    PROPERTIES,
                    PARTITION_BY,
                    REJECTED,
                    FAIL_ABOVE_REJECTED,
                    OVERWRITE,
                    APPEND_NEW,
                    CHECKPOINT,
                    JSON,
                    REPORT,
                    MANIFEST,
                    DRY_RUN));

    // compare
    public static final Setting<Long> COPIES = new Setting<>(
            "multiply",
            "N",
            1024L,
            Arity.ONE,
            Keys::copies,
            "How many copies of the positions are tagged; sedona takes at most 16.");
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
            "The numbers of cores; where none is given, one and all.");
    public static final Setting<Boolean> ZONES_SWEEP =
            flag("zones-sweep", "Repeat with 10 and 100 times as many zones, and with as many times the vertices.");

    /** The settings of {@code compare}. */
    public static final List<Setting<?>> COMPARE =
            both(READING, List.of(COPIES, ENGINES, CORES, ZONES_SWEEP, BOUNDARY, GRID_MEMORY, JSON, REPORT));

    /** The position that {@code zones} answers for. */
    public static final Setting<Optional<Coordinate>> LOCATE = new Setting<>(
            "locate",
            "LON,LAT",
            Optional.empty(),
            Arity.ONE,
            Keys::position,
            "Answer for this position, degrees: all zones that contain it and the first.");

    /** The page that {@code zones} draws. */
    public static final Setting<Optional<String>> MAP = text(
            "map",
            "FILE.html",
            "Also draw the zones on a map, a page of HTML, and what is wrong with them where it is.");

    /** The settings of {@code zones}. */
    public static final List<Setting<?>> ZONES_COMMAND =
            List.of(ZONES, ZONE_NAME, FIX_ZONES, BOUNDARY, GRID_MEMORY, LOCATE, MAP);

    private Keys() {}

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

    private static List<String> propertyKeys(List<String> texts) {
        List<String> keys =
                texts.stream().flatMap(text -> Lists.split(text).stream()).toList();
        Set<String> seen = new HashSet<>();
        for (String key : keys) {
            if (!seen.add(key.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("'%s' is given twice (ignoring case); name it once".formatted(key));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("expected keys of properties, separated by commas");
        }
        return keys;
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
