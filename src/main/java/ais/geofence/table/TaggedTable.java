package ais.geofence.table;

import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport.Replaced;
import ais.geofence.spark.TableWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.SparkWriteOptions;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A table of tagged rows as it was when a run began, or a table to create. Rows are written within a transaction, so that readers
 * see none of them before a {@link TableChange} is committed.
 */
public final class TaggedTable {
    /** The key of the run in a snapshot's summary. */
    public static final String RUN = "ais-geofence.run-id";

    private static final String FINGERPRINT = "ais-geofence.zones-fingerprint";

    /** A new table takes rows without a shuffle: each task writes a file for each of its days. */
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
     * Finds a table, or prepares to create it.
     *
     * @param rows the columns of the rows to write
     * @throws UserError (exit 2) if the catalog can't be used; (exit 5) if the table can't be used, or does not fit the rows
     */
    public static TaggedTable open(SparkSession spark, String name, StructType rows) {
        TablePlace place = TablePlace.of(spark, name);
        RowSchema schema = new RowSchema(rows);
        if (!place.guarded(place::exists)) {
            Transaction creation = place.guarded(() -> place.catalog()
                    .buildTable(place.identifier(), schema.schema())
                    .withPartitionSpec(schema.spec())
                    .withProperties(UNSHUFFLED)
                    .createTransaction());
            return new TaggedTable(place, creation, true);
        }
        Table table = place.guarded(place::load);
        List<String> mismatches = schema.mismatches(table);
        if (!mismatches.isEmpty()) {
            throw place.error("the rows don't fit: %s; alter the table or choose another"
                    .formatted(mismatches.stream().limit(SHOWN).collect(Collectors.joining(", "))));
        }
        return new TaggedTable(place, table.newTransaction(), false);
    }

    /** The key of a layer's zone set in the table's properties and in a snapshot's summary. */
    public static String fingerprint(Optional<String> layer) {
        return layer.map(name -> FINGERPRINT + "." + name).orElse(FINGERPRINT);
    }

    static boolean isFingerprint(String key) {
        return key.startsWith(FINGERPRINT);
    }

    /** Its name as the user gave it. */
    public String name() {
        return place.name();
    }

    TablePlace place() {
        return place;
    }

    /** The transaction for writing rows; committed only if it creates the table. */
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
        return place.load();
    }

    /** Whether it is partitioned by day. */
    public boolean byDay() {
        return Days.position(scratch.table().spec()) >= 0;
    }

    /**
     * Checks that a range of time has no rows yet, if it has two ends. Otherwise {@link TableChange#requireFree} checks the rows.
     *
     * @throws UserError (exit 5) if it has
     */
    public void requireFree(TimeRange range) {
        if (range.from().isPresent() && range.to().isPresent() && byDay()) {
            requireFree(Days.replacedBy(range, List.of()));
        }
    }

    /**
     * Checks that the table has no such rows.
     *
     * @throws UserError (exit 5) if it has
     */
    void requireFree(Expression rows) {
        standing(rows).ifPresent(there -> {
            String days = there.days().stream().limit(SHOWN).collect(Collectors.joining(", "));
            throw place.error(
                    "it has rows already%s; --overwrite replaces %s; to add rows to it, read them and the former input in one run; else choose another table"
                            .formatted(days.isEmpty() ? "" : " of " + days, there.text()));
        });
    }

    /** What the table holds of such rows; empty if it has none. */
    Optional<Replaced> standing(Expression rows) {
        List<FileScanTask> tasks = files(rows);
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Replaced(
                        days(rows).stream().map(LocalDate::toString).toList(),
                        tasks.stream().allMatch(task -> task.deletes().isEmpty())
                                ? tasks.stream()
                                        .mapToLong(task -> task.file().recordCount())
                                        .sum()
                                : null,
                        tasks.size(),
                        tasks.stream()
                                .mapToLong(task -> task.file().fileSizeInBytes())
                                .sum()));
    }

    /** The days of such rows, in order. */
    List<LocalDate> days(Expression rows) {
        int position = Days.position(scratch.table().spec());
        return position < 0
                ? List.of()
                : files(rows).stream()
                        .map(task -> Days.of(task.file(), position))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The number of such rows; rows that the table has marked as deleted are counted too. */
    long rows(Expression rows) {
        return files(rows).stream().mapToLong(task -> task.file().recordCount()).sum();
    }

    /** The number of such rows of each day. */
    Map<LocalDate, Long> rowsByDay(Expression rows) {
        int position = Days.position(scratch.table().spec());
        return position < 0
                ? Map.of()
                : Days.rows(files(rows).stream().map(FileScanTask::file).toList(), position);
    }

    /** The files that may hold such rows. */
    private List<FileScanTask> files(Expression rows) {
        if (before == null) {
            return List.of();
        }
        TableScan scan = current().newScan().useSnapshot(before.snapshotId()).filter(rows);
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            List<FileScanTask> all = new ArrayList<>();
            tasks.forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes rows that readers don't see yet.
     *
     * @param notes for the snapshot's summary
     * @throws UserError (exit 5) if the table can't hold them
     */
    public RowFiles write(Dataset<Row> rows, Map<String, String> notes) {
        Set<Long> known = StreamSupport.stream(scratch.table().snapshots().spliterator(), false)
                .map(Snapshot::snapshotId)
                .collect(Collectors.toSet());
        Map<String, String> options = notes.entrySet().stream()
                .collect(Collectors.toMap(
                        note -> SparkWriteOptions.SNAPSHOT_PROPERTY_PREFIX + "." + note.getKey(), Map.Entry::getValue));
        try {
            TableWrites.append(rows, TableForSpark.of(scratch.table()), options);
        } catch (Exception e) {
            if (e instanceof AnalysisException) { // Scala throws it unchecked
                throw place.error("the rows can't be written (%s)".formatted(Reason.of(e)), e);
            }
            throw e;
        }
        return new RowFiles(this, known, notes);
    }
}
