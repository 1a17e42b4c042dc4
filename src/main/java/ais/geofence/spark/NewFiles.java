package ais.geofence.spark;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.binaryfile.BinaryFileFormat;
import org.apache.spark.sql.streaming.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder that are not in a checkpoint yet. Spark's file source for streams keeps the checkpoint. A batch that did
 * not end is repeated with the same files and the same number.
 */
public final class NewFiles {
    /** The work on a batch. */
    public interface Work {
        /**
         * @param checkpoint the unique id of the checkpoint
         * @param number of the batch, from 0
         * @param files in the order of their names
         */
        void accept(String checkpoint, long number, List<FoundFile> files);
    }

    /** By default the source skips files a week older than the newest one, so a late file would be lost. */
    private static final String NEVER_TOO_OLD = "36500d";

    private static final String QUERY_ID = "sql.streaming.queryId";

    private final SparkSession spark;
    private final Path checkpoint;

    public NewFiles(SparkSession spark, Path checkpoint) {
        this.spark = spark;
        this.checkpoint = checkpoint;
    }

    /**
     * Repeats the batch that did not end, if there is one, and then takes all new files as one batch. A batch ends when the work
     * returns.
     *
     * @param path a folder, with all its subfolders, or a glob
     * @throws UserError (exit 4) if there is no such folder, or a link in it leads to a folder that it lies in; (exit 5) if another run works with the checkpoint
     */
    public void forEachBatch(String path, Work work) {
        FileFinder finder = new FileFinder(spark.sessionState().newHadoopConf(), ExitCode.INPUT);
        List<Path> roots = finder.roots(path);
        finder.refuseLoops(roots);
        Dataset<Row> paths = spark.readStream()
                .format("binaryFile")
                .schema(BinaryFileFormat.schema())
                .option("recursiveFileLookup", true)
                .option("maxFileAge", NEVER_TOO_OLD)
                .option("ignoreMissingFiles", false)
                .load(finder.exists(path) ? FileFinder.escapeGlob(path) : path)
                .select("path", "length"); // so the files aren't opened
        AtomicReference<@Nullable Throwable> ofWork = new AtomicReference<>();
        try {
            paths.writeStream()
                    .foreachBatch((batch, number) -> {
                        try {
                            Map<Path, Long> lengths = lengths(batch);
                            requireAll(planned(number, roots), lengths.keySet());
                            List<FoundFile> files = files(lengths, roots, finder.repeats(roots));
                            if (!files.isEmpty()) {
                                String id = spark.sparkContext().getLocalProperty(QUERY_ID);
                                inOwnSession(() -> work.accept(id, number, files));
                            }
                        } catch (RuntimeException | Error e) {
                            ofWork.set(e);
                            throw e;
                        }
                    })
                    .option("checkpointLocation", checkpoint.toString())
                    .trigger(Trigger.AvailableNow())
                    .start()
                    .awaitTermination();
        } catch (Exception e) { // Scala throws what it likes
            Throwable failure = ofWork.get();
            if (failure instanceof UserError error) {
                throw error;
            }
            throw failure == null && isOfTwo(e)
                    ? new UserError(
                            ExitCode.OUTPUT,
                            "%s: another run used this checkpoint at the same time and came first; run again"
                                    .formatted(checkpoint),
                            e)
                    : new IllegalStateException("the new files could not be tagged", e);
        }
    }

    /** Whether Spark reports another query that writes to the checkpoint. */
    private static boolean isOfTwo(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrentModificationException
                    || cause instanceof FileAlreadyExistsException
                    || (cause instanceof SparkThrowable spark
                            && "CONCURRENT_STREAM_LOG_UPDATE".equals(spark.getCondition()))) {
                return true;
            }
        }
        return false;
    }

    /** The stream runs in a copy of the session; the work needs the settings of the original one. */
    private void inOwnSession(Runnable work) {
        SparkSession ofStream = SparkSession.active();
        SparkSession.setActiveSession(spark);
        try {
            work.run();
        } finally {
            SparkSession.setActiveSession(ofStream);
        }
    }

    /** The files of a batch as Spark noted them when the batch began. Spark itself would skip those deleted since. */
    private List<Path> planned(long batch, List<Path> roots) {
        return new SourceLog(checkpoint, spark.sessionState().newHadoopConf())
                .files(batch).stream()
                        .filter(path -> !FileFinder.isHidden(path, root(path, roots)))
                        .toList();
    }

    /** The files of a batch that still exist, with their sizes in bytes. */
    private static Map<Path, Long> lengths(Dataset<Row> batch) {
        Map<Path, Long> lengths = new HashMap<>();
        batch.collectAsList().forEach(row -> lengths.put(new Path(row.getString(0)), row.getLong(1)));
        return lengths;
    }

    private static void requireAll(List<Path> planned, Set<Path> there) {
        for (Path path : planned) {
            if (!there.contains(path)) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the file belongs to the batch that was begun and is gone; put it back and run again"
                                .formatted(path));
            }
        }
    }

    private static Path root(Path path, List<Path> roots) {
        return roots.stream()
                .filter(folder -> FileFinder.isWithin(path, folder))
                .findFirst()
                .orElse(path);
    }

    private static List<FoundFile> files(Map<Path, Long> lengths, List<Path> roots, Predicate<Path> isRepeat) {
        List<FoundFile> files = new ArrayList<>();
        lengths.forEach((path, length) -> {
            Path root = root(path, roots);
            if (!FileFinder.isHidden(path, root) && !isRepeat.test(path)) {
                files.add(new FoundFile(path, length, root.equals(path) ? null : root));
            }
        });
        files.sort(Comparator.comparing(FoundFile::path));
        return files;
    }
}
