package ais.geofence.table;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.position.TimeRange;
import ais.geofence.spark.TableWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.SparkWriteOptions;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A table of tagged rows as it was when a run began, or one that is to be made. Rows are written within a transaction, so
 * that the table, or that there is one, can't be seen to have changed before {@link RowFiles#publish}.
 */
public final class TaggedTable {
    /** What a snapshot's summary calls the run that it is of. */
    static final String RUN = "ais-geofence.run-id";

    /** What the table's properties, and a snapshot's summary, call the zone set. */
    static final String FINGERPRINT = "ais-geofence.zones-fingerprint";

    /** A table of its own takes rows as they come: they need no shuffle, as each task writes a file for each of its days. */
    private static final Map<String, String> UNSHUFFLED = Map.of(
            TableProperties.WRITE_DISTRIBUTION_MODE,
            TableProperties.WRITE_DISTRIBUTION_MODE_NONE,
            TableProperties.SPARK_WRITE_PARTITIONED_FANOUT_ENABLED,
            "true");

    private static final int SHOWN = 10;

    private final TablePlace place;
    private final Transaction scratch;
    private final boolean isNew;
    private final @Nullable Snapshot before;

    private TaggedTable(TablePlace place, Transaction scratch, boolean isNew) {
        this.place = place;
        this.scratch = scratch;
        this.isNew = isNew;
        this.before = scratch.table().currentSnapshot();
    }

    /**
     * Finds a table, or prepares to make it.
     *
     * @param rows the columns of the rows that are to be written
     * @throws UserError (exit 2) if the catalog can't be used; (exit 5) if the table can't be, or does not fit the rows
     */
    public static TaggedTable open(SparkSession spark, String name, StructType rows) {
        TablePlace place = TablePlace.of(spark, name);
        return place.guarded(() -> {
            RowSchema schema = new RowSchema(rows);
            if (!place.catalog().tableExists(place.identifier())) {
                Transaction creation = place.catalog()
                        .buildTable(place.identifier(), schema.schema())
                        .withPartitionSpec(schema.spec())
                        .withProperties(UNSHUFFLED)
                        .createTransaction();
                return new TaggedTable(place, creation, true);
            }
            Table table = place.catalog().loadTable(place.identifier());
            table.refresh();
            List<String> misfits = schema.misfits(table);
            if (!misfits.isEmpty()) {
                throw place.error("the rows don't fit: %s; alter the table or choose another"
                        .formatted(misfits.stream().limit(SHOWN).collect(Collectors.joining(", "))));
            }
            return new TaggedTable(place, table.newTransaction(), false);
        });
    }

    /** Its name as the user gave it. */
    public String name() {
        return place.name();
    }

    TablePlace place() {
        return place;
    }

    /** What the rows are written in; it is not committed, unless it makes the table. */
    Transaction scratch() {
        return scratch;
    }

    boolean isNew() {
        return isNew;
    }

    /** The table's state when the run began. */
    @Nullable Snapshot before() {
        return before;
    }

    /** The table as it is now. */
    Table current() {
        Table table = place.catalog().loadTable(place.identifier());
        table.refresh();
        return table;
    }

    /**
     * Makes sure that a range of time has no rows yet, if it has two ends; otherwise the rows have to tell.
     *
     * @throws UserError (exit 5) if it has
     */
    public void requireFree(TimeRange range) {
        if (range.from().isPresent()
                && range.to().isPresent()
                && RowSchema.datePosition(scratch.table().spec()) >= 0) {
            requireFree(Replaced.days(range, List.of()));
        }
    }

    /**
     * Makes sure that nothing would be replaced.
     *
     * @throws UserError (exit 5) if something would
     */
    public void requireFree(Replaced replaced) {
        if (!days(replaced).isEmpty() || hasFiles(replaced)) {
            String days = days(replaced).stream()
                    .limit(SHOWN)
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(", "));
            throw place.error("it has rows already%s; choose another, or replace them with --overwrite"
                    .formatted(days.isEmpty() ? "" : " of " + days));
        }
    }

    /** The days that had rows, of those that are to be replaced. */
    public SortedSet<LocalDate> days(Replaced replaced) {
        SortedSet<LocalDate> days = new TreeSet<>();
        int position = RowSchema.datePosition(scratch.table().spec());
        if (position < 0) {
            return days;
        }
        try (CloseableIterable<FileScanTask> tasks = files(replaced)) {
            tasks.forEach(task -> days.add(RowFiles.day(task.file(), position)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return days;
    }

    private boolean hasFiles(Replaced replaced) {
        try (CloseableIterable<FileScanTask> tasks = files(replaced)) {
            return tasks.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CloseableIterable<FileScanTask> files(Replaced replaced) {
        if (before == null) {
            return CloseableIterable.empty();
        }
        TableScan scan = current().newScan().useSnapshot(before.snapshotId());
        return scan.filter(replaced.rows()).planFiles();
    }

    /**
     * Writes rows that nobody sees yet.
     *
     * @param run what a snapshot is to call the run
     * @param fingerprint of the zone set
     * @throws UserError (exit 5) if the table can't hold them
     */
    public RowFiles write(Dataset<Row> rows, String run, String fingerprint) {
        Map<String, String> summary = Map.of(RUN, run, FINGERPRINT, fingerprint);
        Map<String, String> options = summary.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> SparkWriteOptions.SNAPSHOT_PROPERTY_PREFIX + "." + entry.getKey(),
                        Map.Entry::getValue));
        try {
            TableWrites.append(rows, new SparkTable(scratch.table(), false), options);
        } catch (Exception e) {
            if (e instanceof AnalysisException) { // Scala throws it unchecked
                throw new UserError(
                        ExitCode.OUTPUT,
                        "table %s: the rows can't be written (%s)".formatted(name(), FileFinder.reason(e)),
                        e);
            }
            throw e;
        }
        return new RowFiles(this, summary);
    }
}
