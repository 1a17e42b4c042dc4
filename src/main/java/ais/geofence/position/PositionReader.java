package ais.geofence.position;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.when;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
import ais.geofence.spark.Columns;
import ais.geofence.spark.CountRows;
import ais.geofence.spark.CountsOnce;
import ais.geofence.spark.Invocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** Reads positions from files of any feed as a DataFrame. */
public final class PositionReader {
    /** Columns that tagging adds, which the input can't have. */
    private static final Set<String> RESERVED = Set.of("zone_index", "zone_name", "position_status");

    private static final String REJECT = "__reject";
    private static final String RECORD = "__record";
    private static final int MMSI_DIGITS = 9;

    private final SparkSession spark;
    private final FeedChoice choice;

    public PositionReader(SparkSession spark, FeedChoice choice) {
        this.spark = spark;
        this.choice = choice;
    }

    /**
     * Finds the files and their header; reads no rows yet.
     *
     * @param paths files, folders or globs
     * @param factor how often the table is going to be repeated
     * @throws UserError (exit 4) if there is no input, or none that can be read, with what to do about it
     */
    public Positions read(List<String> paths, long factor) {
        Configuration configuration = spark.sessionState().newHadoopConf();
        List<FoundFile> files = new FileFinder(configuration, ExitCode.INPUT).find(paths);
        InputPlan plan = InputPlan.of(files, choice, configuration);
        String place = files.get(0).name();
        boolean spread = !Replicas.sharesWholeTable(spark, plan.bytes(), factor);
        try {
            return positions(plan, records(plan, spread), place);
        } catch (Exception e) {
            if (e instanceof AnalysisException) { // Scala throws it unchecked
                throw new UserError(ExitCode.INPUT, "%s: can't be read (%s)".formatted(place, FileFinder.reason(e)), e);
            }
            throw e;
        }
    }

    private Records records(InputPlan plan, boolean spread) {
        return switch (plan.container()) {
            case CSV -> new TextRecords(spark, plan, spread).csv(Objects.requireNonNull(plan.csvHeader()));
            case JSON_LINES -> new TextRecords(spark, plan, spread).json();
            case PARQUET -> new ParquetRecords(spark, plan).read();
        };
    }

    private Positions positions(InputPlan plan, Records records, String place) {
        StructType schema = records.schema();
        List<String> names = List.of(schema.fieldNames());
        PositionColumns columns = PositionColumns.find(choice, names, place);
        for (String name : names) {
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith("__")) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the input has a column '%s', a name that tagging needs; rename it or leave it out"
                                .formatted(place, name));
            }
        }
        Coordinate lon = Coordinate.of(columns.lon(), schema, columns.unitsPerDegree());
        Coordinate lat = Coordinate.of(columns.lat(), schema, columns.unitsPerDegree());
        TimeColumn time = new TimeColumn(columns, schema);

        Column reject = when(records.malformed().notEqual(RejectReason.NONE.ordinal()), records.malformed())
                .when(lon.isNoNumber().or(lat.isNoNumber()), lit(RejectReason.NOT_A_NUMBER.ordinal()))
                .otherwise(lit(RejectReason.NONE.ordinal()));
        Dataset<Row> judged = records.rows().withColumn(REJECT, reject);

        CountsOnce counts = CountsOnce.register(spark.sparkContext(), RejectReason.values().length);
        Column counted = Invocation.once(new CountRows(counts, 0), DataTypes.IntegerType, col(REJECT));
        Column status = RowFlags.statusOf(lon.degrees(), lat.degrees());
        Column flags = RowFlags.of(status, mmsiKind(columns, schema), time.readable());
        List<Column> kept = new ArrayList<>();
        for (String name : names) {
            kept.add(inputColumn(name, lon, lat));
        }
        Dataset<Row> rows = judged.filter(counted.equalTo(RejectReason.NONE.ordinal()))
                .withColumn(Positions.FLAGS, flags)
                .withColumn(Positions.LON, ifValid(lon.degrees(), status))
                .withColumn(Positions.LAT, ifValid(lat.degrees(), status));
        kept.addAll(List.of(Columns.named(List.of(Positions.LON, Positions.LAT, Positions.FLAGS))));
        rows = rows.select(kept.toArray(Column[]::new));
        return new Positions(
                rows,
                rejected(judged, records.record()),
                columns,
                names,
                counts,
                plan.files().stream().map(FoundFile::name).toList(),
                plan.bytes(),
                records.inputPartitions(),
                records.spreadOver());
    }

    /** A column of the input as it is kept: a longitude or latitude in text becomes a number. */
    private static Column inputColumn(String name, Coordinate lon, Coordinate lat) {
        for (Coordinate coordinate : List.of(lon, lat)) {
            if (name.equals(coordinate.name()) && coordinate.inText() && coordinate.unitsPerDegree() == 1) {
                return coordinate.number().as(name);
            }
        }
        return Columns.named(name);
    }

    private static Column ifValid(Column degrees, Column status) {
        return when(
                status.isInCollection(List.of(PositionStatus.OK.ordinal(), PositionStatus.ZERO.ordinal())), degrees);
    }

    private static Column mmsiKind(PositionColumns columns, StructType schema) {
        return columns.mmsi()
                .map(name -> {
                    DataType type = schema.apply(name).dataType();
                    Column text = Columns.named(name);
                    if (!(type instanceof StringType)) {
                        Column whole = type instanceof IntegralType ? text : text.try_cast(DataTypes.LongType);
                        text = whole.cast(DataTypes.StringType);
                        text = when(length(text).lt(MMSI_DIGITS), lpad(text, MMSI_DIGITS, "0"))
                                .otherwise(text);
                    }
                    return RowFlags.mmsiKindOf(text);
                })
                .orElse(lit(MmsiKind.MISSING.ordinal()));
    }

    private static Dataset<Row> rejected(Dataset<Row> judged, Column record) {
        Column[] reasons = Arrays.stream(RejectReason.values())
                .map(reason -> lit(reason.text()))
                .toArray(Column[]::new);
        return judged.filter(col(REJECT).notEqual(RejectReason.NONE.ordinal()))
                .withColumn(RECORD, record)
                .select(
                        element_at(array(reasons), col(REJECT).plus(1)).as("reason"),
                        col(Records.FILE).as("file"),
                        col(RECORD).as("record"));
    }
}
