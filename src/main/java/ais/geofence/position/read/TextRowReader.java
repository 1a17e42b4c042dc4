package ais.geofence.position.read;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ais.geofence.fault.UserError;
import ais.geofence.position.file.CsvHeader;
import ais.geofence.position.file.InputPlan;
import ais.geofence.position.file.StrictReader;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import ais.geofence.spark.Scans;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads CSV and JSON lines. It reads lines as text first and parses them afterwards. A malformed row so keeps its original
 * text, and all cores parse the lines of a file that can't be split.
 */
final class TextRowReader {
    private static final String LINE = Columns.OWN + "line";
    private static final String BLOCK_START = Columns.OWN + "block_start";
    private static final String PARSED = Columns.OWN + "parsed";
    private static final String MALFORMED = Columns.OWN + "malformed";

    /** In bytes; a longer record keeps this number of characters. */
    private static final int LONGEST_RECORD = 1 << 20;

    private final SparkSession spark;
    private final InputPlan plan;
    private final boolean spread;

    /**
     * @param spread whether the lines of files that can't be split go to all cores
     */
    TextRowReader(SparkSession spark, InputPlan plan, boolean spread) {
        this.spark = spark;
        this.plan = plan;
        this.spread = spread;
    }

    /**
     * The rows of CSV files; every column of the header is text.
     *
     * @param needed the columns whose values are used; those of the others are null
     */
    RawRows csv(CsvHeader header, Set<String> needed) {
        List<String> names = header.names();
        Dataset<Row> lines = lines();
        int inputPartitions = Scans.partitions(lines);
        Column isHeader = Invocation.nonDeterministic(
                new HeaderDetector(), DataTypes.BooleanType, col(StrictReader.FILE), col(BLOCK_START));
        CsvLineParser csvLine = new CsvLineParser(header.separator(), names, needed);
        Column parsed = Invocation.nonDeterministic(csvLine, CsvLineParser.type(names), col(LINE));
        return records(lines.filter(not(isHeader)), inputPartitions, parsed, names, List.of(), CsvLineParser.MALFORMED);
    }

    /**
     * The keys that JSON lines have. Collecting them takes a first pass over the files.
     *
     * @param asked paths of values within nested objects
     * @throws UserError (exit 4) if the keys can't be columns
     */
    JsonKeys jsonKeys(List<String> asked) {
        JsonKeys keys = JsonKeys.in(lines().select(LINE, StrictReader.FILE, BLOCK_START), plan.files(), asked);
        plan.folders().requireApart(keys.names());
        return keys;
    }

    /** The rows of files of JSON lines; every key of an object is a column of text. */
    RawRows json(JsonKeys keys) {
        Dataset<Row> lines = lines();
        JsonLineParser jsonLine = new JsonLineParser(keys);
        Column parsed = Invocation.nonDeterministic(jsonLine, jsonLine.type(), col(LINE));
        return records(lines, Scans.partitions(lines), parsed, keys.names(), keys.nested(), JsonLineParser.MALFORMED);
    }

    /**
     * Spreads and parses lines.
     *
     * @param parsed a struct of texts
     * @param names of the columns in it
     * @param nested of the values within nested columns in it
     * @param malformed of the reason in it
     */
    private RawRows records(
            Dataset<Row> lines,
            int inputPartitions,
            Column parsed,
            List<String> names,
            List<String> nested,
            String malformed) {
        int cores = spark.sparkContext().defaultParallelism();
        boolean spreads = spread && inputPartitions < cores;
        Dataset<Row> spreadLines = spreads ? lines.drop(BLOCK_START).repartition(cores) : lines.drop(BLOCK_START);
        List<Column> columns = new ArrayList<>(
                List.of(col(LINE), col(StrictReader.FILE), part(malformed).as(MALFORMED)));
        for (List<String> parts : List.of(nested, names)) {
            parts.forEach(name -> columns.add(part(name).as(name)));
        }
        Dataset<Row> rows =
                plan.folders().addedTo(spreadLines.withColumn(PARSED, parsed).select(columns.toArray(Column[]::new)));
        StructType schema = text(Stream.concat(names.stream(), plan.folders().names().stream()));
        return new RawRows(
                rows,
                schema,
                text(nested.stream()),
                Geometries.NONE,
                col(MALFORMED),
                record(),
                inputPartitions,
                spreads ? cores : inputPartitions);
    }

    private static Column part(String name) {
        return col(PARSED).getField(name);
    }

    private static StructType text(Stream<String> names) {
        return new StructType(names.map(name -> new StructField(name, DataTypes.StringType, true, Metadata.empty()))
                .toArray(StructField[]::new));
    }

    /** The text of a malformed line; a line that would fill a writer's memory is cut. */
    private static Column record() {
        return when(octet_length(col(LINE)).gt(LONGEST_RECORD), substring(col(LINE), 1, LONGEST_RECORD))
                .otherwise(col(LINE));
    }

    /** The lines of all files that are not blank, with their files. The column _metadata would copy the file's name for each line. */
    private Dataset<Row> lines() {
        return StrictReader.lines(spark, plan, spread)
                .select(
                        col("value").as(LINE),
                        input_file_name().as(StrictReader.FILE),
                        expr("input_file_block_start()").as(BLOCK_START))
                .filter(trim(col(LINE)).notEqual(""));
    }
}
