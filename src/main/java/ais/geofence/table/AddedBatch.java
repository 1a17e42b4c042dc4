package ais.geofence.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Adds a batch of rows once: the same commit records the number of the batch in the table's properties, so that a repeated
 * batch is recognised.
 *
 * @param checkpoint the unique id of the checkpoint that numbers the batches
 * @param number of the batch
 */
public record AddedBatch(String checkpoint, long number) implements TableChange {
    private static final String LAST = "ais-geofence.last-batch.";
    private static final String CHECKPOINT = "ais-geofence.checkpoint";
    private static final String BATCH = "ais-geofence.batch";

    /** How often other commits may come first. */
    private static final int ATTEMPTS = 20;

    @Override
    public Map<String, String> notes() {
        return Map.of(CHECKPOINT, checkpoint, BATCH, String.valueOf(number));
    }

    @Override
    public void requireFree(TaggedTable table, RowFiles files) {}

    @Override
    public long replacedRows(TaggedTable table, RowFiles files) {
        return 0;
    }

    @Override
    public Map<LocalDate, Long> replacedRowsByDay(TaggedTable table, RowFiles files) {
        return Map.of();
    }

    @Override
    public Committed commit(TaggedTable table, RowFiles files) {
        TableCommit commit = new TableCommit(table, files);
        Map<String, String> last = Map.of(LAST + checkpoint, String.valueOf(number));
        if (table.isNew()) {
            return committed(commit.create(last));
        }
        for (int attempt = 1; ; attempt++) {
            Table now = table.current();
            if (isThere(now)) {
                return committed(snapshot(now));
            }
            try { // fails if anything was added since the check above
                return committed(commit.replace(now, now.currentSnapshot(), Optional.empty(), last));
            } catch (ValidationException e) {
                if (attempt == ATTEMPTS) {
                    throw commit.lost(Optional.empty(), e);
                }
            }
        }
    }

    private boolean isThere(Table table) {
        return Long.parseLong(table.properties().getOrDefault(LAST + checkpoint, "-1")) >= number;
    }

    /** The snapshot that added the batch; the last one if that has expired. */
    private long snapshot(Table table) {
        return StreamSupport.stream(table.snapshots().spliterator(), false)
                .filter(snapshot -> checkpoint.equals(snapshot.summary().get(CHECKPOINT))
                        && String.valueOf(number).equals(snapshot.summary().get(BATCH)))
                .findFirst()
                .orElseGet(table::currentSnapshot)
                .snapshotId();
    }

    private static Committed committed(long snapshot) {
        return new Committed(snapshot, List.of(), Optional.empty());
    }
}
