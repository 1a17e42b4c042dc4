package ais.geofence.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileIO;

/** The files of rows that were written for a table. They become part of it by a {@link TableCommit}. */
public final class RowFiles {
    private final TaggedTable table;
    private final Map<String, String> notes;
    private final Snapshot written;
    private final List<DataFile> files = new ArrayList<>();
    private boolean rowsStay;
    private boolean listsStay;

    /**
     * The files of a write in the table's scratch transaction.
     *
     * @param known the ids of the snapshots before the write
     * @param notes for the snapshot's summary
     */
    RowFiles(TaggedTable table, Set<Long> known, Map<String, String> notes) {
        this.table = table;
        this.notes = notes;
        Table scratch = table.scratch().table();
        this.written = StreamSupport.stream(scratch.snapshots().spliterator(), false)
                .filter(snapshot -> !known.contains(snapshot.snapshotId()))
                .findFirst()
                .orElseThrow();
        written.addedDataFiles(scratch.io()).forEach(file -> files.add(file.copy()));
    }

    List<DataFile> files() {
        return files;
    }

    /** The snapshot of the write in the scratch transaction. */
    Snapshot written() {
        return written;
    }

    Map<String, String> notes() {
        return notes;
    }

    String run() {
        return Objects.requireNonNull(notes.get(TaggedTable.RUN));
    }

    /** The fingerprints of the zone sets by their keys. */
    Map<String, String> fingerprints() {
        return notes.entrySet().stream()
                .filter(note -> TaggedTable.isFingerprint(note.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The number of rows. */
    public long rows() {
        return files.stream().mapToLong(ContentFile::recordCount).sum();
    }

    /** The number of rows of each day; empty for a table without days. */
    public Map<LocalDate, Long> rowsByDay() {
        int position = Days.position(table.scratch().table().spec());
        return position < 0 ? Map.of() : Days.rows(files, position);
    }

    /** The days of the rows, in order; empty for a table without days. */
    public List<LocalDate> days() {
        int position = Days.position(table.scratch().table().spec());
        return position < 0
                ? List.of()
                : files.stream()
                        .map(file -> Days.of(file, position))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Another transaction has committed the files: keep them. */
    void markCommitted() {
        rowsStay = true;
    }

    /** The scratch transaction was committed and has created the table: keep the files and their lists. */
    void markTableCreated() {
        rowsStay = true;
        listsStay = true;
    }

    /** The files may have been committed: keep them and their lists. */
    void markCommitUnknown() {
        markTableCreated();
    }

    /** Deletes what is not part of the table: files that were not committed, and their lists. */
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
