package ais.geofence.table;

import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/** Adds files to a table, together with properties, in one commit. */
final class TableCommit {
    private final TaggedTable table;
    private final RowFiles files;

    TableCommit(TaggedTable table, RowFiles files) {
        this.table = table;
        this.files = files;
    }

    /**
     * Creates the table with the files, by the transaction that they were written in.
     *
     * @return the id of the snapshot
     */
    long create(Map<String, String> properties) {
        return committed(() -> {
            table.place().makeNamespace();
            set(table.scratch(), properties);
            table.scratch().commitTransaction();
            files.markTableCreated();
            return files.written().snapshotId();
        });
    }

    /**
     * Adds the files in place of other rows.
     *
     * @param since the snapshot since which no other commit may have changed these rows; null for the whole history
     * @param replaced these rows; empty to add, if no other commit has added rows
     * @return the id of the snapshot
     * @throws ValidationException if another commit has
     */
    long replace(Table now, @Nullable Snapshot since, Optional<Expression> replaced, Map<String, String> properties) {
        return committed(() -> {
            Transaction transaction = now.newTransaction();
            OverwriteFiles overwrite = transaction
                    .newOverwrite()
                    .conflictDetectionFilter(replaced.orElse(Expressions.alwaysTrue()))
                    .validateNoConflictingData()
                    .validateNoConflictingDeletes();
            replaced.ifPresent(overwrite::overwriteByRowFilter);
            if (since != null) {
                overwrite.validateFromSnapshot(since.snapshotId());
            }
            files.files().forEach(overwrite::addFile);
            files.notes().forEach(overwrite::set);
            overwrite.commit();
            set(transaction, properties);
            transaction.commitTransaction();
            files.markCommitted();
            return transaction.table().currentSnapshot().snapshotId();
        });
    }

    private void set(Transaction transaction, Map<String, String> properties) {
        UpdateProperties update = transaction.updateProperties();
        files.fingerprints().forEach(update::set);
        properties.forEach(update::set);
        update.commit();
    }

    private long committed(Supplier<Long> commit) {
        try {
            return commit.get();
        } catch (ValidationException e) {
            throw e;
        } catch (AlreadyExistsException | CommitFailedException e) {
            throw lost(maker(), e);
        } catch (RuntimeException e) { // a CommitStateUnknownException, or what a catalog's own client throws
            files.markCommitUnknown();
            throw table.place()
                    .error(
                            "the catalog did not say whether run %s was committed (%s); look for it in the snapshots' summaries before you run again"
                                    .formatted(files.run(), Reason.of(e)),
                            e);
        }
    }

    /** The run that has created the table meanwhile, if this one was to create it. */
    private Optional<String> maker() {
        if (!table.isNew() || !table.place().exists()) {
            return Optional.empty();
        }
        return Optional.ofNullable(table.current().currentSnapshot())
                .map(snapshot -> snapshot.summary().get(TaggedTable.RUN));
    }

    /** The error (exit 5) that another commit came first, with its run if known. */
    UserError lost(Optional<String> winner, RuntimeException cause) {
        String why = winner.map(run -> "run %s has published here since this run began".formatted(run))
                .orElseGet(() -> "it could not be committed (%s)".formatted(Reason.of(cause)));
        return table.place().error(why + "; nothing was published, run again", cause);
    }
}
