package ais.geofence.position;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.spark.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads Parquet. */
final class ParquetRecords {
    private final SparkSession spark;
    private final InputPlan plan;

    ParquetRecords(SparkSession spark, InputPlan plan) {
        this.spark = spark;
        this.plan = plan;
    }

    /**
     * The rows of Parquet files with the columns and types that they have.
     *
     * @throws UserError (exit 4) for a file whose footer can't be read or whose columns differ from the first file's
     */
    Records read() {
        sameColumns();
        Dataset<Row> rows = null;
        for (Map.Entry<Path, List<FoundFile>> group : plan.byFolder().entrySet()) {
            Dataset<Row> part = FileReader.of(spark, group.getKey())
                    .parquet(group.getValue().stream()
                            .map(FoundFile::literalPath)
                            .toArray(String[]::new));
            List<Column> columns = new ArrayList<>(List.of(Columns.named(List.of(part.columns()))));
            columns.add(col("_metadata.file_path").as(Records.FILE));
            part = part.select(columns.toArray(Column[]::new));
            rows = rows == null ? part : rows.unionByName(part, true);
        }
        if (rows == null) {
            throw new UserError(ExitCode.INPUT, "no input files");
        }
        StructType schema = rows.drop(Records.FILE).schema();
        Column record = to_json(struct(Columns.named(List.of(schema.fieldNames()))));
        int partitions = rows.queryExecution().toRdd().getNumPartitions();
        return new Records(rows, schema, lit(RejectReason.NONE.ordinal()), record, partitions, partitions);
    }

    private void sameColumns() {
        Configuration configuration = spark.sessionState().newHadoopConf();
        List<MessageType> schemas = plan.files().parallelStream()
                .map(file -> schemaOf(file, configuration))
                .toList();
        InputPlan.sameForAll(plan.files(), schemas, ParquetRecords::describe);
    }

    private static MessageType schemaOf(FoundFile file, Configuration configuration) {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file.path(), configuration))) {
            requireReadable(reader.getFooter(), file, configuration);
            return reader.getFileMetaData().getSchema();
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the Parquet file can't be read, it is cut off or damaged (%s)"
                            .formatted(file.name(), Reason.of(e)),
                    e);
        }
    }

    /** Parquet files may be compressed in ways that need code which Spark does not bring. */
    private static void requireReadable(ParquetMetadata footer, FoundFile file, Configuration configuration) {
        footer.getBlocks().stream()
                .flatMap(block -> block.getColumns().stream())
                .map(ColumnChunkMetaData::getCodec)
                .distinct()
                .filter(codec -> codec.getHadoopCompressionCodecClassName() != null
                        && configuration.getClassByNameOrNull(codec.getHadoopCompressionCodecClassName()) == null)
                .findFirst()
                .ifPresent(codec -> {
                    throw new UserError(
                            ExitCode.INPUT,
                            "%s: the Parquet file is compressed with %s, which can't be read here: write it with zstd or snappy"
                                    .formatted(file.name(), codec.name().toLowerCase(Locale.ROOT)));
                });
    }

    private static String describe(MessageType schema) {
        return schema.getFields().toString();
    }
}
