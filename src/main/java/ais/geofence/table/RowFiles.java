package ais.geofence.table;

import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.util.SnapshotUtil;

/** The files of rows that were written for a table and are no part of it before they are published. */
public final class RowFiles {
    private final TaggedTable table;
    private final Map<String, String> summary;
    private final Snapshot written;
    private final List<DataFile> files = new ArrayList<>();
    private boolean rowsStay;
    private boolean listsStay;

    /** The files that a write in the table's scratch transaction has made. */
    RowFiles(TaggedTable table, Map<String, String> summary) {
        this.table = table;
        this.summary = summary;
        Table scratch = table.scratch().table();
        Set<Long> known = table.isNew()
                ? Set.of()
                : StreamSupport.stream(table.current().snapshots().spliterator(), false)
                        .map(Snapshot::snapshotId)
                        .collect(Collectors.toSet());
        this.written = StreamSupport.stream(scratch.snapshots().spliterator(), false)
                .filter(snapshot -> !known.contains(snapshot.snapshotId()))
                .reduce((first, second) -> second)
                .orElseThrow();
        written.addedDataFiles(scratch.io()).forEach(file -> files.add(file.copy()));
    }

    /** How many rows they hold. */
    public long rows() {
        return files.stream().mapToLong(ContentFile::recordCount).sum();
    }

    /** The days of the rows, in order; none where the table is not partitioned by day. */
    public List<LocalDate> days() {
        int position = RowSchema.datePosition(table.scratch().table().spec());
        return position < 0
                ? List.of()
                : files.stream()
                        .map(file -> day(file, position))
                        .distinct()
                        .sorted()
                        .toList();
    }

    static LocalDate day(ContentFile<?> file, int position) {
        return LocalDate.ofEpochDay(file.partition().get(position, Integer.class));
    }

    /**
     * Makes them part of the table by one commit, in place of other rows.
     *
     * @return the id of the snapshot
     * @throws UserError (exit 5) if another run has changed these rows since this one began
     */
    public long publish(Replaced replaced) {
        try {
            long snapshot = table.isNew() ? create() : replace(replaced);
            rowsStay = true;
            return snapshot;
        } catch (CommitStateUnknownException e) {
            rowsStay = true;
            listsStay = true;
            throw table.place()
                    .error(
                            "the catalog did not say whether run %s was committed (%s); look for it in the snapshots' summaries before you run again"
                                    .formatted(summary.get(TaggedTable.RUN), FileFinder.reason(e)),
                            e);
        } catch (ValidationException | CommitFailedException | AlreadyExistsException e) {
            throw table.place()
                    .error(
                            winner(replaced)
                                            .map(run -> "run %s has published here since this run began".formatted(run))
                                            .orElseGet(() ->
                                                    "it could not be committed (%s)".formatted(FileFinder.reason(e)))
                                    + "; nothing was published, run again",
                            e);
        }
    }

    /** Commits the transaction that the rows were written in, which makes the table with them in it. */
    private long create() {
        table.place().makeNamespace();
        Transaction creation = table.scratch();
        creation.updateProperties().set(TaggedTable.FINGERPRINT, fingerprint()).commit();
        creation.commitTransaction();
        listsStay = true;
        return written.snapshotId();
    }

    private long replace(Replaced replaced) {
        Transaction commit = table.current().newTransaction();
        OverwriteFiles overwrite = commit.newOverwrite()
                .overwriteByRowFilter(replaced.rows())
                .conflictDetectionFilter(replaced.rows())
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        Snapshot before = table.before();
        if (before != null) {
            overwrite.validateFromSnapshot(before.snapshotId());
        }
        files.forEach(overwrite::addFile);
        summary.forEach(overwrite::set);
        overwrite.commit();
        commit.updateProperties().set(TaggedTable.FINGERPRINT, fingerprint()).commit();
        commit.commitTransaction();
        return commit.table().currentSnapshot().snapshotId();
    }

    private String fingerprint() {
        return Objects.requireNonNull(summary.get(TaggedTable.FINGERPRINT));
    }

    /** The last run that has changed rows that this one was to replace. */
    private Optional<String> winner(Replaced replaced) {
        Table now = table.current();
        Snapshot last = now.currentSnapshot();
        if (last == null) {
            return Optional.empty();
        }
        Snapshot before = table.before();
        Long start = before == null ? null : before.snapshotId();
        for (Snapshot snapshot : SnapshotUtil.ancestorsBetween(last.snapshotId(), start, now::snapshot)) {
            String run = snapshot.summary().get(TaggedTable.RUN);
            if (run != null && touches(snapshot, replaced, now)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    private static boolean touches(Snapshot snapshot, Replaced replaced, Table now) {
        for (Iterable<DataFile> changed :
                List.of(snapshot.addedDataFiles(now.io()), snapshot.removedDataFiles(now.io()))) {
            for (DataFile file : changed) {
                if (replaced.mayHold(file, Objects.requireNonNull(now.specs().get(file.specId())))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Deletes what is no part of the table: the files if they weren't published, and the lists that were made of them. */
    public void discard() {
        FileIO io = table.scratch().table().io();
        if (!listsStay) {
            List<String> lists = written.allManifests(io).stream()
                    .filter(manifest -> Objects.equals(manifest.snapshotId(), written.snapshotId()))
                    .map(ManifestFile::path)
                    .collect(Collectors.toList());
            lists.add(written.manifestListLocation());
            CatalogUtil.deleteFiles(io, lists, "list", true);
        }
        if (!rowsStay) {
            CatalogUtil.deleteFiles(
                    io, files.stream().map(ContentFile::location).toList(), "row", true);
        }
    }
}
