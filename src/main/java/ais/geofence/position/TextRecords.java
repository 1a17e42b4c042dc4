package ais.geofence.position;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads CSV and JSON lines. Lines are read as text and then parsed by Spark's from_csv and from_json, so that a malformed
 * row keeps its original text, and so that the lines of a file that can't be split are parsed by all cores.
 */
final class TextRecords {
    private static final String LINE = "__line";
    private static final String BLOCK_START = "__block_start";
    private static final String PARSED = "__parsed";
    private static final String CORRUPT = "__corrupt";

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
        StructType schema = new StructType(header.names().stream()
                .map(name -> new StructField(name, DataTypes.StringType, true, Metadata.empty()))
                .toArray(StructField[]::new));
        Map<String, String> options = Map.of(
                "sep",
                String.valueOf(header.separator()),
                "quote",
                "\"",
                "escape",
                "\"",
                "columnNameOfCorruptRecord",
                CORRUPT,
                // An empty field is null and a quoted empty one is not; Spark takes both for null by default.
                "nullValue",
                "\0");
        Column parsed = from_csv(
                col(LINE),
                schema.add(CORRUPT, DataTypes.StringType),
                scala.collection.immutable.Map.from(CollectionConverters.asScala(options)));
        Column shape = Invocation.of(
                new CsvShape(header.separator(), header.names().size()), DataTypes.IntegerType, col(LINE));
        return records(
                parsed,
                schema,
                when(shape.notEqual(RejectReason.NONE.ordinal()), shape),
                RejectReason.UNREADABLE,
                true);
    }

    /** The rows of files of JSON lines; the types are what Spark finds in a first pass over the files. */
    Records json() {
        StructType inferred = reader(InputPlan.NO_FOLDER)
                .option("columnNameOfCorruptRecord", CORRUPT)
                .json(paths(plan.files()))
                .schema();
        StructType schema = new StructType(Arrays.stream(inferred.fields())
                .filter(field -> !field.name().equals(CORRUPT))
                .toArray(StructField[]::new));
        Column parsed = from_json(
                col(LINE), schema.add(CORRUPT, DataTypes.StringType), Map.of("columnNameOfCorruptRecord", CORRUPT));
        Column shape = Invocation.of(new JsonShape(), DataTypes.IntegerType, col(LINE));
        return records(
                parsed, schema, when(shape.notEqual(RejectReason.NONE.ordinal()), shape), RejectReason.NOT_JSON, false);
    }

    private Records records(
            Column parsed, StructType schema, Column shape, RejectReason whenCorrupt, boolean hasHeader) {
        Dataset<Row> lines = null;
        for (Map.Entry<Path, List<FoundFile>> group : plan.byFolder().entrySet()) {
            Dataset<Row> part = lines(group.getKey(), group.getValue());
            lines = lines == null ? part : lines.unionByName(part, true);
        }
        if (lines == null) {
            throw new UserError(ExitCode.INPUT, "no input files");
        }
        int inputPartitions = lines.queryExecution().toRdd().getNumPartitions();
        lines = lines.filter(length(trim(col(LINE))).gt(0));
        if (hasHeader) {
            lines = lines.filter(
                    not(Invocation.once(new HeaderLine(), DataTypes.BooleanType, col(Records.FILE), col(BLOCK_START))));
        }
        lines = lines.drop(BLOCK_START);
        int cores = spark.sparkContext().defaultParallelism();
        boolean spreads = spread && inputPartitions < cores;
        if (spreads) {
            lines = lines.repartition(cores);
        }
        List<Column> columns = new ArrayList<>(List.of(col(LINE), col(Records.FILE)));
        columns.add(col(PARSED + "." + CORRUPT).as(CORRUPT));
        StructType full = schema;
        for (String name : schema.fieldNames()) {
            columns.add(col(PARSED + "." + Columns.quoted(name)).as(name));
        }
        for (StructField field : lines.schema().fields()) {
            if (!field.name().startsWith("__")) {
                columns.add(Columns.named(field.name()));
                full = full.add(field);
            }
        }
        Dataset<Row> rows = lines.withColumn(PARSED, parsed).select(columns.toArray(Column[]::new));
        Column malformed = shape.when(col(CORRUPT).isNotNull(), lit(whenCorrupt.ordinal()))
                .otherwise(lit(RejectReason.NONE.ordinal()));
        return new Records(rows, full, malformed, col(LINE), inputPartitions, spreads ? cores : inputPartitions);
    }

    /** The lines of some files with the files' names, and the columns that key=value folders give. */
    private Dataset<Row> lines(Path folder, List<FoundFile> files) {
        Dataset<Row> text = reader(folder).text(paths(files));
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

    private DataFrameReader reader(Path folder) {
        DataFrameReader reader = spark.read().option("__globPaths__", "false");
        return folder.equals(InputPlan.NO_FOLDER) ? reader : reader.option("basePath", folder.toString());
    }

    private static String[] paths(List<FoundFile> files) {
        return files.stream().map(file -> file.path().toString()).toArray(String[]::new);
    }
}
