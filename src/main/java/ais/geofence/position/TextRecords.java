package ais.geofence.position;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ais.geofence.files.FoundFile;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads CSV and JSON lines. Lines are read as text and parsed then, so that a malformed row keeps its original text, and so
 * that the lines of a file that can't be split are parsed by all cores.
 */
final class TextRecords {
    private static final String LINE = "__line";
    private static final String BLOCK_START = "__block_start";
    private static final String PARSED = "__parsed";
    private static final String CORRUPT = "__corrupt";
    private static final String MALFORMED = "__malformed";

    /** Bytes, and of a longer one so many characters. */
    private static final int LONGEST_RECORD = 1 << 20;

    private final SparkSession spark;
    private final InputPlan plan;
    private final boolean spread;

    /**
     * @param spread whether the lines of files that can't be split go to all cores
     */
    TextRecords(SparkSession spark, InputPlan plan, boolean spread) {
        this.spark = spark;
        this.plan = plan;
        this.spread = spread;
    }

    /** The rows of CSV files; every column of the header is text. */
    Records csv(CsvHeader header) {
        List<String> names = header.names();
        Dataset<Row> lines = lines();
        int inputPartitions = lines.queryExecution().toRdd().getNumPartitions();
        Column isHeader = Invocation.once(new HeaderLine(), DataTypes.BooleanType, col(Records.FILE), col(BLOCK_START));
        CsvLine csvLine = new CsvLine(header.separator(), names.size());
        Column parsed = Invocation.once(csvLine, CsvLine.type(names), col(LINE));
        return records(
                lines.filter(not(isHeader)), inputPartitions, parsed, names, col(PARSED + "." + CsvLine.MALFORMED));
    }

    /** The rows of files of JSON lines; the types are what Spark finds in a first pass over the files. */
    Records json() {
        StructType inferred = FileReader.of(spark, InputPlan.NO_FOLDER)
                .option("columnNameOfCorruptRecord", CORRUPT)
                .json(paths(plan.files()))
                .schema();
        StructType schema = new StructType(Arrays.stream(inferred.fields())
                .filter(field -> !field.name().equals(CORRUPT))
                .toArray(StructField[]::new));
        Column parsed = from_json(
                col(LINE), schema.add(CORRUPT, DataTypes.StringType), Map.of("columnNameOfCorruptRecord", CORRUPT));
        Column shape = Invocation.of(new JsonShape(), DataTypes.IntegerType, col(LINE));
        Column malformed = when(shape.notEqual(RejectReason.NONE.ordinal()), shape)
                .when(col(PARSED + "." + CORRUPT).isNotNull(), lit(RejectReason.NOT_JSON.ordinal()))
                .otherwise(lit(RejectReason.NONE.ordinal()));
        Dataset<Row> lines = lines();
        int inputPartitions = lines.queryExecution().toRdd().getNumPartitions();
        return records(lines, inputPartitions, parsed, List.of(schema.fieldNames()), malformed);
    }

    /**
     * Spreads and parses lines.
     *
     * @param parsed a struct with the columns
     * @param malformed of the parsed struct
     */
    private Records records(
            Dataset<Row> lines, int inputPartitions, Column parsed, List<String> names, Column malformed) {
        int cores = spark.sparkContext().defaultParallelism();
        boolean spreads = spread && inputPartitions < cores;
        Dataset<Row> spreadLines = spreads ? lines.drop(BLOCK_START).repartition(cores) : lines.drop(BLOCK_START);
        List<Column> columns = new ArrayList<>(List.of(col(LINE), col(Records.FILE), malformed.as(MALFORMED)));
        for (String name : names) {
            columns.add(col(PARSED + "." + Columns.quoted(name)).as(name));
        }
        for (String name : spreadLines.columns()) {
            if (!name.startsWith("__")) {
                columns.add(Columns.named(name)); // of a key=value folder
            }
        }
        Dataset<Row> rows = spreadLines.withColumn(PARSED, parsed).select(columns.toArray(Column[]::new));
        StructType schema = rows.drop(LINE, Records.FILE, MALFORMED).schema();
        return new Records(rows, schema, col(MALFORMED), record(), inputPartitions, spreads ? cores : inputPartitions);
    }

    /** The line as it is kept where it is malformed: whole, but for one that would fill a writer's memory. */
    private static Column record() {
        return when(octet_length(col(LINE)).gt(LONGEST_RECORD), substring(col(LINE), 1, LONGEST_RECORD))
                .otherwise(col(LINE));
    }

    /** The lines of all files that are not blank. */
    private Dataset<Row> lines() {
        Dataset<Row> lines = plan.byFolder().entrySet().stream()
                .map(group -> lines(group.getKey(), group.getValue()))
                .reduce((first, second) -> first.unionByName(second, true))
                .orElseThrow();
        return lines.filter(length(trim(col(LINE))).gt(0));
    }

    /** The lines of some files with the files' names, and the columns that key=value folders give. */
    private Dataset<Row> lines(Path folder, List<FoundFile> files) {
        Dataset<Row> text = FileReader.of(spark, folder).text(paths(files));
        List<Column> columns = new ArrayList<>(List.of(
                col("value").as(LINE),
                col("_metadata.file_path").as(Records.FILE),
                col("_metadata.file_block_start").as(BLOCK_START)));
        for (String name : text.columns()) {
            if (!name.equals("value")) {
                columns.add(Columns.named(name));
            }
        }
        return text.select(columns.toArray(Column[]::new));
    }

    private static String[] paths(List<FoundFile> files) {
        return files.stream().map(FoundFile::literalPath).toArray(String[]::new);
    }
}
