package ais.geofence.position.read;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.Header;
import ais.geofence.position.InputSample;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionColumns;
import ais.geofence.position.PositionParser;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.position.SpeedColumn;
import ais.geofence.position.TimeColumn;
import ais.geofence.position.TimeRequirements;
import ais.geofence.position.UnreadTexts;
import ais.geofence.position.file.CsvHeader;
import ais.geofence.position.file.InputPlan;
import ais.geofence.position.file.PositionFormat;
import ais.geofence.position.file.StrictReader;
import ais.geofence.spark.BinCounter;
import ais.geofence.spark.ColumnNames;
import ais.geofence.spark.Columns;
import ais.geofence.spark.CountRows;
import ais.geofence.spark.Invocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads positions from files of any feed as a DataFrame. */
public final class PositionReader {
    private static final String REJECT = Columns.OWN + "reject";
    private static final String RECORD = Columns.OWN + "record";
    private static final String POSITION = Columns.OWN + "position";
    private static final String TIME = Positions.TIME;

    /** Not a bin of the counts: a row without a verdict fails the run, so that it is not lost. */
    private static final Column UNJUDGED = lit(-1);

    private final SparkSession spark;
    private final ColumnOptions options;
    private final TimeRequirements timeRequirements;

    /** Reads positions regardless of their time. */
    public PositionReader(SparkSession spark, ColumnOptions options) {
        this(spark, options, TimeRequirements.NONE);
    }

    public PositionReader(SparkSession spark, ColumnOptions options, TimeRequirements timeRequirements) {
        this.spark = spark;
        this.options = options;
        this.timeRequirements = timeRequirements;
    }

    /**
     * Finds the files and their header; reads no rows yet.
     *
     * @param paths files, folders or globs
     * @param copies how many of the table are going to be used
     * @throws UserError (exit 4) if there is no readable input; (exit 2) if the run needs the time or the MMSI and the input has none
     */
    public Positions read(List<String> paths, Copies copies) {
        Configuration configuration = spark.sessionState().newHadoopConf();
        return readFiles(new FileFinder(configuration, ExitCode.INPUT).find(paths), copies);
    }

    /**
     * Finds the header of files; reads no rows yet.
     *
     * @throws UserError as {@link #read(List, Copies)}
     */
    public Positions readFiles(List<FoundFile> files, Copies copies) {
        Configuration configuration = spark.sessionState().newHadoopConf();
        InputPlan plan = InputPlan.of(files, options, configuration);
        String place = files.get(0).name();
        boolean spread = copies.needSpreadRows(spark, plan.bytes());
        try {
            return positions(plan, records(plan, spread), place);
        } catch (Exception e) {
            if (e instanceof AnalysisException) { // Scala throws checked exceptions undeclared
                throw new UserError(ExitCode.INPUT, "%s: can't be read (%s)".formatted(place, Reason.of(e)), e);
            }
            throw e;
        }
    }

    private RawRows records(InputPlan plan, boolean spread) {
        return switch (plan.format()) {
            case CSV -> {
                CsvHeader header = Objects.requireNonNull(plan.csvHeader());
                yield new TextRowReader(spark, plan, spread).csv(header, neededOf(header.names(), List.of(), plan));
            }
            case JSON_LINES -> {
                TextRowReader text = new TextRowReader(spark, plan, spread);
                JsonKeys keys = text.jsonKeys(options.paths(timeRequirements.visits()));
                yield text.json(keys.only(neededOf(keys.names(), keys.nested(), plan), placeOf(plan)));
            }
            case PARQUET -> new ParquetRowReader(spark, plan).read(options.paths(timeRequirements.visits()));
        };
    }

    /** The columns that the rows keep or that hold a part of the position. */
    private Set<String> neededOf(List<String> names, List<String> nested, InputPlan plan) {
        List<String> columns =
                Stream.concat(names.stream(), plan.folders().names().stream()).toList();
        Header header = new Header(columns, nested, Optional.empty(), placeOf(plan));
        PositionColumns found = PositionColumns.find(options, timeRequirements.visits(), header);
        Set<String> needed = new HashSet<>(kept(found, header));
        needed.addAll(found.names());
        return needed;
    }

    /** The columns that the rows keep; to follow ships, none but the MMSI is kept. */
    private List<String> kept(PositionColumns found, Header header) {
        return timeRequirements.visits() ? found.mmsi().stream().toList() : found.kept(options, header);
    }

    /** The file that messages name. */
    private static String placeOf(InputPlan plan) {
        return plan.files().get(0).name();
    }

    private Positions positions(InputPlan plan, RawRows records, String place) {
        PositionColumns columns = PositionColumns.find(options, timeRequirements.visits(), records.header(place));
        records.geometries().requireReadable(columns.place().names());
        return positions(plan, records.withText(columns.textNames()), columns, place);
    }

    private Positions positions(InputPlan plan, RawRows records, PositionColumns columns, String place) {
        StructType schema = records.columns();
        TimeRequirements required = timeRequirements.forInput(columns.time().isPresent());
        requireColumns(columns, required, place);
        List<String> names = inputColumns(kept(columns, records.header(place)), required, plan, place);
        boolean timed = columns.time().isPresent();
        names.forEach(name -> requireUnreserved(name, timed, plan, place));

        UnreadTexts unread = UnreadTexts.register(spark.sparkContext());
        TimeColumn time = new TimeColumn(columns, schema, unread);
        if (required.isColumnRequired()) {
            time.requireTimes(place);
        }
        Map<String, Column> found = new LinkedHashMap<>();
        InputSample sample = new InputSample();
        spark.sparkContext().register(sample);
        PositionParser parser = new PositionParser(columns.unitsPerDegree(), sample, unread);
        found.put(POSITION, columns.place().position(schema, parser));
        if (timed) {
            found.put(TIME, time.timestamp());
        }
        Dataset<Row> judged =
                records.rows().withColumns(found).withColumn(REJECT, verdict(records.malformed(), required));

        BinCounter counts = BinCounter.register(spark.sparkContext(), "rows read", labels());
        BinCounter rejectedCounts = BinCounter.register(spark.sparkContext(), "rows rejected", labels());
        Column counted = Invocation.nonDeterministic(
                new CountRows(counts, 0), DataTypes.IntegerType, coalesce(col(REJECT), UNJUDGED));
        Column valid = parsed(PositionParser.STATUS).leq(PositionStatus.ZERO.ordinal());
        Map<String, String> numbers =
                columns.unitsPerDegree() == 1 ? columns.place().numbersInText(schema) : Map.of();
        List<Column> kept = new ArrayList<>();
        Stream.concat(names.stream(), columns.mmsi().filter(mmsi -> !names.contains(mmsi)).stream())
                .map(name -> inputColumn(schema.apply(name), numbers, columns))
                .forEach(kept::add);
        kept.add(when(valid, parsed(PositionParser.LON)).as(Positions.LON));
        kept.add(when(valid, parsed(PositionParser.LAT)).as(Positions.LAT));
        kept.add(RowFlags.of(
                        parsed(PositionParser.STATUS),
                        mmsiKind(columns, schema, plan.format()),
                        timed ? TimeColumn.flag(col(TIME)) : lit(RowFlags.Time.NONE.ordinal()))
                .as(Positions.FLAGS));
        if (timed) {
            kept.add(col(TIME));
        }
        kept.add(columns.mmsi()
                .map(name -> MmsiKind.station(schema.apply(name), plan.format() == PositionFormat.JSON_LINES))
                .orElse(lit(MmsiKind.NO_STATION))
                .as(Positions.STATION));
        kept.add((timed ? TimeColumn.second(col(TIME)) : lit(-1L)).as(Positions.SECOND));
        if (!columns.speeds().isEmpty()) {
            kept.add(SpeedColumn.knots(columns, schema, place).as(Positions.SPEED));
        }
        if (required.day()) {
            kept.add(to_date(col(TIME)).as(Positions.DAY));
        }
        Dataset<Row> rows =
                judged.filter(counted.equalTo(RejectReason.NONE.ordinal())).select(kept.toArray(Column[]::new));
        return new Positions(
                rows,
                rejected(judged, records.record(), rejectedCounts),
                columns,
                Optional.ofNullable(plan.csvHeader()).flatMap(CsvHeader::marked),
                names,
                names.stream().filter(plan::isOptional).toList(),
                counts,
                rejectedCounts,
                sample,
                unread,
                plan.files(),
                plan.bytes(),
                records.inputPartitions(),
                records.spreadOver(),
                plan.passedOver(),
                columns.place().names().stream().anyMatch(records.geometries().etrs89()::contains));
    }

    private static void requireColumns(PositionColumns columns, TimeRequirements required, String place) {
        if (required.visits() && columns.mmsi().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "%s: visits need the MMSI of the ships; name its column with --mmsi-column".formatted(place));
        }
        if (required.isColumnRequired() && columns.time().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "%s: %s need the time of the positions; name its column with --time-column"
                            .formatted(place, required.neededBy()));
        }
    }

    private static void requireUnreserved(String name, boolean timed, InputPlan plan, String place) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean reserved = ColumnNames.RESERVED.contains(lower) || (timed && lower.equals(ColumnNames.POSITION_TIME));
        if (!reserved && !lower.startsWith(Columns.OWN)) {
            return;
        }
        throw plan.folders().has(name)
                ? plan.folders().refused(name, "a name that tagging needs")
                : new UserError(
                        ExitCode.INPUT,
                        "%s: the input has a column '%s', a name that tagging needs; rename it or leave it out"
                                .formatted(place, name));
    }

    /** The names of the input's columns that are kept. The day of a position replaces a folder's date. */
    private static List<String> inputColumns(
            List<String> kept, TimeRequirements required, InputPlan plan, String place) {
        List<String> names = new ArrayList<>(kept);
        if (required.day()) {
            for (String name : kept) {
                if (name.equalsIgnoreCase(ColumnNames.DATE)) {
                    if (!plan.folders().has(name)) {
                        throw new UserError(
                                ExitCode.USAGE,
                                "%s: the input has a column '%s', the name that --partition-by date gives to the day; rename it, leave it out, or choose --partition-by none"
                                        .formatted(place, name));
                    }
                    names.remove(name);
                }
            }
        }
        return names;
    }

    /** Where a row is counted: the ordinal of its {@link RejectReason}, or outside the time range. */
    private static Column verdict(Column malformed, TimeRequirements required) {
        Column ofPosition = parsed(PositionParser.REJECT);
        Column verdict = when(malformed.gt(RejectReason.NONE.ordinal()), malformed);
        if (!required.isTimeRequired()) {
            return verdict.otherwise(ofPosition);
        }
        return verdict.when(required.range().excludes(col(TIME)), lit(Positions.OUTSIDE_RANGE))
                .when(ofPosition.gt(RejectReason.NONE.ordinal()), ofPosition)
                .when(col(TIME).isNull(), lit(RejectReason.UNREADABLE_TIME.ordinal()))
                .otherwise(lit(RejectReason.NONE.ordinal()));
    }

    private static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (RejectReason reason : RejectReason.values()) {
            labels.add(reason == RejectReason.NONE ? "well_formed" : "rejected as " + reason.text());
        }
        labels.add("outside_range");
        return labels;
    }

    private static Column parsed(String field) {
        return col(POSITION).getField(field);
    }

    /**
     * A column of the input as it is kept: a longitude or latitude in text becomes a number, an MMSI becomes text.
     *
     * @param numbers the columns that become numbers, with the fields that hold these
     */
    private static Column inputColumn(StructField field, Map<String, String> numbers, PositionColumns columns) {
        String name = field.name();
        if (numbers.containsKey(name)) {
            return parsed(numbers.get(name)).as(name);
        }
        boolean isMmsi = name.equalsIgnoreCase(ColumnNames.MMSI)
                || columns.mmsi().filter(name::equals).isPresent();
        return isMmsi ? MmsiKind.text(field).as(name) : Columns.named(name);
    }

    private static Column mmsiKind(PositionColumns columns, StructType schema, PositionFormat format) {
        return columns.mmsi()
                .map(name -> MmsiKind.ordinal(schema.apply(name), format == PositionFormat.JSON_LINES))
                .orElse(lit(MmsiKind.MISSING.ordinal()));
    }

    private static Dataset<Row> rejected(Dataset<Row> judged, Column record, BinCounter counts) {
        Column[] reasons = Arrays.stream(RejectReason.values())
                .map(reason -> lit(reason.text()))
                .toArray(Column[]::new);
        Column counted = Invocation.nonDeterministic(new CountRows(counts, 0), DataTypes.IntegerType, col(REJECT));
        return judged.filter(col(REJECT)
                        .gt(RejectReason.NONE.ordinal())
                        .and(col(REJECT).lt(Positions.OUTSIDE_RANGE)))
                .withColumn(RECORD, record)
                .select(
                        element_at(array(reasons), counted.plus(1)).as("reason"),
                        Invocation.of(new FileName(), DataTypes.StringType, col(StrictReader.FILE))
                                .as("file"),
                        col(RECORD).as("record"));
    }
}
