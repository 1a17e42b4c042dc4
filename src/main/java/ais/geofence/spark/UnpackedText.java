package ais.geofence.spark;

import ais.geofence.files.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.FileStatusWithMetadata;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.text.TextFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Spark's text source for files that can't be split: compressed ones and members of archives. Several tasks read the same file,
 * each its share of the lines. That takes less time than to send the lines of one task to the others. Spark's scan plans, counts
 * and names a share like a part of a file: {@code input_file_name()} is the {@link FoundFile#uniquePath}.
 */
public final class UnpackedText {
    /** How files are opened. Sent to the executors. */
    public interface Opener extends Serializable {
        /** Whether the file can only be read from its beginning, by {@link #open}. */
        boolean isPacked(FoundFile file, Configuration configuration);

        /** The bytes of a file without its compression. */
        InputStream open(FoundFile file, Configuration configuration) throws IOException;
    }

    /** More tasks would wait for the one that unpacks. */
    private static final int MOST_SHARES = 8;

    /** The field of Spark's description of a file that has the {@link Share}. */
    private static final String SHARE = Columns.OWN + "share";

    private UnpackedText() {}

    /**
     * The lines in the column {@code value}.
     *
     * @param spread whether the lines of few files go to all cores
     */
    public static Dataset<Row> read(
            SparkSession spark, List<FoundFile> files, boolean spread, Opener opener, Map<String, String> options) {
        int cores = spread ? spark.sparkContext().defaultParallelism() : 1;
        int shares = Math.min(MOST_SHARES, (cores + files.size() - 1) / files.size());
        Configuration configuration = spark.sessionState().newHadoopConf();
        return spark.baseRelationToDataFrame(new HadoopFsRelation(
                new Files(files.stream()
                        .flatMap(file -> opener.isPacked(file, configuration)
                                ? IntStream.range(0, shares).mapToObj(share -> new Share(file, share, shares))
                                : Stream.of(new Share(file, 0, 0)))
                        .toList()),
                new StructType(),
                new StructType().add("value", DataTypes.StringType),
                Option.empty(),
                new Format(opener),
                scala.collection.immutable.Map.from(CollectionConverters.asScala(options)),
                spark));
    }

    /**
     * What a task reads of a file.
     *
     * @param number from 0
     * @param of how many tasks read the file; 0 if Spark splits it
     */
    record Share(FoundFile file, int number, int of) implements Serializable {
        private static final long serialVersionUID = 1;

        boolean isPacked() {
            return of > 0;
        }

        long bytes() {
            return file.bytes() / Math.max(1, of);
        }
    }

    /** Gives Spark the files that were found, in place of those that it would list itself. */
    private record Files(List<Share> shares) implements FileIndex {
        @Override
        public Seq<Path> rootPaths() {
            return seq(
                    shares.stream().map(share -> share.file().path()).distinct().toList());
        }

        @Override
        public Seq<PartitionDirectory> listFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
            List<FileStatusWithMetadata> listed = shares.stream()
                    .map(share -> new FileStatusWithMetadata(
                            new FileStatus(
                                    share.bytes(),
                                    false,
                                    1,
                                    0,
                                    share.file().modified(),
                                    share.file().uniquePath()),
                            scala.collection.immutable.Map.from(CollectionConverters.asScala(Map.of(SHARE, share)))))
                    .toList();
            return seq(List.of(new PartitionDirectory(InternalRow.empty(), seq(listed))));
        }

        @Override
        public String[] inputFiles() {
            return shares.stream()
                    .map(share -> share.file().uniquePath().toString())
                    .distinct()
                    .toArray(String[]::new);
        }

        @Override
        public void refresh() {}

        @Override
        public long sizeInBytes() {
            return shares.stream().mapToLong(Share::bytes).sum();
        }

        @Override
        public StructType partitionSchema() {
            return new StructType();
        }

        private static <T> Seq<T> seq(List<T> list) {
            return CollectionConverters.asScala(list).toSeq();
        }
    }

    /** Reads a packed file with {@link UnpackedLines}, and another as Spark does. */
    private static final class Format extends TextFileFormat {
        private final Opener opener;

        Format(Opener opener) {
            this.opener = opener;
        }

        @Override
        public boolean isSplitable(
                SparkSession spark, scala.collection.immutable.Map<String, String> options, Path path) {
            return path.toUri().getFragment() == null && super.isSplitable(spark, options, path);
        }

        @Override
        public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
                SparkSession spark,
                StructType dataSchema,
                StructType partitionSchema,
                StructType requiredSchema,
                Seq<Filter> filters,
                scala.collection.immutable.Map<String, String> options,
                Configuration configuration) {
            return new Reader(
                    super.buildReader(
                            spark, dataSchema, partitionSchema, requiredSchema, filters, options, configuration),
                    JavaSparkContext.fromSparkContext(spark.sparkContext())
                            .broadcast(new SerializableConfiguration(configuration)),
                    opener,
                    requiredSchema.length());
        }
    }

    /** Sent to the executors. */
    private static final class Reader extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
            implements Serializable {
        private static final long serialVersionUID = 1;

        private final Function1<PartitionedFile, Iterator<InternalRow>> ofFiles;
        private final Broadcast<SerializableConfiguration> configuration;
        private final Opener opener;
        private final int columns;

        Reader(
                Function1<PartitionedFile, Iterator<InternalRow>> ofFiles,
                Broadcast<SerializableConfiguration> configuration,
                Opener opener,
                int columns) {
            this.ofFiles = ofFiles;
            this.configuration = configuration;
            this.opener = opener;
            this.columns = columns;
        }

        @Override
        public Iterator<InternalRow> apply(PartitionedFile file) {
            Share share = (Share) file.otherConstantMetadataColumnValues().apply(SHARE);
            return share.isPacked()
                    ? UnpackedLines.open(share, opener, configuration.value().value(), columns)
                    : ofFiles.apply(file);
        }
    }
}
