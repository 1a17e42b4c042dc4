package ais.geofence.position.read;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import ais.geofence.crs.Ogr2ogr;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.parquet.KnownTypes;
import ais.geofence.position.RejectReason;
import ais.geofence.position.file.InputPlan;
import ais.geofence.position.file.StrictReader;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Scans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads the rows of Parquet files. */
final class ParquetRowReader {
    private final SparkSession spark;
    private final InputPlan plan;

    ParquetRowReader(SparkSession spark, InputPlan plan) {
        this.spark = spark;
        this.plan = plan;
    }

    /**
     * The rows with the columns and types of the files.
     *
     * @param asked paths of values within nested columns
     * @throws UserError (exit 4) for a file whose footer can't be read or whose columns differ from the first file's, and for
     *     a column that can't be read
     */
    RawRows read(List<String> asked) {
        String place = plan.files().get(0).name();
        FileSchema shared = schema();
        List<ParquetColumn> columns = columns(shared.columns(), place);
        DataFrameReader reader = StrictReader.of(spark);
        if (columns.stream().anyMatch(ParquetColumn::foreign)) {
            reader = reader.schema(
                    new StructType(columns.stream().map(ParquetColumn::field).toArray(StructField[]::new)));
        }
        Dataset<Row> files = reader.parquet(plan.paths());
        List<Column> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.value()));
        StructType own = files.select(values.toArray(Column[]::new)).schema();
        List<NestedColumn> nested = NestedColumn.in(own, asked);
        values.add(files.metadataColumn("_metadata").getField("file_path").as(StrictReader.FILE));
        Dataset<Row> rows = plan.folders().addedTo(files.select(values.toArray(Column[]::new)));
        StructType schema = rows.drop(StrictReader.FILE).schema();
        Column record = to_json(struct(Columns.named(List.of(schema.fieldNames()))));
        int partitions = Scans.partitions(rows);
        for (NestedColumn column : nested) {
            rows = rows.withColumn(column.path(), column.value());
        }
        return new RawRows(
                rows,
                schema,
                new StructType(nested.stream().map(NestedColumn::field).toArray(StructField[]::new)),
                shared.geometries(),
                lit(RejectReason.NONE.ordinal()),
                record,
                partitions,
                partitions);
    }

    private List<ParquetColumn> columns(MessageType schema, String place) {
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> names = schema.getFields().stream().map(Type::getName).toList();
        for (String name : names) {
            String other = seen.put(name, name);
            if (other != null) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the columns '%s' and '%s' differ only in case; rename one".formatted(place, other, name));
            }
        }
        plan.folders().requireApart(names);
        ParquetToSparkSchemaConverter converter =
                new ParquetToSparkSchemaConverter(spark.sessionState().conf());
        return schema.getFields().stream()
                .map(field -> ParquetColumn.of(field, converter, place))
                .toList();
    }

    /** The columns that all files have, and what any of them says of its geometries. */
    private FileSchema schema() {
        Configuration configuration = spark.sessionState().newHadoopConf();
        List<FileSchema> schemas = plan.files().parallelStream()
                .map(file -> schemaOf(file, configuration))
                .toList();
        List<MessageType> columns = schemas.stream().map(FileSchema::columns).toList();
        InputPlan.sameForAll(plan.files(), columns, ParquetRowReader::describe);
        Geometries geometries = schemas.stream()
                .map(FileSchema::geometries)
                .reduce(Geometries::with)
                .orElse(Geometries.NONE);
        return new FileSchema(columns.get(0), geometries);
    }

    private record FileSchema(MessageType columns, Geometries geometries) {}

    private static FileSchema schemaOf(FoundFile file, Configuration configuration) {
        try {
            KnownTypes types = KnownTypes.of(HadoopInputFile.fromPath(file.path(), configuration));
            types.unknown().stream().findFirst().ifPresent(column -> {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: column '%s' is of a type that is too new to be read (such as VARIANT or GEOMETRY); write it as text, or leave it out; write points as WKB, as GeoParquet 1.1 has them, for instance with %s"
                                .formatted(file.name(), column, Ogr2ogr.toWgs84("positions.parquet", file.name())));
            });
            try (ParquetFileReader reader = ParquetFileReader.open(types.file())) {
                requireReadable(reader.getFooter(), file, configuration);
                FileMetaData metadata = reader.getFileMetaData();
                String geo = metadata.getKeyValueMetaData().get(Geometries.METADATA);
                return new FileSchema(metadata.getSchema(), Geometries.of(geo, file.name()));
            }
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

    /** A Parquet file may be compressed with a codec that Spark does not ship. */
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
