package ais.geofence.table;

import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport.Replaced;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Projections;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Replaces the rows of the run's days, or all rows of a table without days.
 *
 * @param range the times of the run
 */
public record ReplacedRows(TimeRange range) implements TableChange {
    @Override
    public Map<String, String> notes() {
        return Map.of();
    }

    @Override
    public void requireFree(TaggedTable table, RowFiles files) {
        table.requireFree(rows(table, files));
    }

    @Override
    public long replacedRows(TaggedTable table, RowFiles files) {
        return table.rows(rows(table, files));
    }

    @Override
    public Map<LocalDate, Long> replacedRowsByDay(TaggedTable table, RowFiles files) {
        return table.rowsByDay(rows(table, files));
    }

    private Expression rows(TaggedTable table, RowFiles files) {
        return table.byDay() ? Days.replacedBy(range, files.days()) : Expressions.alwaysTrue();
    }

    @Override
    public Committed commit(TaggedTable table, RowFiles files) {
        Expression replaced = rows(table, files);
        List<LocalDate> removed = new ArrayList<>(table.days(replaced));
        removed.removeAll(files.days());
        Optional<Replaced> standing = table.standing(replaced);
        TableCommit commit = new TableCommit(table, files);
        try {
            long snapshot = table.isNew()
                    ? commit.create(Map.of())
                    : commit.replace(table.current(), table.before(), Optional.of(replaced), Map.of());
            return new Committed(snapshot, removed, standing);
        } catch (ValidationException e) {
            throw commit.lost(winner(table, replaced), e);
        }
    }

    /** The last run that changed rows which this one was to replace. */
    private static Optional<String> winner(TaggedTable table, Expression replaced) {
        Table now = table.current();
        Snapshot before = table.before();
        Snapshot last = now.currentSnapshot();
        Long start = before == null ? null : before.snapshotId();
        for (Snapshot snapshot : SnapshotUtil.ancestorsBetween(last.snapshotId(), start, now::snapshot)) {
            String run = snapshot.summary().get(TaggedTable.RUN);
            if (run != null && touches(snapshot, replaced, now)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    private static boolean touches(Snapshot snapshot, Expression rows, Table now) {
        for (Iterable<DataFile> changed :
                List.of(snapshot.addedDataFiles(now.io()), snapshot.removedDataFiles(now.io()))) {
            for (DataFile file : changed) {
                PartitionSpec spec = now.specs().getOrDefault(file.specId(), now.spec());
                Expression partitions = Projections.inclusive(spec).project(rows);
                if (new Evaluator(spec.partitionType(), partitions).eval(file.partition())) {
                    return true;
                }
            }
        }
        return false;
    }
}
